from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding.values.days import LAST, ClashError, Day, full_year, months_later

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (Day(ahead=1), date(2026, 11, 26)),
        (Day(ahead=-1), date(2026, 11, 24)),
        (Day(ahead=0, week=1), date(2026, 12, 2)),
        (Day(ahead=14, weekday=0), date(2026, 12, 7)),
        (Day(weekday=2), date(2026, 12, 2)),
        (Day(weekday=4, week=0), date(2026, 11, 27)),
        (Day(weekday=4, week=1), date(2026, 12, 4)),
        (Day(day=25), TODAY),
        (Day(day=3), date(2026, 12, 3)),
        (Day(day=LAST), date(2026, 11, 30)),
        (Day(day=LAST, month=2), date(2027, 2, 28)),
        (Day(day=LAST, year=2026), date(2026, 12, 31)),
        (Day(day=20, month=11), date(2027, 11, 20)),
        (Day(day=8, weekday=1), date(2026, 12, 8)),
        (Day(day=20, month=5, year=1988), date(1988, 5, 20)),
        (Day(week=1), None),
        (Day(month=12), None),
        (Day(day=5, year=2027), None),
    ],
)
def test_a_day_is_the_next_such_one(told: Day, meant: date | None) -> None:
    assert told.resolve(TODAY) == meant


@pytest.mark.parametrize(
    "told", [Day(day=30, month=2), Day(day=32), Day(day=26, weekday=4), Day(ahead=1, weekday=6), Day(ahead=10**9)]
)
def test_a_day_that_there_is_not_is_a_clash(told: Day) -> None:
    with pytest.raises(ClashError):
        told.resolve(TODAY)


def test_what_was_said_in_two_places_is_one_day() -> None:
    assert Day(weekday=4).joined(Day(week=1)) == Day(weekday=4, week=1)
    assert Day(day=4).joined(Day(day=5)) is None


def test_a_correction_keeps_the_month_and_the_week() -> None:
    assert Day(day=1, month=12).corrected(Day(day=2)) == Day(day=2, month=12)
    assert Day(weekday=1, week=1).corrected(Day(weekday=2)) == Day(weekday=2, week=1)
    assert Day(day=1, month=12).corrected(Day(weekday=4)) == Day(weekday=4)
    assert Day(weekday=4).corrected(Day(ahead=1)) == Day(ahead=1)


def test_months_later_end_with_a_shorter_month() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(TODAY, -12) == date(2025, 11, 25)
    with pytest.raises(ClashError):
        months_later(TODAY, 10**6)


def test_two_digits_of_a_year_are_soon_or_of_a_birth() -> None:
    assert [full_year(year, TODAY) for year in (26, 40, 85, 1985)] == [2026, 2040, 1985, 1985]


@given(st.integers(0, 6), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_within_a_week_after_today(weekday: int, today: date) -> None:
    found = Day(weekday=weekday).resolve(today)
    assert found is not None
    assert 0 < (found - today).days <= 7
    assert found.weekday() == weekday
