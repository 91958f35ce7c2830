"""A telephone number, as a value in E.164: dictated in any grouping, or typed.

A number without the code of a country is one of the language's own country; it must be one that can exist there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

from voicebot.understanding.values.dictated import ones_apart
from voicebot.understanding.values.dictation import dictation
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
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
    first, last = text.heard.span(said.first, said.last)
    plus = text.phrase(said.first - 1, text.listed.plus) > 0 if said.first else False
    plus = plus or text.heard.text[:first].rstrip(" (").endswith("+")
    ways = ("".join(one.figures for one in said.groups), *ones_apart(said.groups))
    found = next((number for way in ways if (number := e164(way, _REGIONS[asked.language.code], plus=plus))), None)
    return Value(asked.kind, found, (first, last)) if found else None


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
