from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


@pytest.mark.parametrize(
    ("text", "scale", "mark"),
    [
        ("구 점이요", (1, 10), "9"),
        ("십점 만점에 팔점", (1, 10), "8"),
        ("십점 만점에 팔점", (1, 5), None),
        ("최고예요", (1, 5), "5"),
        ("최저점", (1, 5), "1"),
        ("다섯", (1, 5), "5"),
        ("육점", (1, 5), None),
        ("삼점 사점", (1, 5), None),
        ("모르겠어요", (1, 5), None),
    ],
)
def test_marks(text: str, scale: tuple[int, int], mark: str | None) -> None:
    found = read_value(Asked("rating", language("ko"), NOW, scale=scale), text)
    assert (found.text if found else None) == mark
