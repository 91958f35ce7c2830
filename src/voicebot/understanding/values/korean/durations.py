"""How long something takes, in Korean: "한 시간 반", "사흘", "두 달", "일주일"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.words import words_of
from voicebot.understanding.values.spans import Span, read_spans

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard, Value

_FOUR = 4


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = words_of(language)
    half = any_of(words.moments.halves)
    return re.compile(
        rf"(?P<days>{any_of(words.moments.counted_days)})(?!종일)|(?P<half>{half})(?P<half_unit>시간|년|달)"
        rf"|(?P<count>{words.numerals.either})(?P<unit>{any_of(words.moments.units)})(?P<more>{half})?(?!요일)"
    )


def read_duration(heard: Heard, asked: Asked) -> Value | None:
    """Read how long something takes.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said, words = compact(heard.text), words_of(asked.language)
    spans: list[Span] = []
    at = 0
    while found := _pattern(asked.language).search(said.text, at):
        at = found.start() + 1
        if found.start() not in said.starts and not (spans and spans[-1].end == found.start()):
            continue
        at = found.end()
        if found["days"]:
            spans.append(Span(_FOUR * words.moments.counted_days[found["days"]], "day", found.start(), at))
        else:
            unit = words.moments.units[found["unit"] or found["half_unit"]]
            whole = words.numerals.value(found["count"]) if found["count"] else 0
            half = _FOUR // 2 * bool(found["more"] or found["half"])
            spans.append(Span(_FOUR * whole + half, unit, found.start(), at))
    return read_spans(said, spans, between(asked.language), asked)
