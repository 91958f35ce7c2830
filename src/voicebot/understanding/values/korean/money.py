"""Sums of money in Korean text: "만오천 원", "십오 달러", "3만원"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.numbers import read_number
from voicebot.understanding.values.korean.numerals import numerals
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard

_HUNDRED = 100


@cache
def _sums(language: Language) -> re.Pattern[str]:
    listed, read = language.lexicon.money, numerals(language)
    names = any_of(name for one in listed.currencies.values() for name in one.names)
    parts = any_of(part for one in listed.currencies.values() for part in one.parts)
    point = any_of(read.points)
    return re.compile(
        rf"(?P<whole>{read.sino})(?:(?:{point}|\.)(?P<places>{read.sino}))?(?P<currency>{names})"
        rf"(?:(?P<hundredths>{read.sino})(?:{parts}))?"
    )


def read_money(heard: Heard, asked: Asked) -> Value | None:
    """Read the one sum there is; a bare number is in won.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said, language = compact(heard.text), asked.language
    signs = between(language)
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for match in _sums(language).finditer(said.text):
        gap = said.text[end : match.start()]
        if found and (signs.denied(gap) or signs.correction.search(gap)):
            found.clear()
        found.setdefault(_written(match, language), match.span())
        end = match.end()
    if signs.denied(said.text[end:]):
        return None
    if not found:
        return _bare(heard, asked)
    (sum_, place), *others = found.items()
    return None if others else _value(asked, sum_, said.span(*place))


def _bare(heard: Heard, asked: Asked) -> Value | None:
    number = read_number(heard, replace(asked, kind="number"))
    if number is None or number.text.startswith("-"):
        return None
    return _value(asked, f"{number.text} {asked.language.lexicon.money.default}", number.span)


def _value(asked: Asked, sum_: str, span: tuple[int, int]) -> Value:
    amount, currency = sum_.split()
    return Value(asked.kind, sum_, span, parts={"amount": amount, "currency": currency})


def _written(match: re.Match[str], language: Language) -> str:
    read = numerals(language)
    amount = Decimal(
        f"{read.value(match['whole'])}.{read.digits(match['places'])}"
        if match["places"]
        else read.value(match["whole"])
    )
    if match["hundredths"]:
        amount += Decimal(read.value(match["hundredths"])) / _HUNDRED
    currencies = language.lexicon.money.currencies
    code = next(code for code, one in currencies.items() if match["currency"] in one.names)
    return f"{amount:.0f} {code}" if amount == amount.to_integral_value() else f"{amount:.2f} {code}"
