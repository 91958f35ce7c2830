from pathlib import Path

import numpy as np
import pytest

from voicebot.errors import LibraryMissingError
from voicebot.host import embedding as module
from voicebot.host.embedding import SIZE, Embedding, are_wanted, embedding, is_installed
from voicebot.settings import MatchSettings

needed = pytest.mark.skipif(not is_installed(), reason="the extra semantic is not installed")


@needed
def test_what_means_the_same_is_near_in_other_words_and_languages() -> None:
    one, same, english, other = Embedding()(["это дорого", "цена кусается", "too expensive", "перезвоните завтра"])
    assert one.shape == (SIZE,)
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-3)
    assert one @ same > one @ other
    assert one @ english > one @ other


@needed
def test_phrases_are_kept_and_an_utterance_is_not(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "embeddings.npz"
    first = Embedding(file)(["да", "нет"])
    size = file.stat().st_size
    again = Embedding(file)
    assert again(["нет", "да"]) == pytest.approx(first[::-1], abs=1e-3)
    again(["что-то ещё"])
    assert file.stat().st_size == size


@needed
def test_a_broken_file_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.npz"
    file.write_bytes(b"PK\x03\x04 nothing")
    assert Embedding(file)(["да", "нет"]).shape == (2, SIZE)
    assert Embedding(file)(["да", "нет"]).shape == (2, SIZE)


def test_without_the_extra_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: False)
    embedding.cache_clear()
    with pytest.raises(LibraryMissingError, match="semantic"):
        embedding()


@pytest.mark.parametrize(
    ("how", "code", "installed", "wanted"),
    [
        ("auto", "en", True, True),
        ("auto", "en", False, False),
        ("auto", "ru", True, False),
        ("on", "ru", True, True),
        ("off", "en", True, False),
    ],
)
def test_embeddings_are_wanted_where_no_library_is_as_good(
    monkeypatch: pytest.MonkeyPatch, how: str, code: str, *, installed: bool, wanted: bool
) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: installed)
    assert are_wanted(MatchSettings.model_validate({"semantic": how}), code) is wanted
