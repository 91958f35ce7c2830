import pytest

from voicebot.language.language import language
from voicebot.understanding.values.dictation import dictation
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import heard_in

RU = language("ru")


def figures(words: str, known: str = "") -> str | None:
    found = dictation(NumeralText(heard_in(words, RU), RU), known)
    return "".join(one.figures for one in found.groups) if found else None


@pytest.mark.parametrize(
    ("words", "known", "expected"),
    [
        ("сорок восемь семнадцать", "", "4817"),
        ("семнадцать", "48", "4817"),
        ("триста сорок ой триста сорок один двадцать восемь", "", "34128"),
        ("пять шесть нет пятьдесят семь", "", "57"),
        ("двадцать нет сто двадцать", "", "120"),
        ("один четыре нет один пять", "", "15"),
        ("сто двадцать нет не сто двадцать а сто тридцать ноль", "", "1300"),
        ("восемьсот четыре нет не четыре а пять", "", "805"),
        ("не двенадцать а тринадцать", "4512", "4513"),
        ("не двенадцать", "4512", "45"),
        ("не двенадцать", "45", "45"),
        ("пятьдесят шесть ой нет последние пять два", "77", "7752"),
        ("ой шестьсот тридцать девять", "15629", "15639"),
        ("нет не так один один один", "110", "111"),
        ("еще раз тридцать четыре", "33", "34"),
        ("сорок пять не тот договор", "33", None),
        ("подождите две минуты", "33", None),
    ],
)
def test_what_stands_in_the_end(words: str, known: str, expected: str | None) -> None:
    assert figures(words, known) == expected


def test_the_words_with_digits_are_known() -> None:
    text = NumeralText(heard_in("номер сорок пять доб сто", RU), RU)
    found = dictation(text, end=3)
    assert found is not None
    assert (found.first, found.last) == (1, 2)
