"""A telephone number, as a value in E.164: dictated in any grouping, or typed.

A number without the code of a country is one of the language's own country; it must be one that can exist there.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

from voicebot.understanding.values.dictated import ones_apart
from voicebot.understanding.values.dictation import dictation
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.values.dictated import Group
    from voicebot.understanding.values.value import Asked

_REGIONS = {"ru": "RU", "en": "US", "ko": "KR"}
_SHORTEST = 7
_LONGEST = 15
_NATIONAL_RU = 10


def read_telephone(heard: Heard, asked: Asked) -> Value | None:
    """Read the one number there is.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    text = NumeralText(heard, asked.language)
    extension = next((at for at in range(len(text)) if text.form_of(at, text.listed.extensions)), None)
    said = dictation(text, end=extension)
    if said is None:
        return None
    region = _REGIONS[asked.language.code]
    plus = _has_plus(text, said.first)
    found = _number(said.groups, region, plus=plus)
    if found is not None:
        return Value(asked.kind, found, text.heard.span(said.first, said.last))
    return _among(text, said.groups, asked, plus=plus)


def _has_plus(text: NumeralText, at: int) -> bool:
    """Tell whether "плюс" or its sign stands before a word."""
    before = text.heard.text[: text.heard.tokens[at].start]
    return before.rstrip(" (").endswith("+") or text.phrase(at - 1, text.listed.plus) > 0


def _number(groups: Sequence[Group], region: str, *, plus: bool) -> str | None:
    ways = ("".join(one.figures for one in groups), *ones_apart(groups))
    return next((number for way in ways if (number := e164(way, region, plus=plus))), None)


def _among(text: NumeralText, groups: Sequence[Group], asked: Asked, *, plus: bool) -> Value | None:
    """Find the number beside others: "... сорок пять, я буду до пяти"; of two the first, and the person is asked."""
    breaks = [0, *(at for at in range(1, len(groups)) if 0 <= groups[at - 1].last < groups[at].first - 1), len(groups)]
    region = _REGIONS[asked.language.code]
    found: dict[str, tuple[int, int]] = {}
    for start, end in sorted(combinations(breaks, 2), key=lambda span: span[0] - span[1]):
        own = _has_plus(text, groups[start].first) or (plus and start == 0)
        number = _number(groups[start:end], region, plus=own)
        if number is not None and all(end <= other[0] or other[1] <= start for other in found.values()):
            found.setdefault(number, (start, end))
    if not found:
        return None
    first, *others = sorted(found, key=lambda number: found[number])
    start, end = found[first]
    span = text.heard.span(max(0, groups[start].first), groups[end - 1].last)
    return Value(asked.kind, first, span, tuple(others), doubtful=bool(others))


@lru_cache(maxsize=1000)
def e164(figures: str, region: str, *, plus: bool = False) -> str | None:
    """Write a telephone number in E.164.

    Args:
        figures: its digits.
        region: ISO 3166 code of the country in which it was said.
        plus: the digits begin with the code of a country.

    Returns:
        the number; None where there can be none such.
    """
    if not _SHORTEST <= len(figures) <= _LONGEST:
        return None
    if region == "RU" and not plus:
        if len(figures) == _NATIONAL_RU + 1 and figures[0] in "78":
            figures = figures[1:]
        figures, plus = f"7{figures}", True
        if len(figures) != _NATIONAL_RU + 1:
            return None
    try:
        number = parse(f"+{figures}" if plus else figures, region)
    except NumberParseException:
        return None
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else None
