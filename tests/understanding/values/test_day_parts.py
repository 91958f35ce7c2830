from datetime import time

import pytest

from voicebot.language.moment_words import PartName
from voicebot.understanding.values.day_parts import Part, hour_on_24, part_at
from voicebot.understanding.values.days import ClashError


@pytest.mark.parametrize(
    ("hour", "part", "meant"),
    [
        (3, None, 15),
        (7, None, 19),
        (8, None, 8),
        (12, None, 12),
        (15, None, 15),
        (12, "am", 0),
        (12, "pm", 12),
        (7, "morning", 7),
        (9, "evening", 21),
        (12, "evening", 0),
        (11, "night", 23),
        (12, "night", 0),
        (2, "night", 2),
        (2, "day", 14),
        (11, "day", 11),
        (1, "noon", 13),
        (12, "noon", 12),
        (5, "dawn", 5),
        (19, "pm", 19),
    ],
)
def test_hours(hour: int, part: PartName | None, meant: int) -> None:
    assert hour_on_24(hour, part) == meant


def test_a_part_of_the_day_has_its_own_hours() -> None:
    with pytest.raises(ClashError):
        hour_on_24(15, "am")


def test_the_part_of_a_corrected_hour_need_not_hold() -> None:
    assert hour_on_24(3, "am", loose=True) == 15
    assert hour_on_24(3, "am") == 3


def test_of_two_parts_the_one_stays_that_tells_more() -> None:
    evening, later = Part("evening", time(18)), Part("pm", time(14))
    assert later.joined(evening) == evening
    assert evening.joined(later) == evening
    assert evening.joined(Part("morning", time(9))) is None


def test_parts_of_the_day_by_the_hour() -> None:
    assert [part_at(time(hour)) for hour in (3, 9, 12, 15, 19, 23)] == [
        "night",
        "morning",
        "noon",
        "afternoon",
        "evening",
        "night",
    ]
    assert Part("dawn", time(5)).of_day == "night"
