"""Sums of money as people shorten them: "две пятьсот", "миллион триста", "девяносто девять девяносто", "десятка"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_table import Role

if TYPE_CHECKING:
    from voicebot.understanding.values.numeral_text import NumeralText
    from voicebot.understanding.values.whole_numbers import Numeral

_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that was said.

    Args:
        amounts: what it may be, the likeliest first.
        currency: by ISO 4217; None where none was named.
        first: index of its first word.
        last: index of its last word.
        doubtful: the second amount is about as likely as the first.
    """

    amounts: tuple[Decimal, ...]
    currency: str | None
    first: int
    last: int
    doubtful: bool = False


def shortened(text: NumeralText, one: Numeral) -> tuple[Decimal, ...]:
    """List what a number may stand for where it is money, itself among them, the likeliest first.

    Args:
        text: the utterance.
        one: a number in it.
    """
    thousands = text.form_of(one.first, text.language.lexicon.money.thousands) if one.first == one.last else None
    if thousands is not None and one.value < _THOUSAND:
        return one.value * _THOUSAND, one.value
    return (*_in_millions(text, one), one.value)


def _in_millions(text: NumeralText, one: Numeral) -> tuple[Decimal, ...]:
    """Read "миллион триста" as 1300000."""
    atoms = (text.atom(at) for at in range(one.first, one.last + 1))
    scales = [atom.value for atom in atoms if atom is not None and atom.role is Role.SCALE]
    rest = one.value % scales[-1] if scales else Decimal(0)
    if not scales or scales[-1] < _MILLION or not _HUNDRED <= rest < _THOUSAND:
        return ()
    return (one.value - rest + rest * (scales[-1] // _THOUSAND),)


def pair(first: Numeral, second: Numeral, *, named: bool) -> Sum | None:
    """Read two numbers side by side as one sum.

    Args:
        first: a number.
        second: the number right after it.
        named: a currency is named after them.

    Returns:
        the sum; None where they are an estimate ("пять шесть") or have nothing to do with each other.
    """
    one, two = first.value, second.value
    whole = one == one.to_integral_value() and two == two.to_integral_value()
    if not whole or not 0 < one < _THOUSAND or not 0 < two < _THOUSAND:
        return None
    thousands, together, price = one * _THOUSAND + two, one * _HUNDRED + two, one + two / _HUNDRED
    if two >= _HUNDRED:
        estimate = _HUNDRED <= one < two and two % _HUNDRED == 0
        return None if estimate else Sum((thousands,), None, first.first, second.last)
    if two < _TEN or one < two <= 2 * one:
        return None
    if named and one < _TEN:
        return Sum((together, thousands), None, first.first, second.last, doubtful=True)
    return Sum((price, together if one >= _TEN else thousands), None, first.first, second.last, doubtful=one < _TEN)
