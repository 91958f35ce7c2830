from collections.abc import Sequence

import numpy as np
import pytest

from voicebot.language.language import language
from voicebot.understanding.features import Floats
from voicebot.understanding.learned import Learned, Told
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.scoring import LARGEST

RUSSIAN = language("ru")
EXPECTED = (
    Expected("мне удобно в четверг", "thursday"),
    Expected("давайте в четверг", "thursday"),
    Expected("это слишком дорого", "too_expensive"),
    Expected("дороговато для меня", "too_expensive"),
    Expected("соедините с оператором", "operator", Kind.REACTION),
)
LEARNED = Learned(EXPECTED, RUSSIAN)


def likeliest(told: Told) -> str:
    return [*(name for _, name in LEARNED.columns), ""][int(np.argmax(told.logs))]


def embed(texts: Sequence[str]) -> Floats:
    """Two directions: what has to do with money, and what has not."""
    money = ("дорог", "деньги", "цен")
    directions = [0 if any(part in text for part in money) else 1 for text in texts]
    return np.eye(384, dtype=np.float32)[directions]


def test_probabilities_of_the_senses_and_of_something_else_are_one_together() -> None:
    logs = LEARNED.by_words("в четверг").logs
    assert logs.shape == (len(LEARNED.columns) + 1,)
    assert np.exp(logs).sum() == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("четверг подойдет", "thursday"),
        ("таких денег у меня нет", "too_expensive"),
        ("хочу поговорить с живым человеком", "operator"),
        ("погода сегодня прекрасная", ""),
    ],
)
def test_what_was_not_listed_is_known_by_words_and_common_meanings(said: str, meant: str) -> None:
    assert likeliest(LEARNED.by_words(said)) == meant


def test_a_language_without_a_library_has_its_words() -> None:
    learned = Learned([Expected("too expensive", "price"), Expected("call me later", "later")], language("en"))
    logs = learned.by_words("that is very expensive").logs
    assert logs[learned.columns[Kind.INTENT, "price"]] > logs[learned.columns[Kind.INTENT, "later"]]
    assert np.exp(logs[-1]) < 0.01


def test_the_nearest_phrase_of_each_sense_is_found_by_common_meanings() -> None:
    near = LEARNED.by_words("мне это не по карману").near
    assert near.argmax() == LEARNED.columns[Kind.INTENT, "too_expensive"]
    assert LEARNED.by_words("дороговато для меня").near.max() == LARGEST


def test_embeddings_are_compared_where_there_are_any() -> None:
    assert not LEARNED.has_embeddings
    learned = Learned(EXPECTED, RUSSIAN, embed)
    assert learned.has_embeddings
    price = learned.columns[Kind.INTENT, "too_expensive"]
    assert learned.by_embeddings("какая цена").logs[price] > learned.by_words("какая цена").logs[price]


def test_a_script_that_expects_nothing_knows_nothing() -> None:
    assert Learned((), RUSSIAN).by_words("да").logs.shape == (1,)
