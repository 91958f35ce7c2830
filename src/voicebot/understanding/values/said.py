"""What was said of a moment so far; `moments` has the rules that fill in what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

_NOON = 12
_LAST_AFTERNOON_HOUR = 7
_MINUTES = 60
_HOURS = 24


class ContradictionError(ValueError):
    """A day or an hour was said twice, differently, or does not exist."""


@dataclass(slots=True)
class Said:
    """What was said of a moment so far.

    Args:
        now: the present moment, in the person's zone.
        day: the date.
        clock: the hour and minute as said.
        part: ``am``, ``day``, ``pm``, ``night`` or nothing.
        hour_of_part: the hour that the part of the day stands for when it is said alone.
        moment: a moment counted from now.
        next_week: a weekday is the next week's.
        corrected: a correction was said, so that what follows replaces what was said.
        explained: how many words were used.
    """

    now: datetime
    day: date | None = None
    clock: tuple[int, int] | None = None
    part: str = ""
    hour_of_part: time | None = None
    moment: datetime | None = None
    next_week: bool = False
    corrected: bool = False
    explained: set[int] = field(default_factory=set)

    def set_day(self, day: date) -> None:
        """Take a date; another one contradicts it, unless a correction lies between."""
        if self.day not in (None, day) and not self.corrected:
            raise ContradictionError
        self.day = day

    def set_clock(self, hour: int, minute: int) -> None:
        """Take an hour and a minute; others contradict them, unless a correction lies between."""
        if hour >= _HOURS or minute >= _MINUTES or (self.clock not in (None, (hour, minute)) and not self.corrected):
            raise ContradictionError
        self.clock = (hour, minute)

    def set_month_day(self, day: int, month: int | None) -> None:
        """Take a day of a month; without a month it is the next such day."""
        today = self.now.date()
        if month is not None:
            try:
                this_year = date(today.year, month, day)
                self.set_day(this_year if this_year >= today else date(today.year + 1, month, day))
            except ValueError as wrong:
                raise ContradictionError from wrong
            return
        for ahead in range(62):
            candidate = today + timedelta(days=ahead)
            if candidate.day == day:
                self.set_day(candidate)
                return
        raise ContradictionError

    def set_weekday(self, weekday: int) -> None:
        """Take a weekday, Monday 0: the next one after today, or the next week's."""
        today = self.now.date()
        if self.next_week:
            self.set_day(today + timedelta(days=7 - today.weekday() + weekday))
            return
        self.set_day(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))

    @property
    def time(self) -> time | None:
        """The time of the day by the rules above."""
        if self.clock is None:
            return self.hour_of_part
        hour, minute = self.clock
        return time(_on_24_hours(hour, self.part), minute)

    def when(self) -> datetime | None:
        """The date with the time, where both were said."""
        if self.moment is not None:
            return self.moment
        at = self.time
        return datetime.combine(self.day, at, self.now.tzinfo) if self.day and at else None


def _on_24_hours(hour: int, part: str) -> int:
    if hour > _NOON or hour == 0:
        return hour
    if part in {"am", "night"}:
        return hour % _NOON
    afternoon = hour <= _LAST_AFTERNOON_HOUR if part in {"", "day"} else True
    return hour % _NOON + _NOON if afternoon or hour == _NOON else hour
