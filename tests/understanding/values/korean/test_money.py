from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def value(text: str) -> Value | None:
    return read_value(Asked("money", language("ko"), NOW), text)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("만오천원", "15000 KRW"),
        ("십이억오천만 원", "1250000000 KRW"),
        ("3만원이요", "30000 KRW"),
        ("십오 달러 오십 센트", "15.50 USD"),
        ("이 점 오 유로", "2.50 EUR"),
        ("영원", "0 KRW"),
        ("오만", "50000 KRW"),
        ("오만 원 아니 육만 원", "60000 KRW"),
        ("오만 원 육만 원", None),
        ("오만 원은 안 돼요", None),
        ("모르겠어요", None),
        ("마이너스 오", None),
    ],
)
def test_sums(text: str, money: str | None) -> None:
    found = value(text)
    assert (found.text if found else None) == money


def test_a_sum_has_its_parts_and_its_place() -> None:
    parts = {"amount": "50000", "currency": "KRW"}
    assert value("음 오만 원 정도요") == Value("money", "50000 KRW", (2, 6), parts=parts)
