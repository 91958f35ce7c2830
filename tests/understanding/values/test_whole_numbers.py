import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from voicebot.language.language import language
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import heard_in
from voicebot.understanding.values.whole_numbers import cardinal, ordinal


def said(words: str, code: str) -> NumeralText:
    return NumeralText(heard_in(words, language(code)), language(code))


@given(st.integers(0, 10**12), st.sampled_from("ngdai"))
def test_every_russian_cardinal_is_read_in_every_case(number: int, case: str) -> None:
    words = num2words(number, lang="ru", case=case)
    text = said(words, "ru")
    found = cardinal(text, 0)
    assert found is not None
    assert (int(found.value), found.last) == (number, len(text) - 1)


@given(st.integers(0, 10**12))
def test_every_english_cardinal_is_read(number: int) -> None:
    text = said(num2words(number, lang="en").replace(",", ""), "en")
    found = cardinal(text, 0)
    assert found is not None
    assert (int(found.value), found.last) == (number, len(text) - 1)


@given(st.integers(0, 2100), st.sampled_from("ngdai"), st.sampled_from("mf"))
def test_ordinals_are_read_in_every_case(number: int, case: str, gender: str) -> None:
    text = said(num2words(number, to="ordinal", lang="ru", case=case, gender=gender), "ru")
    found = ordinal(text, 0)
    assert found is not None
    assert (int(found.value), found.last, found.ordinal) == (number, len(text) - 1, True)


@pytest.mark.parametrize(
    ("words", "number", "last"),
    [
        ("двадцать двадцать", 20, 0),
        ("сто двести", 100, 0),
        ("пять сто", 5, 0),
        ("ноль пять", 0, 0),
        ("тысячи три", 3000, 1),
        ("тысяча три", 1003, 1),
        ("тысяч двести", 200000, 1),
        ("миллион тысяча", 1000000, 0),
        ("1 500", 1500, 1),
        ("1500 200", 1500, 0),
        ("5 тысяч 200", 5200, 2),
        ("два десятка", 20, 1),
        ("две пары", 2, 0),
        ("семерка двадцать", 7, 0),
    ],
)
def test_a_number_ends_where_the_next_word_does_not_fit(words: str, number: int, last: int) -> None:
    found = cardinal(said(words, "ru"), 0)
    assert found is not None
    assert (int(found.value), found.last) == (number, last)


def test_scales_may_be_left_out() -> None:
    found = cardinal(said("five billion", "en"), 0, below=0)
    assert found is not None
    assert (found.text, found.last) == ("5", 0)


def test_other_words_are_no_numbers() -> None:
    assert cardinal(said("слово", "ru"), 0) is None
    assert ordinal(said("сорок пять", "ru"), 0) is None
    assert ordinal(said("тысяча миллионный", "ru"), 0) is None
