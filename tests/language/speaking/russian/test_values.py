from datetime import date, time

import pytest

from voicebot.language.speaking.russian import values

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 11, 23), "сегодня, двадцать третьего ноября"),
        (date(2026, 11, 25), "послезавтра, двадцать пятого ноября"),
        (date(2026, 12, 3), "в четверг, третьего декабря"),
        (date(2027, 1, 1), "в пятницу, первого января две тысячи двадцать седьмого года"),
    ],
)
def test_a_day(value: date, said: str) -> None:
    assert values.day(value, TODAY) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (time(0), "в полночь"),
        (time(1), "в час ночи"),
        (time(4), "в четыре утра"),
        (time(13), "в тринадцать часов"),
        (time(9, 1), "в девять ноль одна"),
    ],
)
def test_a_time(value: time, said: str) -> None:
    assert values.moment(value) == said


def test_numbers() -> None:
    assert values.number("-1500", "") == "минус тысяча пятьсот"
    assert values.number("-0", "5") == "минус ноль целых пять десятых"
    assert values.money(2, 1, "RUB", "g") == "двух рублей одной копейки"
    assert values.count(-2, "день", "n") == "минус два дня"
