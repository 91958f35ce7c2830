"""A sum of money, as a value: "полторы тысячи" is "1500 RUB", "сто рублей пятьдесят копеек" is "100.50 RUB".

What people leave out is filled in so: a bare number is in the language's own currency; "две пятьсот" is 2500,
"девяносто девять девяносто" 99.90; "миллион триста" is 1300000; slang that stands for so many thousand ("десятка",
"полторы") means them. What else it may be is kept as an alternative.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from voicebot.understanding.values.counted import counts_something
from voicebot.understanding.values.currencies import currencies, sums_of_money
from voicebot.understanding.values.numeral_table import Role
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.settled import Mention, settle
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.values.value import Asked
    from voicebot.understanding.values.whole_numbers import Numeral

_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Sum:
    amounts: tuple[Decimal, ...]
    currency: str | None
    first: int
    last: int
    doubtful: bool = False


def read_money(heard: Heard, asked: Asked) -> Value | None:
    """Read the one sum there is.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    text = NumeralText(heard, asked.language, also=sums_of_money(asked.language))
    sums = _Sums(text).read()
    named = next((one.currency for one in sums if one.currency), asked.language.lexicon.money.default)
    mentions = [
        Mention(
            tuple(f"{_written(amount)} {one.currency or named}" for amount in one.amounts),
            one.first,
            one.last,
            doubtful=one.doubtful,
        )
        for one in sums
    ]
    found = settle(text, mentions)
    if found is None or found.readings[0].startswith("-"):
        return None
    amount, currency = found.readings[0].split()
    return Value(
        asked.kind,
        found.readings[0],
        text.heard.span(found.first, found.last),
        found.readings[1:],
        doubtful=found.doubtful,
        parts={"amount": amount, "currency": currency},
    )


