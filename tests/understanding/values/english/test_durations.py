from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

ASKED = Asked("duration", language("en"), datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001 - it does not matter when


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("an hour and a half", "PT1H30M"),
        ("half an hour", "PT30M"),
        ("three quarters of an hour", "PT45M"),
        ("two hours and ten minutes", "PT2H10M"),
        ("a hundred and twenty minutes", "PT2H"),
        ("a couple of weeks", "P14D"),
        ("two and a half years", "P2Y6M"),
        ("half a week", "P3DT12H"),
        ("forty five minutes no an hour", "PT1H"),
        ("not a week two weeks", "P14D"),
        ("an hour two days", None),
        ("not long", None),
    ],
)
def test_durations(text: str, length: str | None) -> None:
    found = read_value(ASKED, text)
    assert (found.text if found else None) == length
