from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def value(text: str, code: str = "ru") -> Value | None:
    return read_value(Asked("ordinal", language(code), NOW), text)


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("двести сорок вторая", "ru", "242"),
        ("тысяча девятьсот восемьдесят пятого", "ru", "1985"),
        ("в двухтысячном", "ru", "2000"),
        ("двух тысячных", "ru", "2000"),
        ("два миллиона пятитысячный", "ru", "2005000"),
        ("сороковые", "ru", "40"),
        ("21-го", "ru", "21"),
        ("квартира пять", "ru", "5"),
        ("не четвертый а пятый", "ru", "5"),
        ("ни первый ни второй", "ru", None),
        ("второй или третий", "ru", None),
        ("во-первых не знаю", "ru", None),
        ("во-первых пятый", "ru", "5"),
        ("минус пять", "ru", None),
        ("последний", "ru", None),
        ("one hundred twenty first", "en", "121"),
    ],
)
def test_ordinals(text: str, code: str, number: str | None) -> None:
    found = value(text, code)
    assert (found.text if found else None) == number


def test_a_short_year_may_be_one_of_the_last_century() -> None:
    assert value("пятьдесят девятого года рождения") == Value("ordinal", "59", (0, 18), ("1959",))
    assert value("пятьдесят девятого числа") == Value("ordinal", "59", (0, 18))