def _written(amount: Decimal) -> str:
    """Write an amount without hundredths, or with two of them."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount.quantize(_CENTS):f}"


class _Sums:
    """The sums in an utterance.

    Args:
        text: the utterance, slang for sums among its numerals.
    """

    def __init__(self, text: NumeralText) -> None:
        self._text = text
        self._words = currencies(text.language)
        self._money = text.language.lexicon.money
        self._taken = 0

    def read(self) -> list[_Sum]:
        """List them in order."""
        found: list[_Sum] = []
        waiting = list(numerals(self._text))
        while waiting:
            start = self._taken
            one = waiting.pop(0)
            self._alone(start, one.first, found)
            total = self._sum(one, waiting)
            if total is not None:
                found.append(total)
                self._taken = total.last + 1
            waiting = [later for later in waiting if later.first >= self._taken]
        self._alone(self._taken, len(self._text), found)
        return found

    def _alone(self, start: int, end: int, found: list[_Sum]) -> None:
        """Read "рубль" and "доллар" without a number."""
        for at in range(start, end):
            named = self._words.after(self._text, at)
            if named is None or named.last >= end or not self._is_one(at, named.last):
                continue
            if end < len(self._text) and named.last == end - 1:
                continue  # "рубль двадцать", "евро сто"
            found.append(_Sum((Decimal(1),), named.code, at, named.last))
            self._taken = named.last + 1

    def _is_one(self, first: int, last: int) -> bool:
        """Tell whether a currency is named as one of it: "рубль", not "рублей"; a foreign word says nothing of it."""
        names = self._money.currencies
        return any(self._text.word(at) in one.names for at in range(first, last + 1) for one in names.values())

    def _sum(self, one: Numeral, later: Sequence[Numeral]) -> _Sum | None:
        text, words = self._text, self._words
        last, typed = self._typed_scale(one)
        value = one.value * typed
        pair = self._pair(one, later) if typed == 1 else None
        if pair is not None:
            last = pair.last
        if words.is_part(text.word(last + 1)) and pair is None:
            code = words.of_part(text.word(last + 1), self._money.default, text.language)
            return _Sum((value / _HUNDRED,), code, one.first, last + 1)
        named = words.after(text, last + 1)
        before = words.before(text, one.first) if named is None and one.first > self._taken else None
        symbol = self._symbol(one.first, last) if named is None and before is None else None
        if named is None and before is None and symbol is None:
            if counts_something(text, one) or (pair is None and self._is_percent(last)):
                return None
            return pair or self._bare(one, value, last)
        if before is not None and self._is_one(before.first, before.last) and self._is_hundredths(one):
            return _Sum((1 + value / _HUNDRED,), before.code, before.first, last)  # "рубль двадцать"
        amounts = pair.amounts[:1] if pair else (value, *self._in_millions(one))
        amounts = self._in_millions(one)[:1] + amounts if not pair and self._in_millions(one) else amounts
        end = named.last if named else last
        cents = self._cents(end, later) if named else None
        if cents is not None:
            amounts, end = tuple(amount + cents.value / _HUNDRED for amount in amounts), cents.last
            end += words.is_part(text.word(end + 1))
        code = named.code if named else before.code if before else str(symbol)
        return _Sum(tuple(dict.fromkeys(amounts)), code, before.first if before else one.first, end)

    def _typed_scale(self, one: Numeral) -> tuple[int, int]:
        """Read the letter after "5к": the index of the last word and what it multiplies by."""
        atom = self._text.atom(one.last)
        scale = self._money.typed_scales.get(self._text.word(one.last + 1))
        return (one.last + 1, scale) if scale and atom and atom.figures else (one.last, 1)

    def _symbol(self, first: int, last: int) -> str | None:
        start = self._text.heard.tokens[first].start
        beside = self._text.heard.text[max(0, start - 2) : start] + self._text.between(last)[:2]
        return self._words.symbol(beside)

    def _is_percent(self, last: int) -> bool:
        return self._text.between(last).strip().startswith("%")

    def _is_hundredths(self, one: Numeral) -> bool:
        return one.value == one.value.to_integral_value() and 0 < one.value < _HUNDRED

    def _cents(self, end: int, later: Sequence[Numeral]) -> Numeral | None:
        """Find the hundredths after a currency: "пятьдесят копеек", "и пять копеек", "двадцать"."""
        joint = self._text.phrase(end + 1, self._text.listed.decimal_joints)
        cents = next((one for one in later if one.first == end + 1 + joint), None)
        if cents is None and self._text.phrase(end + 1, self._text.listed.spelled_zeros):
            return None
        if cents is not None and cents.value == 0:  # "ноль девять копеек"
            cents = next((one for one in later if one.first == cents.last + 1), cents)
        if cents is None or not 0 <= cents.value < _HUNDRED:
            return None
        named = self._words.is_part(self._text.word(cents.last + 1))
        alone = not joint and self._words.after(self._text, cents.last + 1) is None
        return cents if named or (alone and not counts_something(self._text, cents)) else None

    def _pair(self, one: Numeral, later: Sequence[Numeral]) -> _Sum | None:
        """Read two numbers side by side: "две пятьсот", "девяносто девять девяносто"."""
        second = later[0] if later and later[0].first == one.last + 1 else None
        if second is None or not 0 < one.value < _THOUSAND or not 0 < second.value < _THOUSAND:
            return None
        if one.value != one.value.to_integral_value() or second.value != second.value.to_integral_value():
            return None
        if self._words.is_part(self._text.word(second.last + 1)):
            return _Sum((one.value + second.value / _HUNDRED,), None, one.first, second.last)
        thousands = one.value * _THOUSAND + second.value
        if second.value >= _HUNDRED:
            estimate = one.value >= _HUNDRED and second.value % _HUNDRED == 0 and one.value < second.value
            return None if estimate else _Sum((thousands,), None, one.first, second.last)
        if second.value < 10 or one.value < second.value <= 2 * one.value:  # noqa: PLR2004 - "пять шесть" is an estimate
            return None
        price = one.value + second.value / _HUNDRED
        together = one.value * _HUNDRED + second.value
        other = together if one.value >= 10 else thousands  # noqa: PLR2004 - "девяносто девять девяносто" may be 9990
        return _Sum((price, other), None, one.first, second.last, doubtful=one.value < 10)  # noqa: PLR2004 - "две пятьдесят"

    def _bare(self, one: Numeral, value: Decimal, last: int) -> _Sum:
        """Read a number without a currency."""
        slang = self._text.form_of(one.first, self._money.thousands) if one.first == last else None
        millions = self._in_millions(one)
        if slang is not None and value < _THOUSAND:
            return _Sum((value * _THOUSAND, value), None, one.first, last)
        return _Sum((*millions, value), None, one.first, last)

    def _in_millions(self, one: Numeral) -> tuple[Decimal, ...]:
        """Give what "миллион триста" is short for."""
        scales = [
            atom.value
            for at in range(one.first, one.last + 1)
            if (atom := self._text.atom(at)) is not None and atom.role is Role.SCALE
        ]
        rest = one.value % scales[-1] if scales else Decimal(0)
        if not scales or scales[-1] < _MILLION or not _HUNDRED <= rest < _THOUSAND:
            return ()
        return (one.value - rest + rest * (scales[-1] // _THOUSAND),)
