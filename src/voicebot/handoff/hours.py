"""Working hours as a supervisor writes them: "пн-пт 9:00-18:00, сб 10-15", "mon-fri 9-18", "24/7"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_DAY_NAMES = (
    ("пн", "пон", "понедельник", "mon", "mo", "monday", "월", "월요일"),
    ("вт", "втр", "вторник", "tue", "tu", "tuesday", "화", "화요일"),
    ("ср", "срд", "среда", "wed", "we", "wednesday", "수", "수요일"),
    ("чт", "чтв", "четверг", "thu", "th", "thursday", "목", "목요일"),
    ("пт", "птн", "пятница", "fri", "fr", "friday", "금", "금요일"),
    ("сб", "суб", "суббота", "sat", "sa", "saturday", "토", "토요일"),
    ("вс", "вск", "воскресенье", "sun", "su", "sunday", "일", "일요일"),
)
_DAYS = {name: day for day, names in enumerate(_DAY_NAMES) for name in names}
_EVERY_DAY = frozenset(range(7))
_EVERY_DAY_WORDS = {"ежедневно", "daily", "매일"}
_ALWAYS_WORDS = {"", "24/7", "круглосуточно", "always", "연중무휴"}
_TIMES = re.compile(r"(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$")
_DAY_MINUTES = 24 * 60
_EXAMPLE = "write it like 'пн-пт 9:00-18:00, сб 10-15' or '24/7'"


@dataclass(frozen=True, slots=True)
class Range:
    """Open from ``start`` to ``end`` on some days.

    Args:
        days: Monday is 0; a range over midnight belongs to the day on which it begins.
        start: minutes since midnight.
        end: minutes since midnight, exclusive; not above ``start`` means the next day.
    """

    days: frozenset[int]
    start: int
    end: int

    def holds(self, day: int, minute: int) -> bool:
        """Tell whether a minute of a day lies inside."""
        if self.start < self.end:
            return day in self.days and self.start <= minute < self.end
        return (day in self.days and minute >= self.start) or ((day - 1) % 7 in self.days and minute < self.end)


@dataclass(frozen=True, slots=True)
class Hours:
    """When a group's operators work.

    Args:
        ranges: open in any of them.
        text: how it was written.
    """

    ranges: tuple[Range, ...] = (Range(_EVERY_DAY, 0, _DAY_MINUTES),)
    text: str = ""

    def open_at(self, moment: datetime) -> bool:
        """Tell whether somebody works then.

        Args:
            moment: in the operators' own zone; its day and time are taken as they stand.
        """
        minute = moment.hour * 60 + moment.minute
        return any(r.holds(moment.weekday(), minute) for r in self.ranges)


def parse_hours(text: str) -> Hours:
    """Read working hours.

    A range is days and times; days without times ("пн, ср 9-18") share the next times, times without days are for
    every day.

    Raises:
        ValueError: it says which part cannot be read.
    """
    plain = re.sub(r"[–—]", "-", text.strip().casefold())
    if plain in _ALWAYS_WORDS:
        return Hours(text=text)
    ranges: list[Range] = []
    days: set[int] = set()
    for part in re.sub(r"\s*-\s*", "-", plain).split(","):
        times = ""
        for word in part.split():
            if times:
                raise ValueError(f"'{word}' after the times '{times}' in '{text}': {_EXAMPLE}")
            if word[0].isdigit():
                times = word
            else:
                days |= _days(word, text)
        if times:
            ranges.append(_range(days, times, text))
            days = set()
    if days or not ranges:
        raise ValueError(f"'{text}' ends without times: {_EXAMPLE}")
    return Hours(tuple(ranges), text)


def _days(word: str, text: str) -> set[int]:
    if word in _EVERY_DAY_WORDS:
        return set(_EVERY_DAY)
    first, _, last = word.partition("-")
    for name in (first, last or first):
        if name not in _DAYS:
            raise ValueError(f"'{name}' is no day of the week in '{text}': {_EXAMPLE}")
    start, end = _DAYS[first], _DAYS[last or first]
    return {(start + i) % 7 for i in range((end - start) % 7 + 1)}


def _range(days: set[int], times: str, text: str) -> Range:
    found = _TIMES.match(times)
    if not found:
        raise ValueError(f"'{times}' is no span of time in '{text}': {_EXAMPLE}")
    start_hour, start_minute, end_hour, end_minute = (int(group or 0) for group in found.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if start >= _DAY_MINUTES or end > _DAY_MINUTES or max(start_minute, end_minute) > 59:  # noqa: PLR2004 - a clock
        raise ValueError(f"'{times}' is past midnight in '{text}': {_EXAMPLE}")
    if start == end:
        raise ValueError(f"'{times}' is empty in '{text}': {_EXAMPLE}")
    return Range(frozenset(days) or _EVERY_DAY, start, end)
