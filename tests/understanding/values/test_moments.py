from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.moments import read_moment

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


def when(text: str, code: str = "ru") -> str | None:
    tongue = language(code)
    said = read_moment(tongue.words(text), tongue, NOW)
    moment = said.when() if said else None
    return moment.isoformat(timespec="minutes") if moment else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("завтра в три", "2026-11-24T15:00"),
        ("завтра в восемь", "2026-11-24T08:00"),
        ("завтра в три часа дня", "2026-11-24T15:00"),
        ("завтра в час дня", "2026-11-24T13:00"),
        ("завтра часа в три", "2026-11-24T15:00"),
        ("в пятницу утром", "2026-11-27T09:00"),
        ("в понедельник в десять", "2026-11-30T10:00"),
        ("двадцать пятого в десять тридцать", "2026-11-25T10:30"),
        ("пятого в десять", "2026-12-05T10:00"),
        ("первого декабря в десять утра", "2026-12-01T10:00"),
        ("двадцать первого января в двенадцать", "2027-01-21T12:00"),
        ("25 декабря в 10", "2026-12-25T10:00"),
        ("завтра в 15:30", "2026-11-24T15:30"),
        ("послезавтра после обеда", "2026-11-25T14:00"),
        ("завтра вечером в семь", "2026-11-24T19:00"),
        ("завтра в семь утра", "2026-11-24T07:00"),
        ("завтра в двенадцать ночи", "2026-11-24T00:00"),
        ("завтра в пятнадцать часов ноль пять минут", "2026-11-24T15:05"),
        ("завтра в двадцать два ноль ноль", "2026-11-24T22:00"),
        ("завтра десять тридцать", "2026-11-24T10:30"),
        ("через час", "2026-11-23T14:00"),
        ("через полчаса", "2026-11-23T13:30"),
        ("через два часа", "2026-11-23T15:00"),
        ("часа через два", "2026-11-23T15:00"),
        ("минут через двадцать", "2026-11-23T13:20"),
        ("через неделю в десять", "2026-11-30T10:00"),
        ("завтра нет послезавтра в десять", "2026-11-25T10:00"),
        ("завтра в половине пятого", "2026-11-24T16:30"),
        ("завтра в полпятого", "2026-11-24T16:30"),
        ("завтра в пол пятого", "2026-11-24T16:30"),
        ("завтра в половине восьмого утра", "2026-11-24T07:30"),
        ("завтра в полпервого", "2026-11-24T12:30"),
        ("завтра в четверть пятого", "2026-11-24T16:15"),
        ("завтра без пятнадцати пять", "2026-11-24T16:45"),
        ("завтра без пятнадцати минут пять", "2026-11-24T16:45"),
        ("завтра без двадцати пять", "2026-11-24T16:40"),
        ("завтра без двадцати пяти пять", "2026-11-24T16:35"),
        ("завтра без четверти час", "2026-11-24T12:45"),
        ("на следующей неделе во вторник в три", "2026-12-01T15:00"),
        ("во вторник на следующей неделе в три", "2026-12-01T15:00"),
    ],
)
def test_russian(text: str, moment: str) -> None:
    assert when(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "завтра",
        "в три",
        "завтра после трех",
        "завтра до пяти",
        "завтра в три или в четыре",
        "завтра или послезавтра в три",
        "завтра в половине",
        "завтра в четверть",
        "завтра без пяти",
        "завтра без двадцати",
        "в следующую пятницу в три",
        "на следующей неделе в три",
        "тридцать второго в пять",
        "тридцатого февраля в пять",
        "завтра в двадцать пять",
        "завтра мне двадцать лет",
        "добрый день",
    ],
)
def test_what_is_not_understood_is_nothing(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow at three", "2026-11-24T15:00"),
        ("on friday at ten thirty a m", "2026-11-27T10:30"),
        ("december first at two pm", "2026-12-01T14:00"),
        ("the first of december at two p m", "2026-12-01T14:00"),
        ("in two hours", "2026-11-23T15:00"),
        ("tomorrow morning", "2026-11-24T09:00"),
        ("next week on friday at ten", "2026-12-04T10:00"),
        ("next friday at ten", None),
    ],
)
def test_english(text: str, moment: str | None) -> None:
    assert when(text, "en") == moment


WORDS = sorted({*language("ru").lexicon.values.numbers, *language("ru").lexicon.values.spoken_forms, "завтра", "нет"})


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_any_words_give_a_moment_or_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert when(text) is None or datetime.fromisoformat(str(when(text))) >= NOW.replace(hour=0)
