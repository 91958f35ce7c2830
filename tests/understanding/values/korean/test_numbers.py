from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

KOREAN = language("ko")
NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - numbers do not depend on it


def written(text: str, kind: str) -> str | None:
    found = read_value(Asked(kind, KOREAN, NOW), text)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("세 명이요", "3"),
        ("이십오요", "25"),
        ("네 두 명입니다", "2"),
        ("한 세 명 정도요", "3"),
        ("백스물세 명", "123"),
        ("삼십육 점 오 도요", "36.5"),
        ("일점오만", "15000"),
        ("두 개 반이요", "2.5"),
        ("영하 오 도", "-5"),
        ("마이너스 일", "-1"),
        ("3만 5천 원", "35000"),
        ("1,500", "1500"),
        ("셋 아니 넷이요", "4"),
        ("다섯 명 말고 여섯 명이요", "6"),
        ("이", "2"),
        ("네", None),
        ("일이 있어서요", None),
        ("이만 끊을게요", None),
        ("어른 두 명 아이 한 명이요", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert written(text, "number") == number


@pytest.mark.parametrize(
    ("text", "place"),
    [("첫 번째요", "1"), ("스물두 번째", "22"), ("둘째요", "2"), ("제 삼", "3"), ("5번", "5"), ("마지막이요", None)],
)
def test_ordinals(text: str, place: str | None) -> None:
    assert written(text, "ordinal") == place


def test_two_or_three_is_asked_about() -> None:
    found = read_value(Asked("number", KOREAN, NOW), "두세 명이요")
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful, found.span) == ("2", ("3",), True, (0, 4))
