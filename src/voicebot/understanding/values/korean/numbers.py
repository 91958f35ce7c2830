"""Numbers and ordinals in Korean text, with their counters: "세 명", "이십오 번", "두 개 반", "열한 번째"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.numerals import Numerals, numerals
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language
    from voicebot.understanding.values.placed_text import PlacedText
    from voicebot.understanding.values.value import Asked, Heard

_HALF = Decimal("0.5")
_WELL_KNOWN = 3
"""A Sino-Korean numeral of so many syllables is no other word."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that was said.

    Args:
        readings: what it may be, as it is written.
        start: index in the text without spaces.
        end: index after its last character, its counter left out.
    """

    readings: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What numbers look like without spaces.

    Args:
        number: a number with its counter.
        ordinal: a place in a row.
        ending: what may follow a number that has no counter.
        alone: native numerals that stand without a counter.
        numerals: how they are read.
        pairs: one word for two numbers.
        first: the word for the first.
    """

    number: re.Pattern[str]
    ordinal: re.Pattern[str]
    ending: re.Pattern[str]
    alone: frozenset[str]
    numerals: Numerals
    pairs: Mapping[str, tuple[int, int]]
    first: Mapping[str, int]


@cache
def _patterns(language: Language) -> _Patterns:
    words, read = language.lexicon.numerals, numerals(language)
    tens = "".join(mark for mark, value in read.marks.items() if value)
    whole = rf"(?:[{tens}]*[백천만])(?:{read.native})(?![{tens}])|{read.native}|{read.sino}"
    counter = any_of(words.counters)
    scales = any_of(words.scales)
    return _Patterns(
        re.compile(
            rf"(?P<pair>{any_of(words.pairs)})(?:{counter})"
            rf"|(?P<minus>{any_of(words.minus)}|-)?(?P<whole>{whole})"
            rf"(?:(?:{any_of(words.points)}|\.)(?P<part>[{tens}영공]+?|\d+)(?P<scale>{scales})?(?![{tens}영공]))?"
            rf"(?P<counter>(?:{counter})(?P<half>반)?)?"
        ),
        re.compile(
            rf"(?:(?P<first>{any_of(words.ordinals)})|제?(?P<whole>{whole}))(?:번째|째)|제(?P<numbered>{read.sino})"
        ),
        re.compile(rf"$|{any_of(words.endings)}"),
        frozenset(word for word, value in words.cardinals.items() if word in words.standing),
        read,
        words.pairs,
        words.ordinals,
    )


def read_number(heard: Heard, asked: Asked) -> Value | None:
    """Read the one number there is.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said = compact(heard.text)
    return _settled(said, _numbers(said, _patterns(asked.language)), asked)


def read_ordinal(heard: Heard, asked: Asked) -> Value | None:
    """Read the one place in a row there is; where there is none, a whole number is one.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said, patterns = compact(heard.text), _patterns(asked.language)
    found = [
        _Number((str(_place(match, patterns)),), match.start(), match.end())
        for match in patterns.ordinal.finditer(said.text)
        if match.start() in said.starts
    ]
    value = _settled(said, found or _numbers(said, patterns), asked)
    return value if value and value.text.isdecimal() else None


def _place(match: re.Match[str], patterns: _Patterns) -> int:
    if match["first"]:
        return patterns.first[match["first"]]
    return patterns.numerals.value(match["whole"] or match["numbered"])


def _numbers(said: PlacedText, patterns: _Patterns) -> list[_Number]:
    found: list[_Number] = []
    at = 0
    while match := patterns.number.search(said.text, at):
        after_number = bool(found and match["counter"])
        if not (match.start() in said.starts or after_number) or not _stands(said, match, patterns):
            at = match.start() + 1
            continue
        at = match.end()
        end = match.start("counter") if match["counter"] and not match["half"] else match.end()
        found.append(_Number(_readings(match, patterns), match.start(), end))
    return found


def _stands(said: PlacedText, match: re.Match[str], patterns: _Patterns) -> bool:
    """Tell whether it is a number here: short numerals are parts of other words too."""
    if match["pair"] or match["counter"] or match["part"] or match["minus"]:
        return True
    whole = match["whole"]
    ended = bool(patterns.ending.match(said.text, match.end()))
    if whole in patterns.numerals.natives and whole not in patterns.alone:
        return False
    return ended or whole[0].isdigit() or (len(whole) >= _WELL_KNOWN and match.end() in {*said.starts, len(said.text)})


def _readings(match: re.Match[str], patterns: _Patterns) -> tuple[str, ...]:
    if match["pair"]:
        return tuple(str(number) for number in patterns.pairs[match["pair"]])
    read = patterns.numerals
    value = Decimal(read.value(match["whole"]))
    if match["part"]:
        value += Decimal("0." + read.digits(match["part"]))
    if match["scale"]:
        value *= read.marks[match["scale"]]
    if match["half"]:
        value += _HALF
    return (f"{-value.normalize() if match['minus'] and value else value.normalize():f}",)


def _settled(said: PlacedText, numbers: list[_Number], asked: Asked) -> Value | None:
    """Find the number that is meant: a denied one is not, a correction takes back those before it."""
    signs = between(asked.language)
    meant: list[_Number] = []
    either = False
    for place, number in enumerate(numbers):
        after = numbers[place + 1].start if place + 1 < len(numbers) else len(said.text)
        gap = said.text[number.end : after]
        before = said.text[numbers[place - 1].end : number.start] if place else ""
        sign = signs.sign(before)
        if sign and sign.what == "correction":
            meant, either = [], False
        if signs.denied(gap):
            continue
        either |= bool(sign and sign.what == "either")
        meant.append(number)
    readings = tuple(dict.fromkeys(reading for number in meant for reading in number.readings))
    doubtful = len(readings) > 1
    if not meant or (doubtful and not either and len(meant) > 1):
        return None
    span = said.span(meant[0].start, meant[-1].end)
    return Value(asked.kind, readings[0], span, readings[1:], doubtful=doubtful)
