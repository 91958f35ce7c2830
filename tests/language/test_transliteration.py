import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.transliteration import is_doubtful, latin


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("иванов", ("ivanov",)),
        ("сергей", ("sergey", "sergei", "sergej")),
        ("ахметов", ("ahmetov", "akhmetov")),
        ("алекс", ("alex", "aleks")),
        ("наталья", ("natalya", "natalia")),
        ("тёплый", ("teplyy", "teply", "teplyi")),
        ("ivan85", ("ivan85",)),
    ],
)
def test_the_usual_spelling_comes_first(word: str, texts: tuple[str, ...]) -> None:
    assert latin(word)[: len(texts)] == texts


def test_two_spellings_about_as_usual_are_doubtful() -> None:
    assert is_doubtful("ахметов")
    assert not is_doubtful("иванов")


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12))
def test_letters_are_latin_and_spellings_differ(word: str) -> None:
    texts = latin(word)
    assert all(text.isascii() for text in texts)
    assert len(set(texts)) == len(texts)
