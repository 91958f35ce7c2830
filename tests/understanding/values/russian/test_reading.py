from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.russian.pieces import Length
from voicebot.understanding.values.russian.reading import iso_duration, read_duration, read_moment
from voicebot.understanding.values.russian.vocabulary import vocabulary
from voicebot.understanding.values.value import Asked, Value, heard_in

RUSSIAN = language("ru")
NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - a Wednesday, in the person's own time
LATE = NOW.replace(hour=23, minute=50)


def read(kind: str, text: str, now: datetime = NOW, *, future: bool = False) -> Value | None:
    asked = Asked(kind, RUSSIAN, now, future=future)
    reader = read_duration if kind == "duration" else read_moment
    return reader(heard_in(text, RUSSIAN), asked)


def text_of(kind: str, text: str, now: datetime = NOW) -> str | None:
    found = read(kind, text, now)
    return found.text if found else None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "двенадцатое декабря две тысячи шестого", "2006-12-12"),
        ("date", "во вторник восьмого", "2026-12-08"),
        ("date", "в пятницу двадцать шестого", None),
        ("date", "вечером", None),
        ("date", "через час", "2026-11-25"),
        ("time", "без четверти шесть", "17:45"),
        ("time", "через полчаса", "12:30"),
        ("time", "завтра", None),
        ("datetime", "послезавтра после обеда", "2026-11-27T14:00"),
        ("datetime", "двадцать пятого декабря в половине третьего", "2026-12-25T14:30"),
        ("datetime", "через неделю", None),
        ("datetime", "через два дня в это же время", "2026-11-27T12:00"),
        ("datetime", "через сутки в десять", "2026-11-26T10:00"),
        ("datetime", "завтра через час", None),
        ("datetime", "сегодня через час", "2026-11-25T13:00"),
        ("datetime", "через час в пять", None),
        ("datetime", "завтра в двадцать четыре ноль ноль", "2026-11-27T00:00"),
        ("part_of_day", "часика в четыре", "afternoon"),
        ("part_of_day", "завтра", None),
        ("duration", "полтора часа", "PT1H30M"),
        ("duration", "час два дня", None),
    ],
)
def test_values(kind: str, text: str, value: str | None) -> None:
    assert text_of(kind, text) == value


def test_an_hour_without_its_half_of_the_day_keeps_the_other() -> None:
    three, eight = read("datetime", "завтра в три"), read("datetime", "завтра в восемь")
    assert three is not None
    assert (three.text, three.alternatives, three.doubtful) == ("2026-11-26T15:00", ("2026-11-26T03:00",), False)
    assert eight is not None
    assert (eight.text, eight.alternatives, eight.doubtful) == ("2026-11-26T08:00", ("2026-11-26T20:00",), True)


def test_a_weekday_may_be_today() -> None:
    found = read("date", "в среду")
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == ("2026-12-02", ("2026-11-25",), False)


def test_a_midnight_may_begin_the_day_or_end_it() -> None:
    found = read("datetime", "завтра в двенадцать ночи")
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == ("2026-11-26T00:00", ("2026-11-27T00:00",), True)


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("через день", "2026-11-26", ("2026-11-27",)),
        ("через два три дня", "2026-11-27", ("2026-11-28",)),
        ("пятого шестого декабря", "2026-12-05", ("2026-12-06",)),
    ],
)
def test_one_of_two_days_is_asked_about(text: str, value: str, alternatives: tuple[str, ...]) -> None:
    found = read("date", text)
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == (value, alternatives, True)


def test_one_of_two_spans_is_asked_about() -> None:
    moment, length = read("datetime", "минут через десять пятнадцать"), read("duration", "два три часа")
    assert moment is not None
    assert (moment.text, moment.alternatives, moment.doubtful) == ("2026-11-25T12:10", ("2026-11-25T12:15",), True)
    assert length is not None
    assert (length.text, length.alternatives, length.doubtful) == ("PT2H", ("PT3H",), True)


def test_what_is_over_says_so_and_offers_the_next_such_moment() -> None:
    found = read("datetime", "сегодня в три часа", LATE, future=True)
    assert found is not None
    assert (found.text, found.past) == ("2026-11-25T15:00", True)
    assert found.alternatives == ("2026-11-26T15:00",)
    yesterday = read("date", "вчера", future=True)
    assert yesterday is not None
    assert yesterday.past
    assert not yesterday.alternatives


def test_today_said_just_before_midnight() -> None:
    soon, night = (
        read("datetime", "через двадцать минут", LATE, future=True),
        read("datetime", "сегодня в час ночи", LATE),
    )
    assert soon is not None
    assert (soon.text, soon.past) == ("2026-11-26T00:10", False)
    assert night is not None
    assert night.text == "2026-11-26T01:00"


def test_an_hour_that_is_over_is_that_of_the_evening() -> None:
    afternoon = NOW.replace(hour=17)
    found = read("datetime", "сегодня в восемь", afternoon, future=True)
    assert found is not None
    assert (found.text, found.alternatives, found.past, found.doubtful) == ("2026-11-25T20:00", (), False, False)
    late = read("datetime", "сегодня в одиннадцать", afternoon, future=True)
    assert late is not None
    assert late.past


def test_the_wall_time_counts_across_a_change_of_the_clocks() -> None:
    berlin = datetime(2026, 10, 24, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert text_of("datetime", "завтра в десять утра", berlin) == "2026-10-25T10:00+01:00"
    assert text_of("datetime", "через пять часов", berlin) == "2026-10-25T03:30+01:00"
    assert text_of("datetime", "через сутки", berlin) == "2026-10-25T23:30+01:00"


def test_the_words_that_a_value_came_from() -> None:
    text = "Ну, давайте завтра... часа в три, что ли"
    for kind, words in (("date", "завтра"), ("time", "часа в три"), ("datetime", "завтра... часа в три")):
        found = read(kind, text)
        assert found is not None
        assert text[slice(*found.span)] == words


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (Length(months=14), "P1Y2M"),
        (Length(days=1, seconds=43200), "P1DT12H"),
        (Length(seconds=86400), "PT24H"),
        (Length(seconds=3661), "PT1H1M1S"),
    ],
)
def test_durations_are_written_by_iso_8601(length: Length, text: str) -> None:
    assert iso_duration(length) == text


WORDS = sorted({*vocabulary("datetime", RUSSIAN), "не", "нет", "или", "лет", "25.12", "10:30", "31", "а"})


@given(
    st.lists(st.sampled_from(WORDS), max_size=7),
    st.sampled_from(["date", "time", "datetime", "part_of_day", "duration"]),
)
def test_any_words_give_a_value_or_nothing(words: list[str], kind: str) -> None:
    text = " ".join(words)
    for future in (False, True):
        found = read(kind, text, future=future)
        if found is None:
            continue
        start, end = found.span
        assert 0 <= start < end <= len(text)
        assert found.text not in found.alternatives
        assert not found.doubtful or found.alternatives
        if kind in {"date", "datetime"} and future and not found.past:
            assert datetime.fromisoformat(found.text) >= NOW.replace(hour=0)
