from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

ASKED = Asked("duration", language("ko"), datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001 - it does not matter when


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("한 시간 반이요", "PT1H30M"),
        ("두 시간 십 분", "PT2H10M"),
        ("이틀이요", "P2D"),
        ("일주일이요", "P7D"),
        ("일 년 육 개월", "P1Y6M"),
        ("반년이요", "P6M"),
        ("세 시간 아니 네 시간이요", "PT4H"),
        ("한 시간은 안 되고 두 시간이요", "PT2H"),
        ("오래요", None),
    ],
)
def test_durations(text: str, length: str | None) -> None:
    found = read_value(ASKED, text)
    assert (found.text if found else None) == length
