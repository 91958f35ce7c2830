from __future__ import annotations

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.phrase import length_phrase, moment_phrase
from voicebot.understanding.values.russian.pieces import Clock, Length, MonthDay, Offset, Said, Week, Weekday
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


def said(text: str) -> list[Said] | None:
    found = moment_phrase(heard_in(text, RUSSIAN), RUSSIAN, 2026, clock_first=False)
    return [piece.said for piece in found.pieces] if found else None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("завтра в три", [Offset(1), Clock(3)]),
        ("завтра нет послезавтра", [Offset(2)]),
        ("завтра нет", []),
        ("нет завтра", [Offset(1)]),
        ("завтра нет проблем", [Offset(1)]),
        ("не завтра", []),
        ("не завтра а послезавтра", [Offset(2)]),
        ("не завтра, послезавтра", [Offset(2)]),
        ("завтра не получится", []),
        ("завтра, никак", []),
        ("завтра не могу давайте в пятницу", [Weekday(4)]),
        ("не могу завтра", []),
        ("кроме среды", []),
        ("вместо среды в пятницу", [Weekday(4)]),
        ("завтра до пяти", [Offset(1)]),
        ("с трех до пяти", None),
        ("между тремя и пятью", None),
        ("в шесть или семь", None),
        ("через час или полтора", None),
        ("завтра или, может, послезавтра", [Offset(1), Offset(2)]),
        ("в два ой нет в четыре", [Clock(4)]),
        ("в семь вечера нет в восемь", [Clock(8, side="pm")]),
        ("пятого декабря нет шестого", [MonthDay(6, 12)]),
        ("на следующей неделе в среду нет в четверг", [Week(1), Weekday(3)]),
        ("в пятницу давайте двадцать шестого", [Weekday(4), MonthDay(26)]),
        ("завтра мне двадцать лет", [Offset(1)]),
        ("завтра десять", [Offset(1), Clock(10, sure=False)]),
        ("номер десять", []),
        ("в три не раньше", [Clock(3)]),
        ("в двадцать пять", None),
        ("добрый день", []),
    ],
)
def test_what_stands(text: str, pieces: list[Said] | None) -> None:
    assert said(text) == pieces


def test_typed_figures_are_an_hour_where_one_is_asked_for() -> None:
    heard = heard_in("10.12", RUSSIAN)
    day = moment_phrase(heard, RUSSIAN, 2026, clock_first=False)
    hour = moment_phrase(heard, RUSSIAN, 2026, clock_first=True)
    assert day is not None
    assert hour is not None
    assert ([one.slot for one in day.pieces], [one.slot for one in hour.pieces]) == (["day"], ["clock"])


def test_the_words_of_a_value() -> None:
    text = "ну наверное завтра, часа в три, пожалуйста"
    found = moment_phrase(heard_in(text, RUSSIAN), RUSSIAN, 2026, clock_first=False)
    assert found is not None
    start, end = found.span(found.pieces)
    assert text[start:end] == "завтра, часа в три"
    assert found.of("part") == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("час нет полтора", [Length(seconds=5400)]),
        ("точно не неделю", []),
        ("не на неделю а на две", [Length(days=14)]),
        ("не больше двадцати минут", [Length(seconds=1200)]),
    ],
)
def test_how_long(text: str, pieces: list[Length]) -> None:
    found = length_phrase(heard_in(text, RUSSIAN), RUSSIAN)
    assert found is not None
    assert [piece.said for piece in found.pieces] == pieces
