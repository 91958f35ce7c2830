from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

ENGLISH = language("en")
NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - a Wednesday, in the person's own time


def read(text: str, kind: str = "datetime", *, future: bool = False) -> Value | None:
    return read_value(Asked(kind, ENGLISH, NOW, future=future), text)


def written(text: str, kind: str = "datetime") -> str | None:
    found = read(text, kind)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow at three", "2026-11-26T15:00"),
        ("Tomorrow at 10:30", "2026-11-26T10:30"),
        ("december first at two pm", "2026-12-01T14:00"),
        ("next friday at ten", "2026-12-04T10:00"),
        ("tonight at nine", "2026-11-25T21:00"),
        ("tomorrow afternoon, say one fifteen", "2026-11-26T13:15"),
        ("first thing tomorrow", "2026-11-26T09:00"),
        ("in an hour and a half", "2026-11-25T13:30"),
        ("twenty minutes from now", "2026-11-25T12:20"),
        ("friday at seven p m for two", "2026-11-27T19:00"),
        ("thursday at two no make that three", "2026-11-26T15:00"),
        ("tomorrow at two is no good but three works", "2026-11-26T15:00"),
        ("tomorrow's busy but friday at five is good", "2026-11-27T17:00"),
        ("tomorrow", None),
        ("at three", None),
        ("tomorrow at two doesn't work for me", None),
        ("as soon as possible", None),
    ],
)
def test_moments(text: str, moment: str | None) -> None:
    assert written(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("next thursday", "2026-12-03"),
        ("in a couple of days", "2026-11-27"),
        ("the day after tomorrow", "2026-11-27"),
        ("end of the month", "2026-11-30"),
        ("the end of next week", "2026-12-04"),
        ("mid december", "2026-12-15"),
        ("a week on monday", "2026-12-07"),
        ("friday week", "2026-12-04"),
        ("first thursday in december", "2026-12-03"),
        ("last friday", "2026-11-20"),
        ("three days ago", "2026-11-22"),
        ("the third of january nineteen eighty five", "1985-01-03"),
        ("i may come tomorrow", "2026-11-26"),
        ("may the fifth", "2027-05-05"),
        ("3 december", "2026-12-03"),
        ("new year's eve", "2026-12-31"),
        ("tomorrow no wait make it friday", "2026-11-27"),
        ("the twelfth of december no the thirteenth", "2026-12-13"),
        ("i can't make it tomorrow but the day after is fine", "2026-11-27"),
        ("tuesday works but wednesday doesn't", "2026-12-01"),
        ("anything but monday", None),
        ("friday the twenty sixth", None),
        ("february thirtieth", None),
        ("sixth friday in december", None),
        ("two may come", None),
        ("just a second", None),
        ("the first available day", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert written(text, "date") == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("half past five", "17:30"),
        ("half eleven", "11:30"),
        ("quarter to six", "17:45"),
        ("twenty five to three", "14:35"),
        ("ten minutes to nine", "08:50"),
        ("five thirty", "17:30"),
        ("nine oh five", "09:05"),
        ("seventeen hundred", "17:00"),
        ("10:30am", "10:30"),
        ("5pm", "17:00"),
        ("twelve a m", "00:00"),
        ("twelve noon sharp", "12:00"),
        ("after five", "17:00"),
        ("um three works for me", "15:00"),
        ("i get off work at five so make it five forty five", "17:45"),
        ("three is too early four is better", "16:00"),
        ("eleven in the morning no in the evening", "23:00"),
        ("it takes about two hours", None),
        ("there'll be two of us", None),
        ("i can't do three", None),
        ("twenty five thirty", None),
        ("six in the morning in the evening", None),
    ],
)
def test_times(text: str, hour: str | None) -> None:
    assert written(text, "time") == hour


def test_parts_of_the_day() -> None:
    assert written("not the morning the evening", "part_of_day") == "evening"
    assert written("about three", "part_of_day") == "afternoon"


def test_two_possibilities_are_asked_about() -> None:
    found = read("tomorrow between two and four")
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == ("2026-11-26T14:00", ("2026-11-26T16:00",), True)


def test_the_place_is_that_of_the_moment() -> None:
    text = "Well, I'd say tomorrow at half past two, please"
    found = read(text)
    assert found is not None
    assert text[slice(*found.span)] == "tomorrow at half past two"


def test_what_is_over_is_past() -> None:
    found = read("this morning at nine", future=True)
    assert found is not None
    assert found.past


WORDS = [
    "tomorrow",
    "not",
    "at",
    "three",
    "twenty",
    "five",
    "the",
    "fifth",
    "of",
    "may",
    "no",
    "or",
    "a m",
    "in",
    "week",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_any_words_give_a_moment_or_nothing(words: list[str]) -> None:
    found = read(" ".join(words))
    assert found is None or datetime.fromisoformat(found.text).year
