"""The date that was meant; the rules that fill in what is left out are in `voicebot.understanding.values.moments`."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.pieces import (
    Ahead,
    ContradictionError,
    Holiday,
    Length,
    MonthDay,
    Nth,
    Offset,
    Piece,
    Said,
    Week,
    Weekday,
    WeekEdge,
    easter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WEEK = 7
_MONTHS = 12
_SUNDAY = 6
_EDGES = {"start": 0, "middle": 2, "end": 4, "weekend": 5}


@dataclass(frozen=True, slots=True)
class Dates:
    """Days that may be meant.

    Args:
        likely: the likeliest first.
        doubtful: the second is about as likely as the first.
    """

    likely: tuple[date, ...]
    doubtful: bool = False


def moment_ahead(said: Ahead, now: datetime) -> datetime:
    """Give the moment that a span from now leads to: hours and minutes elapse, days and months keep the hour.

    Args:
        said: the span.
        now: the present moment, in the person's zone.
    """
    sign = -1 if said.back else 1
    length = said.length
    moved = datetime.combine(_months_on(now.date(), sign * length.months), now.time(), now.tzinfo)
    moved += timedelta(days=sign * length.days)
    elapsed = timedelta(seconds=sign * length.seconds)
    return (moved.astimezone(UTC) + elapsed).astimezone(now.tzinfo) if now.tzinfo else moved + elapsed


def dates(pieces: Sequence[Piece], now: datetime) -> Dates | None:
    """Give the days that may be meant.

    Args:
        pieces: what was said of the day.
        now: the present moment, in the person's zone.

    Returns:
        the days; None where too little was said.

    Raises:
        ContradictionError: there is no such day, or the pieces contradict each other.
    """
    said = _told_exactly(list(dict.fromkeys(piece.said for piece in pieces)))
    weekdays = [one for one in said if isinstance(one, Weekday)]
    weeks = [one for one in said if isinstance(one, Week)]
    spans = [one for one in said if isinstance(one, Ahead)]
    others = [one for one in said if not isinstance(one, Weekday | Week)]
    if len(weekdays) > 1 or len(weeks) > 1:
        raise ContradictionError
    today = now.date()
    if weekdays and weeks and not others:
        return Dates((_monday(today, weeks[0].ahead) + timedelta(days=weekdays[0].weekday),))
    if weekdays and others == spans and len(spans) == 1 and not spans[0].back:
        return _weekday_after(weekdays[0], spans[0].length, today)
    if not others:
        return _weekday(weekdays[0], today) if weekdays else None
    found = [_RULES[type(one)](one, now) for one in others]
    common = [day for day in found[0].likely if all(day in other.likely for other in found[1:])]
    common = [day for day in common if all(day.weekday() == one.weekday for one in weekdays)]
    common = [day for day in common if all(_monday(day, 0) == _monday(today, week.ahead) for week in weeks)]
    if not common or (weekdays and common[0] != found[0].likely[0]):
        raise ContradictionError
    return Dates(tuple(common), found[0].doubtful and len(common) > 1)


def _told_exactly(said: list[Said]) -> list[Said]:
    """Give a day the month of which only an end was named: "в конце января, двадцать пятого"."""
    rough = next((one for one in said if isinstance(one, MonthDay) and one.rough), None)
    exact = next((one for one in said if isinstance(one, MonthDay) and not one.rough), None)
    if rough is None or exact is None:
        return said
    if exact.month is None and exact.months_ahead is None:
        return [
            replace(exact, month=rough.month, months_ahead=rough.months_ahead) if one == exact else one
            for one in said
            if one != rough
        ]
    return [one for one in said if one != rough]


def _monday(day: date, weeks: int) -> date:
    return day + timedelta(days=_WEEK * weeks - day.weekday())


def _next(weekday: int, today: date) -> date:
    """Give the next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)


def _weekday(said: Weekday, today: date) -> Dates:
    coming = _next(said.weekday, today)
    next_week = _monday(today, 1) + timedelta(days=said.weekday)
    if said.which == "last":
        return Dates((coming - timedelta(days=_WEEK),))
    if said.which == "after_next":
        return Dates((coming + timedelta(days=_WEEK),))
    if said.which == "next":
        return Dates(tuple(dict.fromkeys((next_week, coming))))
    return Dates((coming, today) if today.weekday() == said.weekday else (coming,))


