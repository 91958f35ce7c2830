from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.moments_ko import read_moment_ko, sino

KOREAN = language("ko")
NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


def when(text: str) -> str | None:
    said = read_moment_ko(KOREAN.normalise(text), KOREAN, NOW)
    moment = said.when() if said else None
    return moment.isoformat(timespec="minutes") if moment else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("내일 오후 세 시", "2026-11-24T15:00"),
        ("내일오후세시", "2026-11-24T15:00"),
        ("목요일 오전 열 시", "2026-11-26T10:00"),
        ("목요일 오전 열한 시 반", "2026-11-26T11:30"),
        ("목요일 오후가 좋습니다", "2026-11-26T14:00"),
        ("내일 오후에 하겠습니다", "2026-11-24T14:00"),
        ("모레 두 시 십오 분", "2026-11-25T14:15"),
        ("십이월 이십오일 오후 두 시", "2026-12-25T14:00"),
        ("12월 25일 10시", "2026-12-25T10:00"),
        ("시월 십일 열 시", "2027-10-10T10:00"),
        ("한 시간 뒤", "2026-11-23T14:00"),
    ],
)
def test_moments(text: str, moment: str) -> None:
    assert when(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "내일",
        "오후 세 시",
        "내일 세 시 이후",
        "내일이나 모레 세 시",
        "다시 전화해 주세요",
        "이월 삼십일 세 시",
        "내일 세 시 네 시",
    ],
)
def test_what_is_not_understood_is_nothing(text: str) -> None:
    assert when(text) is None


@given(
    st.lists(
        st.sampled_from([*KOREAN.lexicon.values.numbers, "월", "일", "시", "분", "내일", "오후", "반"]), max_size=8
    )
)
def test_any_syllables_give_a_moment_or_nothing(syllables: list[str]) -> None:
    found = when("".join(syllables))
    assert found is None or isinstance(found, str)


def test_numbers() -> None:
    assert [sino(text, KOREAN) for text in ("영", "십", "이십오", "백오", "천육", "오천사백삼십이", "07")] == [
        0,
        10,
        25,
        105,
        1006,
        5432,
        7,
    ]
