from decimal import Decimal

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.sums import pair, shortened
from voicebot.understanding.values.value import heard_in

RU = language("ru")


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("миллион триста", (1_300_000, 1_000_300)),
        ("миллион тридцать", (1_000_030,)),
        ("тысяча триста", (1300,)),
        ("десятка", (10_000, 10)),
        ("десять", (10,)),
    ],
)
def test_what_a_number_is_short_for(words: str, amounts: tuple[int, ...]) -> None:
    text = NumeralText(heard_in(words, RU), RU)
    assert shortened(text, numerals(text)[0]) == amounts


@pytest.mark.parametrize(
    ("words", "named", "amounts", "doubtful"),
    [
        ("две пятьсот", False, ("2500",), False),
        ("девяносто девять девяносто", False, ("99.90", "9990"), False),
        ("две пятьдесят", False, ("2.50", "2050"), True),
        ("одна пятьдесят", True, ("150", "1050"), True),
    ],
)
def test_two_numbers_are_one_sum(words: str, amounts: tuple[str, ...], *, named: bool, doubtful: bool) -> None:
    first, second = numerals(NumeralText(heard_in(words, RU), RU))
    found = pair(first, second, named=named)
    assert found is not None
    assert found.amounts == tuple(map(Decimal, amounts))
    assert (found.doubtful, found.first, found.last) == (doubtful, first.first, second.last)


@pytest.mark.parametrize("words", ["пять шесть", "сто двести", "ноль пять", "двадцать тридцать"])
def test_estimates_are_no_sum(words: str) -> None:
    first, second = numerals(NumeralText(heard_in(words, RU), RU))
    assert pair(first, second, named=False) is None
