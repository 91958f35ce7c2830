from datetime import datetime

import pytest

from voicebot.handoff.hours import Hours, parse_hours

MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001 - the operators' own wall clock


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return MONDAY.replace(day=23 + day, hour=hour, minute=minute)


@pytest.mark.parametrize(
    "text", ["пн-пт 9:00-18:00", "mon-fri 9-18", "пн, вт, ср, чт, пт 9-18", "월-금 9-18", "Пн–Пт 9:00 – 18:00"]
)
def test_the_same_week_in_several_ways(text: str) -> None:
    hours = parse_hours(text)
    assert not hours.open_at(at(0, 8, 59))
    assert hours.open_at(at(0, 9))
    assert hours.open_at(at(4, 17, 59))
    assert not hours.open_at(at(4, 18))
    assert not hours.open_at(at(5, 12))


def test_several_ranges() -> None:
    hours = parse_hours("пн-пт 9-13, пн-пт 14-18, сб 10:30-15")
    assert not hours.open_at(at(1, 13, 30))
    assert hours.open_at(at(1, 14))
    assert not hours.open_at(at(5, 10))
    assert hours.open_at(at(5, 10, 30))


@pytest.mark.parametrize("text", ["24/7", "круглосуточно", "always", "", "ежедневно 0:00-24:00", "0-24"])
def test_round_the_clock(text: str) -> None:
    hours = parse_hours(text)
    assert all(hours.open_at(at(day, hour)) for day in range(7) for hour in (0, 12, 23))


def test_without_hours_somebody_always_works() -> None:
    assert Hours().open_at(at(6, 3))


def test_a_night_shift_belongs_to_the_day_it_begins() -> None:
    hours = parse_hours("пт 22-6")
    assert hours.open_at(at(4, 23))
    assert hours.open_at(at(5, 5, 59))
    assert not hours.open_at(at(5, 6))
    assert not hours.open_at(at(4, 5))


def test_days_may_wrap_the_week() -> None:
    hours = parse_hours("сб-пн 9-18")
    assert [hours.open_at(at(day, 12)) for day in range(7)] == [True, False, False, False, False, True, True]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("пн-пх 9-18", "'пх' is no day"),
        ("пн-пт", "ends without times"),
        ("пн-пт 9", "'9' is no span"),
        ("пн-пт 9-25", "past midnight"),
        ("пн-пт 9:70-18", "past midnight"),
        ("9-9", "is empty"),
        ("9-18 пн", "'пн' after the times"),
    ],
)
def test_bad_hours_are_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_hours(text)
