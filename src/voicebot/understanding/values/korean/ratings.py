"""A mark on a scale in Korean: "구점", "십점 만점에 팔점", "최고"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.numbers import read_number
from voicebot.understanding.values.korean.numerals import numerals
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard


@cache
def _marks(language: Language) -> re.Pattern[str]:
    listed, read = language.lexicon.ratings, numerals(language)
    return re.compile(
        rf"(?P<out_of>{read.sino})?(?:{any_of(listed.out_of)})(?:에서?)?"
        rf"|(?P<mark>{read.sino})(?:{any_of(listed.units)})(?!만점)"
        rf"|(?P<highest>{any_of(listed.highest)})|(?P<lowest>{any_of(listed.lowest)})"
    )


def read_rating(heard: Heard, asked: Asked) -> Value | None:
    """Read the one mark there is; one outside the scale is none.

    Args:
        heard: what was said.
        asked: what is asked for, with its ``scale``.
    """
    said, read = compact(heard.text), numerals(asked.language)
    found: dict[int, tuple[int, int]] = {}
    for match in _marks(asked.language).finditer(said.text):
        if match["out_of"] and read.value(match["out_of"]) != asked.scale[1]:
            return None
        if match["mark"] or match["highest"] or match["lowest"]:
            ends = asked.scale[1] if match["highest"] else asked.scale[0]
            found[read.value(match["mark"]) if match["mark"] else ends] = match.span()
    if not found:
        number = read_number(heard, replace(asked, kind="number"))
        return _value(asked, number.text, number.span) if number else None
    (mark, place), *others = found.items()
    return None if others else _value(asked, str(mark), said.span(*place))


def _value(asked: Asked, mark: str, span: tuple[int, int]) -> Value | None:
    lowest, highest = asked.scale
    return Value(asked.kind, mark, span) if mark.isdecimal() and lowest <= int(mark) <= highest else None
