import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("on November 24, 2026", "on November twenty fourth, twenty twenty six"),
        ("on 24 Nov 2026", "on the twenty fourth of November twenty twenty six"),
        ("the 5th of May", "the fifth of May"),
        ("Jan. 1", "January first"),
        ("11/24/2026", "November twenty fourth, twenty twenty six"),
        ("24/11/2026", "November twenty fourth, twenty twenty six"),
        ("24.11.2026", "November twenty fourth, twenty twenty six"),
        ("2026-11-24T15:30", "November twenty fourth, twenty twenty six at three thirty p m"),
        ("in July 2012", "in July twenty twelve"),
        ("in 1905", "in nineteen oh five"),
        ("since 2009.", "since two thousand nine."),
        ("the 1980s", "the nineteen eighties"),
        ("Q2 2022", "second quarter of twenty twenty two"),
        ("at 3:30 PM.", "at three thirty p m."),
        ("at 10 am", "at ten a m"),
        ("at 10:05", "at ten oh five"),
        ("12:00", "twelve o'clock"),
        ("18:00", "six p m"),
        ("00:30", "twelve thirty a m"),
        ("9:00-18:00", "nine o'clock to six p m"),
        ("Mon, 24 Nov", "Monday, the twenty fourth of November"),
    ],
)
def test_a_date_or_a_time_is_said(written: str, said: str) -> None:
    assert speakable(written, language("en")).text == said
