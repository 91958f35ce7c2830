import pytest

from voicebot.language.moment_words import Unit
from voicebot.understanding.values.russian.pieces import Length
from voicebot.understanding.values.spans import Span


@pytest.mark.parametrize(
    ("quarters", "unit", "length"),
    [
        (6, "hour", Length(seconds=5400)),
        (2, "minute", Length(seconds=30)),
        (4, "week", Length(days=7)),
        (2, "week", Length(days=3, seconds=43_200)),
        (6, "month", Length(months=1, days=15)),
        (10, "year", Length(months=30)),
        (2, "day", Length(seconds=43_200)),
    ],
)
def test_lengths(quarters: int, unit: Unit, length: Length) -> None:
    assert Span(quarters, unit, 0, 1).length == length
