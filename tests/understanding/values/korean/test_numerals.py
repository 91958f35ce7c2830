from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.language.spoken import spoken
from voicebot.understanding.values.korean.numerals import numerals

KOREAN = language("ko")
NOW = datetime(2026, 1, 1)  # noqa: DTZ001 - numbers do not depend on it
NUMERALS = numerals(KOREAN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("영", 0),
        ("이십오", 25),
        ("천육", 1006),
        ("백오십만삼천", 1503000),
        ("만천백십일", 11111),
        ("일조오천억", 1500000000000),
        ("3만5천", 35000),
        ("1,500", 1500),
        ("스물셋", 23),
        ("백스물세", 123),
        ("공삼이", 32),
    ],
)
def test_whole_numbers(text: str, value: int) -> None:
    assert NUMERALS.value(text) == value


def test_digits() -> None:
    assert [NUMERALS.digits(text) for text in ("공일공", "05", "십이")] == ["010", "05", "12"]


@given(st.integers(0, 10**12))
def test_what_the_robot_says_is_read_back(number: int) -> None:
    said = spoken(number, "number", KOREAN, NOW)
    assert NUMERALS.value(said.replace(" ", "")) == number
