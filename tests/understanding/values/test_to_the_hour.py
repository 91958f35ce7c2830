from __future__ import annotations

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.to_the_hour import to_the_hour
from voicebot.understanding.values.value_text import ValueText

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("полпятого", (4, 30, 1)),
        ("половине первого", (12, 30, 2)),
        ("четверть пятого", (4, 15, 2)),
        ("без четверти час", (12, 45, 3)),
        ("без двадцати пять", (4, 40, 3)),
        ("без двадцати пяти минут пять", (4, 35, 5)),
        ("половина", None),
        ("без двадцати", None),
        ("без 70 5", None),
        ("без разницы", None),
        ("пять", None),
    ],
)
def test_reads(text: str, found: tuple[int, int, int] | None) -> None:
    assert to_the_hour(ValueText(RUSSIAN.words(text), RUSSIAN), 0) == found
