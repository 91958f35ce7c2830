from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def value(text: str, code: str = "ru") -> Value | None:
    return read_value(Asked("money", language(code), NOW), text)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("пятьсот", "500 RUB"),
        ("полторы тысячи", "1500 RUB"),
        ("сто рублей пятьдесят копеек", "100.50 RUB"),
        ("семь тысяч рублей ноль девять копеек", "7000.09 RUB"),
        ("рубль двадцать", "1.20 RUB"),
        ("рубль", "1 RUB"),
        ("сорок копеек", "0.40 RUB"),
        ("сто двадцать тридцать копеек", "120.30 RUB"),
        ("рублей восемьсот", "800 RUB"),
        ("двадцать баксов", "20 USD"),
        ("десять тысяч белорусских рублей", "10000 BYN"),
        ("три косаря", "3000 RUB"),
        ("полляма", "500000 RUB"),
        ("две пятихатки", "1000 RUB"),
        ("десятка рублей", "10 RUB"),
        ("$100", "100 USD"),
        ("2 500,50 руб.", "2500.50 RUB"),
        ("5к", "5000 RUB"),
        ("5%", None),
        ("заплачу двадцать пятого", None),
        ("заплачу пять тысяч двадцатого", "5000 RUB"),
        ("три месяца по пять тысяч", "5000 RUB"),
        ("сто и сто долларов", "100 USD"),
        ("не тысячу а две тысячи", "2000 RUB"),
        ("то ли триста то ли пятьсот рублей", None),
        ("минус сто рублей", None),
        ("не буду я вам ничего платить", None),
    ],
)
def test_russian_sums(text: str, money: str | None) -> None:
    found = value(text)
    assert (found.text if found else None) == money


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("four united states dollars and sixty nine cents", "4.69 USD"),
        ("seventy five dollars sixty three", "75.63 USD"),
        ("two point five billion dollars", "2500000000 USD"),
        ("one fifty five dollars", "155 USD"),
        ("a hundred pounds", "100 GBP"),
        ("five grand", "5000 USD"),
    ],
)
def test_english_sums(text: str, money: str) -> None:
    found = value(text, "en")
    assert found is not None
    assert found.text == money


def test_a_sum_has_its_parts_its_span_and_its_other_readings() -> None:
    found = value("ну тридцатку до зарплаты")
    parts = {"amount": "30000", "currency": "RUB"}
    assert found == Value("money", "30000 RUB", (3, 12), ("30 RUB",), parts=parts)
    unclear = value("две пятьдесят")
    assert unclear is not None
    assert (unclear.text, unclear.alternatives, unclear.doubtful) == ("2.50 RUB", ("2050 RUB",), True)
