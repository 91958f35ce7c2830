"""How long something takes, in English: "an hour and a half", "a couple of weeks", "three quarters of an hour"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.english.between import between
from voicebot.understanding.values.english.plain import plain
from voicebot.understanding.values.english.words import Words
from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.spans import Span, read_spans

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard, Value

_FOUR = 4
_COUPLE = 2
_PARTS = {"half": 2, "quarter": 1, "three quarters": 3}
"""How many quarters they are."""


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = Words(language)
    unit = any_of(words.moments.units)
    count = (
        rf"(?P<hundred>(?:an?|one|two|three) hundred(?: and)?(?= ) ?)?(?P<count>a couple(?: of)?|{words.number}|an?\b)?"
    )
    return re.compile(
        rf"\b(?:(?:a )?(?P<part>{any_of(_PARTS)}) (?:of )?(?:an? )?(?P<part_unit>{unit})"
        rf"|{count} ?(?P<first>and a (?:half|quarter) )?(?P<unit>{unit}))\b(?P<more> and a (?:half|quarter)\b)?"
    )


def read_duration(heard: Heard, asked: Asked) -> Value | None:
    """Read how long something takes.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said, words = plain(heard.text, asked.language), Words(asked.language)
    spans = [
        Span(_quarters(words, found), words.moments.units[found["unit"] or found["part_unit"]], *found.span())
        for found in _pattern(asked.language).finditer(said.text)
        if found["part"] or found["count"] or found["hundred"]
    ]
    return read_spans(said, spans, between(asked.language), asked)


def _quarters(words: Words, found: re.Match[str]) -> int:
    if found["part"]:
        return _PARTS[found["part"]]
    more = found["first"] or found["more"] or ""
    rest = 2 if "half" in more else int("quarter" in more)
    count = found["count"] or ""
    whole = _COUPLE if "couple" in count else words.value(count)
    hundreds = found["hundred"] or ""
    if hundreds:
        whole += 100 * (words.value(hundreds.split()[0]) or 1)
    return _FOUR * (whole or 1) + rest
