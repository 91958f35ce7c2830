from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding.values.russian.dates import dates, moment_ahead
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
)

NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - a Wednesday, in the person's own time


def days(*said: Said, now: datetime = NOW) -> list[str]:
    found = dates([Piece(one, at, at + 1) for at, one in enumerate(said)], now)
    return [day.isoformat() for day in found.likely] if found else []


@pytest.mark.parametrize(
    ("said", "likely"),
    [
        (Offset(-1), ["2026-11-24"]),
        (Weekday(4), ["2026-11-27"]),
        (Weekday(2), ["2026-12-02", "2026-11-25"]),
        (Weekday(3, "next"), ["2026-12-03", "2026-11-26"]),
        (Weekday(3, "after_next"), ["2026-12-03"]),
        (Weekday(1, "last"), ["2026-11-24"]),
        (MonthDay(25), ["2026-11-25"]),
        (MonthDay(31), ["2026-12-31"]),
        (MonthDay(0), ["2026-11-30"]),
        (MonthDay(20, 11), ["2027-11-20", "2026-11-20"]),
        (MonthDay(29, 2), ["2028-02-29"]),
        (MonthDay(3, 5, 1985), ["1985-05-03"]),
        (MonthDay(5, months_ahead=1), ["2026-12-05"]),
        (MonthDay(2, 2, years_ahead=1), ["2027-02-02"]),
        (WeekEdge("end"), ["2026-11-27"]),
        (WeekEdge("middle"), ["2026-12-02", "2026-11-25"]),
        (WeekEdge("weekend", 1), ["2026-12-05"]),
        (Nth(-1, 4), ["2026-11-27"]),
        (Nth(1, 0, 12), ["2026-12-07"]),
        (Holiday(1, 1), ["2027-01-01", "2026-12-31"]),
        (Holiday(1, 1, eve=True), ["2026-12-31"]),
        (Holiday(easter=49), ["2027-06-20"]),
        (Ahead(Length(months=3)), ["2027-02-25"]),
        (Ahead(Length(days=2), back=True), ["2026-11-23"]),
        (Week(1), []),
    ],
)
def test_a_day(said: Said, likely: list[str]) -> None:
    assert days(said) == likely


def test_days_that_make_one() -> None:
    assert days(Weekday(4), Week(1)) == ["2026-12-04"]
    assert days(Weekday(0), Ahead(Length(days=7))) == ["2026-12-07", "2026-11-30"]
    assert days(Weekday(3), Ahead(Length(days=7))) == ["2026-12-03"]
    assert days(Weekday(1), MonthDay(8)) == ["2026-12-08"]
    assert days(Offset(2), MonthDay(27), Weekday(4)) == ["2026-11-27"]
    assert days(MonthDay(0, 1, rough=True), MonthDay(25)) == ["2027-01-25", "2026-01-25"]


@pytest.mark.parametrize(
    "said",
    [
        (Weekday(4), MonthDay(26)),
        (Weekday(4), Weekday(5)),
        (Offset(1), Offset(2)),
        (MonthDay(30, 2),),
        (MonthDay(31, 4),),
        (Weekday(0), Ahead(Length(days=3))),
        (Week(1), Offset(1)),
        (Nth(5, 0, 2),),
    ],
)
def test_contradictions(said: tuple[Said, ...]) -> None:
    with pytest.raises(ContradictionError):
        days(*said)


def test_what_is_as_likely_is_doubtful() -> None:
    tomorrow = dates([Piece(Ahead(Length(days=1), unsure=True), 0, 1)], NOW)
    either = dates([Piece(MonthDay(5, 6, either=6), 0, 1)], NOW)
    assert tomorrow is not None
    assert tomorrow.doubtful
    assert tomorrow.likely == (date(2026, 11, 26), date(2026, 11, 27))
    assert either is not None
    assert either.doubtful
    assert either.likely == (date(2027, 6, 5), date(2026, 12, 5), date(2026, 12, 6))


def test_on_a_saturday_the_weekend_goes_on() -> None:
    assert days(WeekEdge("weekend"), now=NOW + timedelta(days=3)) == ["2026-11-29", "2026-12-05"]


def test_hours_elapse_and_days_keep_the_hour_across_a_change_of_the_clocks() -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert moment_ahead(Ahead(Length(seconds=7200)), before).isoformat() == "2026-10-25T02:30:00+01:00"
    assert moment_ahead(Ahead(Length(days=1)), before).isoformat() == "2026-10-26T01:30:00+01:00"
    assert moment_ahead(Ahead(Length(months=1), back=True), before).isoformat() == "2026-09-25T01:30:00+02:00"
