from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def value(text: str, code: str = "ru") -> Value | None:
    return read_value(Asked("number", language(code), NOW), text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("человек восемь не больше", "8"),
        ("нас шестеро", "6"),
        ("сорок ой нет сорок два", "42"),
        ("двадцать двадцать пять", "25"),
        ("тридцать шесть и шесть", "36.6"),
        ("пять и шесть", None),
        ("показания ноль ноль триста сорок семь", "347"),
        ("двенадцать тридцать четыре", "1234"),
        ("пять шесть человек", None),
        ("пять пять", "5"),
        ("три семерки", "777"),
        ("один один два", "112"),
        ("не пять шесть", "6"),
        ("ноль пять", "0.5"),
        ("ноль ноль", "0"),
        ("минус пять десять", None),
        ("в шесть вечера", None),
        ("три дня", "3"),
        ("перезвоните через два часа", None),
        ("квартира двадцать пятая", "25"),
        ("первый раз слышу", None),
        ("двести э тридцать два", "232"),
        ("одну минуту сейчас двадцать три", "23"),
        ("одну секунду", None),
        ("много", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    found = value(text)
    assert (found.text if found else None) == number


def test_the_span_is_tight_and_other_readings_are_kept() -> None:
    found = value("ну ноль пять наверное")
    assert found == Value("number", "0.5", (3, 12), ("5",))


@pytest.mark.parametrize(("text", "number"), [("oh seven seven one", "771"), ("double four nine", "449")])
def test_english_digits(text: str, number: str) -> None:
    found = value(text, "en")
    assert found is not None
    assert found.text == number


def test_english() -> None:
    found = value("a hundred and twenty of us", "en")
    assert found is not None
    assert (found.text, found.span) == ("120", (2, 20))