def _weekday_after(said: Weekday, length: Length, today: date) -> Dates:
    """Read "в понедельник через неделю": so many weeks after the next one, or in the week that the span leads to."""
    if length.seconds or length.months or length.days % _WEEK:
        raise ContradictionError
    weeks = length.days // _WEEK
    counted = _next(said.weekday, today) + timedelta(days=length.days)
    in_week = _monday(today, weeks) + timedelta(days=said.weekday)
    return Dates(tuple(dict.fromkeys((counted, in_week))))


def _months_on(day: date, months: int) -> date:
    """Give the same day of another month, or its last day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _span(said: Ahead, now: datetime) -> Dates:
    first = moment_ahead(said, now).date()
    if said.unsure:
        return Dates((first, first + timedelta(days=1)), doubtful=True)
    if said.length.other is None:
        return Dates((first,))
    return Dates((first, moment_ahead(Ahead(said.length.other, said.back), now).date()), doubtful=True)


def _offset(said: Offset, now: datetime) -> Dates:
    return Dates((now.date() + timedelta(days=said.days),))


def _month_day(said: MonthDay, now: datetime) -> Dates:
    """Give the next such day, today included; with a year, that one."""
    today = now.date()
    firsts = _months(said, today)
    found = [day for first in firsts if (day := _on(first, said.day)) is not None]
    if not found:
        raise ContradictionError
    if said.year is not None or said.years_ahead is not None or said.months_ahead is not None:
        return Dates((found[0],))
    coming = [day for day in found if day >= today]
    likely = (coming[0], *[day for day in reversed(found) if day < today][:1]) if said.month else (coming[0],)
    if said.either is None:
        return Dates(likely)
    if said.month == said.either:
        alone = [_month_day(MonthDay(day), now).likely[0] for day in (said.day, said.either)]
        return Dates((*likely[:1], *alone), doubtful=True)
    return Dates((likely[0], _month_day(MonthDay(said.either, said.month), now).likely[0]), doubtful=True)


def _months(said: MonthDay, today: date) -> list[date]:
    """List the firsts of the months in which the day may be."""
    first = today.replace(day=1)
    if said.months_ahead is not None:
        return [_months_on(first, said.months_ahead)]
    if said.month is None:
        return [_months_on(first, ahead) for ahead in range(_MONTHS)]
    if said.year is not None or said.years_ahead is not None:
        year = said.year if said.year is not None else today.year + (said.years_ahead or 0)
        return [date(year, said.month, 1)]
    return [date(year, said.month, 1) for year in range(today.year - 1, today.year + 9)]


def _on(first: date, day: int) -> date | None:
    """Give a day of a month by the month's first; 0 is the last one, None means that there is none."""
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=day or last) if day <= last else None


def _week_edge(said: WeekEdge, now: datetime) -> Dates:
    today = now.date()
    weekday = _EDGES[said.edge]
    if said.ahead is not None:
        return Dates((_monday(today, said.ahead) + timedelta(days=weekday),))
    if said.edge == "weekend" and today.weekday() == weekday:
        return Dates((today + timedelta(days=1), today + timedelta(days=_WEEK)))
    return _weekday(Weekday(weekday), today)


def _nth(said: Nth, now: datetime) -> Dates:
    today = now.date()
    first = today.replace(day=1)
    for ahead in range(_MONTHS + 1):
        month = _months_on(first, ahead)
        if said.month not in (None, month.month):
            continue
        count = calendar.monthrange(month.year, month.month)[1]
        days = [
            month + timedelta(days=n) for n in range(count) if (month + timedelta(days=n)).weekday() == said.weekday
        ]
        found = days[-1] if said.number < 0 else days[said.number - 1] if said.number <= len(days) else None
        if found and found >= today:
            return Dates((found,))
    raise ContradictionError


def _holiday(said: Holiday, now: datetime) -> Dates:
    """Give the next such day; "на новый год" may be the evening before it."""
    eve = timedelta(days=int(said.eve))
    years = range(now.year, now.year + 3)
    if said.easter is not None:
        days = [easter(year) + timedelta(days=said.easter) - eve for year in years]
    else:
        days = [date(year, said.month, said.day) - eve for year in years]
    found = next(day for day in days if day >= now.date())
    new_year = (said.month, said.day) == (1, 1) and not said.eve
    return Dates((found, found - timedelta(days=1)) if new_year and found > now.date() else (found,))


_RULES: dict[type, Callable[..., Dates]] = {
    Ahead: _span,
    Offset: _offset,
    MonthDay: _month_day,
    WeekEdge: _week_edge,
    Nth: _nth,
    Holiday: _holiday,
}
