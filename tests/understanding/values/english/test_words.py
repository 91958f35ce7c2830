import re

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.english.words import Words

WORDS = Words(language("en"))


@pytest.mark.parametrize(
    ("text", "value"), [("twenty five", 25), ("nineteen", 19), ("7", 7), ("twenty fifth", 25), ("3rd", 3), ("21st", 21)]
)
def test_small_numbers(text: str, value: int) -> None:
    assert WORDS.value(text) == value
    assert re.fullmatch(f"{WORDS.number}|{WORDS.ordinal}", text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("two thousand and twenty six", 2026),
        ("two thousand", 2000),
        ("twenty twenty seven", 2027),
        ("nineteen eighty five", 1985),
        ("nineteen oh five", 1905),
        ("2027", 2027),
    ],
)
def test_years(text: str, year: int) -> None:
    assert re.fullmatch(WORDS.year, text)
    assert WORDS.year_value(text) == year


def test_minutes_and_hours() -> None:
    assert all(re.fullmatch(WORDS.minute, text) for text in ("oh five", "fifteen", "forty five", "30"))
    assert not re.fullmatch(WORDS.minute, "five")
    assert re.fullmatch(WORDS.hour, "twenty three")
    assert WORDS.numbered("five")
    assert not WORDS.numbered("fifth")
