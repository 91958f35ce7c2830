import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.normal import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Да-да!", "да да"),
        ("  Ещё   раз… ", "еще раз"),
        ("«Слушаю» вас, 15:30", "слушаю вас 15 30"),
        ("Don’t 'quote' me", "don't quote me"),
        ("네, 말씀하세요.", "네 말씀하세요"),
        ("", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_decomposed_letters_are_composed() -> None:
    assert normalise("й") == "й"


@given(st.text(max_size=40))
def test_the_normal_form_is_its_own(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
