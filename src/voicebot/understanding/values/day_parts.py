"""Parts of the day, and the hours that are meant in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.understanding.values.days import ClashError

if TYPE_CHECKING:
    from datetime import time

    from voicebot.language.moment_words import PartName

_NOON = 12
_LAST_NIGHT_HOUR = 5
_LAST_LUNCH_HOUR = 4
_LAST_AFTERNOON_HOUR = 7
_HALVES: dict[PartName, str] = {
    "am": "a",
    "morning": "a",
    "dawn": "a",
    "pm": "p",
    "afternoon": "p",
    "evening": "p",
    "day": "ap",
    "noon": "ap",
    "night": "ap",
}
_OF_DAY: dict[PartName, str] = {"am": "morning", "pm": "afternoon", "day": "afternoon", "dawn": "night"}
_UNTIL = ((5, "night"), (12, "morning"), (13, "noon"), (18, "afternoon"), (22, "evening"), (24, "night"))
"""Up to which hour it is which part of the day."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day as said.

    Args:
        name: which.
        hour: what it stands for when it is said alone.
    """

    name: PartName
    hour: time

    @property
    def of_day(self) -> str:
        """As a value of the kind part_of_day is written."""
        return _OF_DAY.get(self.name, self.name)

    def joined(self, other: Part) -> Part | None:
        """Give the one of two that tells more ("this evening, at seven p m"); None where they differ."""
        if not set(_HALVES[self.name]) & set(_HALVES[other.name]):
            return None
        return other if self.name in {"am", "pm"} else self


def hour_on_24(hour: int, part: PartName | None, *, loose: bool = False) -> int:
    """Give the hour that is meant, 0 to 23.

    Args:
        hour: as said, 0 to 23.
        part: said with it; without one it is in office hours: 1 to 7 in the afternoon, 8 to 12 as said.
        loose: the part was said with another hour that was corrected, so it need not hold.

    Raises:
        ClashError: the part of the day has no such hour.
    """
    if hour > _NOON or hour == 0:
        if part and _HALVES[part] == "a" and hour:
            raise ClashError
        return hour
    if part == "noon":
        return hour + _NOON if hour <= _LAST_LUNCH_HOUR else hour
    if part == "night":
        return hour % _NOON if hour <= _LAST_NIGHT_HOUR or hour == _NOON else hour + _NOON
    if part == "evening" and hour == _NOON:
        return 0
    halves = _HALVES[part] if part else "ap"
    if halves == "ap" or (halves == "a" and loose and hour < _LAST_AFTERNOON_HOUR):
        return hour + _NOON if hour <= _LAST_AFTERNOON_HOUR else hour
    return hour % _NOON + (_NOON if halves == "p" else 0)


def part_at(at: time) -> str:
    """Give the part of the day at an hour.

    Args:
        at: the hour.
    """
    return next(name for until, name in _UNTIL if at.hour < until)
