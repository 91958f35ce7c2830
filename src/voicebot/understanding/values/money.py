"""A sum of money, as a value: "полторы тысячи" is "1500 RUB", "сто рублей пятьдесят копеек" is "100.50 RUB".

What people leave out is filled in so: a bare number is in the language's own currency; "две пятьсот" is 2500,
"девяносто девять девяносто" 99.90; "миллион триста" is 1300000; slang that stands for so many thousand ("десятка",
"полторы") means them. What else it may be is kept as an alternative.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from voicebot.understanding.values.counted import counts_something
from voicebot.understanding.values.currencies import currencies, sums_of_money
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.settled import Mention, settle
from voicebot.understanding.values.sums import Sum, pair, shortened
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.values.currencies import Named
    from voicebot.understanding.values.value import Asked
    from voicebot.understanding.values.whole_numbers import Numeral

_HUNDRED = 100
_CENTS = Decimal("0.01")


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

    def read(self) -> list[Sum]:
        """List them in order."""
        found: list[Sum] = []
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

    def _alone(self, start: int, end: int, found: list[Sum]) -> None:
        """Read "рубль" and "доллар" without a number."""
        for at in range(start, end):
            named = self._words.after(self._text, at)
            if named is None or named.last >= end or not self._is_one(at, named.last):
                continue
            if end < len(self._text) and named.last == end - 1:
                continue  # "рубль двадцать", "евро сто"
            found.append(Sum((Decimal(1),), named.code, at, named.last))
            self._taken = named.last + 1

    def _is_one(self, first: int, last: int) -> bool:
        """Tell whether a currency is named as one of it: "рубль", not "рублей"; a foreign word says nothing of it."""
        names = self._money.currencies
        return any(self._text.word(at) in one.names for at in range(first, last + 1) for one in names.values())

    def _sum(self, one: Numeral, later: Sequence[Numeral]) -> Sum | None:
        """Read the sum that a number begins."""
        text, words = self._text, self._words
        one = self._typed_scale(one)
        amount = self._pair(one, later) or Sum(shortened(text, one), None, one.first, one.last)
        after = amount.last + 1
        if words.is_part(text.word(after)) and len(amount.amounts) == 1:
            code = words.of_part(text.word(after), self._money.default, text.language)
            return Sum((amount.amounts[0] / _HUNDRED,), code, one.first, after)
        named = words.after(text, after)
        if named is not None:
            return self._named(amount, named, later)
        before = words.before(text, one.first) if one.first > self._taken else None
        if before is not None:
            if self._is_one(before.first, before.last) and 0 < one.value < _HUNDRED:
                return Sum((1 + one.value / _HUNDRED,), before.code, before.first, amount.last)  # "рубль двадцать"
            return replace(amount, currency=before.code, first=before.first)
        symbol = self._symbol(one.first, amount.last)
        if symbol is None and (counts_something(text, one) or text.between(amount.last).lstrip().startswith("%")):
            return None
        return replace(amount, currency=symbol)

    def _named(self, amount: Sum, named: Named, later: Sequence[Numeral]) -> Sum:
        """Read the currency after an amount, and the hundredths after that."""
        amounts, end = self._as_said(amount), named.last
        cents = self._cents(end, later)
        if cents is not None:
            amounts, end = tuple(one + cents.value / _HUNDRED for one in amounts), cents.last
            end += self._words.is_part(self._text.word(end + 1))
        return replace(amount, amounts=amounts, currency=named.code, last=end)

    def _as_said(self, amount: Sum) -> tuple[Decimal, ...]:
        """Leave "десятка" ten where roubles are named."""
        slang = self._text.form_of(amount.first, self._money.thousands) if amount.first == amount.last else None
        return amount.amounts if slang is None else amount.amounts[-1:]

    def _typed_scale(self, one: Numeral) -> Numeral:
        """Read the letter after "5к"."""
        atom = self._text.atom(one.last)
        scale = self._money.typed_scales.get(self._text.word(one.last + 1))
        if scale is None or atom is None or not atom.figures:
            return one
        return replace(one, value=one.value * scale, last=one.last + 1, scale=scale)

    def _symbol(self, first: int, last: int) -> str | None:
        start = self._text.heard.tokens[first].start
        beside = self._text.heard.text[max(0, start - 2) : start] + self._text.between(last)[:2]
        return self._words.symbol(beside)

    def _cents(self, end: int, later: Sequence[Numeral]) -> Numeral | None:
        """Find the hundredths after a currency: "пятьдесят копеек", "и пять копеек", "двадцать"."""
        joint = self._text.phrase(end + 1, self._text.listed.decimal_joints)
        cents = next((one for one in later if one.first == end + 1 + joint), None)
        if cents is not None and cents.value == 0:  # "ноль девять копеек"
            cents = next((one for one in later if one.first == cents.last + 1), cents)
        if cents is None or not 0 <= cents.value < _HUNDRED:
            return None
        named = self._words.is_part(self._text.word(cents.last + 1))
        alone = not joint and self._words.after(self._text, cents.last + 1) is None
        return cents if named or (alone and not counts_something(self._text, cents)) else None

    def _pair(self, one: Numeral, later: Sequence[Numeral]) -> Sum | None:
        """Read "две пятьсот", and "сто двадцать тридцать копеек"."""
        second = later[0] if later and later[0].first == one.last + 1 else None
        if second is None:
            return None
        if self._words.is_part(self._text.word(second.last + 1)) and second.value < _HUNDRED:
            return Sum((one.value + second.value / _HUNDRED,), None, one.first, second.last + 1)
        named = self._words.after(self._text, second.last + 1) is not None
        return pair(one, second, named=named)
