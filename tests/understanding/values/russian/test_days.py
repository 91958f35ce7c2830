import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.days import day
from voicebot.understanding.values.russian.pieces import (
    ContradictionError,
    Holiday,
    MonthDay,
    Nth,
    Offset,
    Week,
    Weekday,
    WeekEdge,
)
from voicebot.understanding.values.russian.words import words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


def read(text: str, at: int = 0) -> object:
    found = day(words_of(heard_in(text, RUSSIAN), RUSSIAN), at, RUSSIAN, 2026)
    return found.said if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("послезавтра", Offset(2)),
        ("завтрашний день", Offset(1)),
        ("пятницу", Weekday(4)),
        ("эту субботу", Weekday(5, "this")),
        ("следующий четверг", Weekday(3, "next")),
        ("следующей неделе", Week(1)),
        ("той неделе", Week(1)),
        ("конце недели", WeekEdge("end")),
        ("начале следующей недели", WeekEdge("start", 1)),
        ("выходных", WeekEdge("weekend")),
        ("конце месяца", MonthDay(0, rough=True)),
        ("начале следующего месяца", MonthDay(1, months_ahead=1, rough=True)),
        ("середине декабря", MonthDay(15, 12, rough=True)),
        ("конце года", MonthDay(31, 12)),
        ("последний день декабря", MonthDay(0, 12)),
        ("первый день марта", MonthDay(1, 3)),
        ("последняя пятница месяца", Nth(-1, 4)),
        ("второй вторник декабря", Nth(2, 1, 12)),
        ("двадцать пятого", MonthDay(25)),
        ("пятого числа", MonthDay(5)),
        ("пятого следующего месяца", MonthDay(5, months_ahead=1)),
        ("третьего мая восемьдесят пятого года", MonthDay(3, 5, 1985)),
        ("второго февраля следующего года", MonthDay(2, 2, years_ahead=1)),
        ("декабря пятого", MonthDay(5, 12)),
        ("25 декабря", MonthDay(25, 12)),
        ("пятое третье", MonthDay(5, 3)),
        ("пятого шестого", MonthDay(5, 6, either=6)),
        ("пятого шестого декабря", MonthDay(5, 12, either=6)),
        ("25.12", MonthDay(25, 12)),
        ("25.12.85", MonthDay(25, 12, 1985)),
        ("2026-12-25", MonthDay(25, 12, 2026)),
        ("девятнадцать ноль шесть девяносто пять", MonthDay(19, 6, 1995)),
        ("двадцать второе ноль два две тысячи десятый год", MonthDay(22, 2, 2010)),
        ("следующий день", Offset(1)),
        ("новый год", Holiday(1, 1)),
        ("под новый год", Holiday(1, 1, eve=True)),
        ("пасху", Holiday(easter=0)),
    ],
)
def test_days(text: str, said: object) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "три",
        "двадцать ноль пять",
        "девять тридцать двадцать",
        "первый",
        "третьего часа",
        "пятого года",
        "10.30",
        "декабря",
        "следующий",
        "1.5",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["тридцать второе января", "45.12.2026"])
def test_there_is_no_such_day(text: str) -> None:
    with pytest.raises(ContradictionError):
        read(text)


def test_what_was_named_before_may_be_left_out() -> None:
    assert read("не на этой неделе а на следующей", 6) == Week(1)
    assert read("не в эту субботу а в следующую", 6) == Weekday(5, "next")
