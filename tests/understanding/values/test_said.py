from datetime import date, datetime, time

import pytest

from voicebot.understanding.values.said import ContradictionError, Said

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


@pytest.mark.parametrize(
    ("hour", "part", "meant"),
    [
        (3, "", 15),
        (7, "", 19),
        (8, "", 8),
        (12, "", 12),
        (15, "", 15),
        (7, "am", 7),
        (12, "am", 0),
        (11, "day", 11),
        (3, "day", 15),
        (12, "day", 12),
        (9, "pm", 21),
        (2, "night", 2),
        (12, "night", 0),
    ],
)
def test_the_hour_that_is_meant(hour: int, part: str, meant: int) -> None:
    said = Said(NOW, part=part)
    said.set_clock(hour, 0)
    assert said.time == time(meant)


def test_a_part_of_the_day_has_its_hour() -> None:
    assert Said(NOW, hour_of_part=time(14)).time == time(14)
    assert Said(NOW).time is None


def test_days() -> None:
    said = Said(NOW)
    said.set_weekday(0)
    assert said.day == date(2026, 11, 30)
    month = Said(NOW)
    month.set_month_day(22, 11)
    assert month.day == date(2027, 11, 22)
    day = Said(NOW)
    day.set_month_day(31, None)
    assert day.day == date(2026, 12, 31)


def test_contradictions() -> None:
    said = Said(NOW)
    said.set_clock(10, 0)
    with pytest.raises(ContradictionError):
        said.set_clock(11, 0)
    with pytest.raises(ContradictionError):
        said.set_clock(24, 0)
    with pytest.raises(ContradictionError):
        said.set_month_day(30, 2)
    with pytest.raises(ContradictionError):
        said.set_month_day(32, None)


def test_a_correction_replaces() -> None:
    said = Said(NOW)
    said.set_clock(10, 0)
    said.corrected = True
    said.set_clock(11, 30)
    assert said.time == time(11, 30)
