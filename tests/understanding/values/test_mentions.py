from dataclasses import replace
from datetime import datetime, time

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.day_parts import Part
from voicebot.understanding.values.days import ClashError, Day
from voicebot.understanding.values.mentions import Ahead, Clock, Mention, Sign, Told, read_mentions
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - a Wednesday, in the person's own time
ASKED = Asked("datetime", language("en"), NOW, future=True)
CORRECTION, EITHER = Sign("correction"), Sign("either")
TOMORROW, THREE, FOUR = Day(ahead=1), Clock(3), Clock(4)
EVENING = Part("evening", time(18))


def read(*said: Told | Sign, asked: Asked = ASKED, denied: tuple[int, ...] = ()) -> Value | None:
    mentions: list[Mention | Sign] = []
    for place, one in enumerate(said):
        if isinstance(one, Sign):
            mentions.append(one)
        else:
            mentions.append(Mention(one, (10 * place, 10 * place + 5), int(place in denied)))
    return read_mentions(mentions, asked)


def test_a_day_and_an_hour_are_a_moment_with_the_place_of_both() -> None:
    assert read(TOMORROW, THREE) == Value("datetime", "2026-11-26T15:00", (0, 15))
    assert read(TOMORROW, THREE, asked=replace(ASKED, kind="date")) == Value("date", "2026-11-26", (0, 5))
    assert read(TOMORROW, THREE, asked=replace(ASKED, kind="time")) == Value("time", "15:00", (10, 15))
    assert read(TOMORROW) is None
    assert read() is None


def test_a_correction_replaces_and_a_contradiction_is_nothing() -> None:
    corrected = read(TOMORROW, THREE, CORRECTION, FOUR)
    assert corrected is not None
    assert (corrected.text, corrected.span) == ("2026-11-26T16:00", (0, 35))
    assert read(TOMORROW, THREE, FOUR) is None


def test_an_or_leaves_it_open() -> None:
    found = read(TOMORROW, THREE, EITHER, FOUR)
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == ("2026-11-26T15:00", ("2026-11-26T16:00",), True)


def test_what_is_denied_does_not_count() -> None:
    assert read(TOMORROW, THREE, denied=(0, 1)) is None
    day_instead = read(TOMORROW, THREE, Day(ahead=2), denied=(0, 1))
    assert day_instead is not None
    assert day_instead.text == "2026-11-27T15:00"
    other_day = read(TOMORROW, Day(ahead=2), THREE, denied=(0,))
    assert other_day is not None
    assert other_day.text == "2026-11-27T15:00"


def test_an_hour_that_may_be_in_either_half_of_the_day_has_an_alternative() -> None:
    seven = read(TOMORROW, Clock(7))
    assert seven is not None
    assert (seven.text, seven.alternatives, seven.doubtful) == ("2026-11-26T19:00", ("2026-11-26T07:00",), False)
    assert read(TOMORROW, Clock(7), EVENING) == Value("datetime", "2026-11-26T19:00", (0, 25))


def test_what_is_over_is_past_only_where_it_must_lie_ahead() -> None:
    found = read(Day(ahead=0), Clock(9))
    assert found is not None
    assert found.past
    anyway = read(Day(ahead=0), Clock(9), asked=replace(ASKED, future=False))
    assert anyway is not None
    assert not anyway.past


def test_a_span_from_now_goes_with_its_own_day_only() -> None:
    assert read(Ahead(60)) == Value("datetime", "2026-11-25T13:00", (0, 5))
    assert read(Day(ahead=0), Ahead(60)) is not None
    assert read(TOMORROW, Ahead(60)) is None
    assert read(Ahead(60), THREE) is None


def test_parts_of_the_day() -> None:
    asked = replace(ASKED, kind="part_of_day")
    assert read(EVENING, asked=asked) == Value("part_of_day", "evening", (0, 5))
    assert read(THREE, asked=asked) == Value("part_of_day", "afternoon", (0, 5))


def test_there_is_no_twenty_fifth_hour() -> None:
    with pytest.raises(ClashError):
        Clock(25)
    with pytest.raises(ClashError):
        Clock(10, 70)
