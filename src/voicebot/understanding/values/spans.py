"""How long something takes, put together from the spans of time that a language's reader finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.pieces import Length
from voicebot.understanding.values.russian.reading import iso_duration
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.moment_words import Unit
    from voicebot.understanding.values.forms import Between
    from voicebot.understanding.values.placed_text import PlacedText
    from voicebot.understanding.values.value import Asked

_SECONDS: dict[Unit, int] = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS: dict[Unit, int] = {"month": 1, "year": 12}
_SIZES: tuple[Unit | None, ...] = ("second", "minute", "hour", "day", "week", "month", "year", None)
"""From the smallest on; a part of a span is smaller than the one before it."""
_HALF_MONTH = 15
"""Days."""
_FOUR = 4
_JOINT = re.compile(r"\s?(?:and|plus|하고|이랑)?\s?")
"""Between parts of one span: "two hours and ten minutes"."""


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time that was said.

    Args:
        quarters: how many quarters of the unit.
        unit: what it was counted in.
        start: index in the text that was searched.
        end: index after its last character.
    """

    quarters: int
    unit: Unit
    start: int
    end: int

    @property
    def length(self) -> Length:
        """How long it is."""
        if self.unit in _MONTHS:
            months, quarters = divmod(self.quarters * _MONTHS[self.unit], _FOUR)
            return Length(months, days=quarters * _HALF_MONTH // 2)
        seconds = self.quarters * _SECONDS[self.unit] // _FOUR
        days, rest = divmod(seconds, _SECONDS["day"])
        return Length(days=days, seconds=rest) if self.unit in {"day", "week"} else Length(seconds=seconds)


def read_spans(said: PlacedText, spans: Sequence[Span], between: Between, asked: Asked) -> Value | None:
    """Put a duration together: parts that follow each other add up, a correction replaces, a denial takes away.

    Args:
        said: the text that was searched.
        spans: in their order.
        between: what may stand between them.
        asked: what is asked for.

    Returns:
        the value; None where there is none, or two different ones were said.
    """
    found: list[tuple[Length, int, int]] = []
    end, either = 0, False
    unit: Unit | None = None
    for place, span in enumerate(spans):
        gap = said.text[end : span.start]
        joined = bool(found) and _JOINT.fullmatch(gap) is not None and _SIZES.index(span.unit) < _SIZES.index(unit)
        sign = between.sign(gap) if place and not joined else None
        ahead = between.denies_next(gap, first=place == 0)
        after = spans[place + 1].start if place + 1 < len(spans) else len(said.text)
        denied = ahead or between.denied(said.text[span.end : after], final=place + 1 == len(spans))
        end, unit = span.end, span.unit
        if sign and sign.what == "correction":
            found, either = [], False
        either |= bool(sign and sign.what == "either")
        if denied:
            continue
        if joined:
            length, start, _ = found.pop()
            found.append((length + span.length, start, span.end))
        else:
            found.append((span.length, span.start, span.end))
    readings = tuple(dict.fromkeys(iso_duration(length) for length, _, _ in found))
    if not readings or readings[0] == "P" or (len(readings) > 1 and not either):
        return None
    whole = said.span(found[0][1], found[-1][2])
    return Value(asked.kind, readings[0], whole, readings[1:], doubtful=len(readings) > 1)
