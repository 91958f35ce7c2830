"""A day as it was told: what was said of it, and the date that this makes."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

LAST = -1
"""As a day of a month: its last."""
_YEAR_ENDS = {LAST: (12, 31), 1: (1, 1)}
"""The last and the first day of a year, of which only the year is said."""
_MONTHS = 12
_CENTURY = 100
_SOON = 20
"""Years ahead that two digits may stand for."""
_WEEK = 7


class ClashError(ValueError):
    """What was said contradicts itself, or there is no such day or hour."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was said of a day; None is what was not said.

    Args:
        ahead: days from today, below 0 before it.
        weekday: Monday is 0.
        week: calendar weeks from this one, Monday first.
        day: of the month, or `LAST`.
        month: 1 to 12.
        year: in full.
    """

    ahead: int | None = None
    weekday: int | None = None
    week: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def joined(self, other: Day) -> Day | None:
        """Put together what was said in two places; None where they differ."""
        both = {field.name: (getattr(self, field.name), getattr(other, field.name)) for field in fields(Day)}
        if any(None not in pair and pair[0] != pair[1] for pair in both.values()):
            return None
        return Day(**{name: one if one is not None else two for name, (one, two) in both.items()})

    def corrected(self, other: Day) -> Day:
        """Take another day instead, which may leave the month or the week as it was said."""
        if other.ahead is not None:
            return other
        kept = replace(self, ahead=None, day=None, weekday=None)
        if other.day is None:
            kept = replace(kept, month=None, year=None)
        if other.weekday is None:
            kept = replace(kept, week=None)
        new = {field.name: getattr(other, field.name) for field in fields(Day)}
        return replace(kept, **{name: value for name, value in new.items() if value is not None})

    def resolve(self, today: date) -> date | None:
        """Give the date that was meant.

        A weekday is the next one after today, a day of the month the next such day, today included, a month that is
        over the next year's.

        Args:
            today: in the person's zone.

        Returns:
            the date; None where too little was said.

        Raises:
            ClashError: there is no such day, or its weekday is another.
        """
        try:
            found = self._found(today)
        except (ValueError, OverflowError) as wrong:
            raise ClashError from wrong
        told = (self.weekday, self.day if self.day != LAST else None, self.month)
        if found and any(said not in (None, is_) for said, is_ in zip(told, _parts(found), strict=True)):
            raise ClashError
        return found

    def _found(self, today: date) -> date | None:
        if self.ahead is not None:
            ahead = today + timedelta(days=self.ahead + (self.week or 0) * _WEEK)
            by_week = self.weekday is not None and self.ahead and self.ahead % _WEEK == 0
            return _in_week(ahead, 0, self.weekday or 0) if by_week else ahead
        if self.day is not None:
            return self._of_month(self.day, today)
        if self.weekday is None:
            return None
        if self.week is not None:
            return _in_week(today, self.week, self.weekday)
        return today + timedelta(days=(self.weekday - today.weekday() - 1) % _WEEK + 1)

    def _of_month(self, day: int, today: date) -> date | None:
        if self.month is None and self.year is not None:
            return date(self.year, *_YEAR_ENDS[day]) if day in _YEAR_ENDS else None
        if self.month is None:
            return _next_such(day, today)
        year = self.year or today.year
        found = date(year, self.month, _numbered(day, year, self.month))
        if self.year is None and found < today:
            found = date(year + 1, self.month, _numbered(day, year + 1, self.month))
        return found


def months_later(today: date, months: int) -> date:
    """Give the same day some months later, or that month's last where it is shorter.

    Args:
        today: counted from.
        months: how many, below 0 for earlier.

    Raises:
        ClashError: it is after the year 9999 or before the year 1.
    """
    year, month = divmod(today.year * _MONTHS + today.month - 1 + months, _MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise ClashError
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def full_year(year: int, today: date) -> int:
    """Give the year that its last two digits stand for: one that is soon, or else of a birth.

    Args:
        year: as said.
        today: counted from.
    """
    if year >= _CENTURY:
        return year
    this = today.year // _CENTURY * _CENTURY + year
    return this if this <= today.year + _SOON else this - _CENTURY


def _numbered(day: int, year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if day == LAST else day


def _in_week(today: date, weeks: int, weekday: int) -> date:
    return today + timedelta(days=weeks * _WEEK + weekday - today.weekday())


def _next_such(day: int, today: date) -> date:
    """Give the next day with a number, today included; a 31st passes over shorter months."""
    for ahead in range(62):
        found = today + timedelta(days=ahead)
        if found.day == _numbered(day, found.year, found.month):
            return found
    raise ClashError


def _parts(found: date) -> tuple[int, int, int]:
    return found.weekday(), found.day, found.month
