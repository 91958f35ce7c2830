import numpy as np
import pytest

from voicebot.language.language import language
from voicebot.understanding.concepts import Concepts, concepts_of

RUSSIAN = language("ru")


def russian() -> Concepts:
    concepts = concepts_of("ru")
    assert concepts is not None
    return concepts


def test_what_means_the_same_is_alike_though_it_shares_no_word() -> None:
    def likeness(one: str, other: str) -> float:
        return float(russian().of_text(one, RUSSIAN) @ russian().of_text(other, RUSSIAN))

    assert likeness("дороговато", "не по карману мне такие цены") > likeness("дороговато", "перезвоните завтра")


@pytest.mark.parametrize("text", ["да", "наберите меня вечером", "", "щщщ"])
def test_probabilities_are_one_together(text: str) -> None:
    roots = russian().of_text(text, RUSSIAN)
    assert roots.shape == (russian().size,)
    assert (roots**2).sum() == pytest.approx(1.0, abs=1e-4)


def test_embeddings_count_beside_words() -> None:
    embedding = np.zeros(384, np.float32)
    embedding[0] = 1.0
    roots = russian().of_embedding("наберите меня вечером", embedding, RUSSIAN)
    assert (roots**2).sum() == pytest.approx(1.0, abs=1e-4)


def test_a_language_may_have_no_library() -> None:
    assert concepts_of("ko") is None
