from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

KOREAN = language("ko")
NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - a Wednesday, in the person's own time


def read(text: str, kind: str = "datetime", *, future: bool = False) -> Value | None:
    return read_value(Asked(kind, KOREAN, NOW, future=future), text)


def written(text: str, kind: str = "datetime") -> str | None:
    found = read(text, kind)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("내일 오후 세 시", "2026-11-26T15:00"),
        ("내일오후세시", "2026-11-26T15:00"),
        ("내일 오후가 좋습니다", "2026-11-26T14:00"),
        ("목요일 오전 열한 시 반", "2026-11-26T11:30"),
        ("12월 25일 10시", "2026-12-25T10:00"),
        ("12월 3일 15:30", "2026-12-03T15:30"),
        ("한 시간 이십 분 후", "2026-11-25T13:20"),
        ("오늘 한 시간 뒤에 갈게요", "2026-11-25T13:00"),
        ("금요일 네 시 십 분 전이요", "2026-11-27T15:50"),
        ("내일 세 시 아니 네 시", "2026-11-26T16:00"),
        ("내일 두 시는 안 되고 세 시는 돼요", "2026-11-26T15:00"),
        ("내일 두 시는 안 되고 금요일은 돼요", "2026-11-27T14:00"),
        ("금요일 오전은 안 되고 오후 세 시는 돼요", "2026-11-27T15:00"),
        ("내일", None),
        ("오후 세 시", None),
        ("내일 세 시 네 시", None),
        ("이월 삼십일 세 시", None),
        ("내일 오후 두 시는 안 되겠는데요", None),
    ],
)
def test_moments(text: str, moment: str | None) -> None:
    assert written(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("다음주수요일", "2026-12-02"),
        ("다음 주말은 어떨까요", "2026-12-05"),
        ("지난 금요일이요", "2026-11-20"),
        ("12/5", "2026-12-05"),
        ("2026-12-05", "2026-12-05"),
        ("팔십오년 팔월 십구일생이에요", "1985-08-19"),
        ("월요일이 아니라 화요일이요", "2026-12-01"),
        ("이번 달 말까지요", "2026-11-30"),
        ("삼 주 뒤 월요일", "2026-12-14"),
        ("두 달 뒤에요", "2027-01-25"),
        ("반년 뒤", "2027-05-25"),
        ("토요일밖에 시간이 안 돼요", "2026-11-28"),
        ("크리스마스이브에", "2026-12-24"),
        ("일이 많아서요", None),
        ("부담 주지 마세요", None),
        ("금요일 이십육일이요", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert written(text, "date") == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("밤 열두 시", "00:00"),
        ("밤 한 시", "01:00"),
        ("낮 열두 시 반", "12:30"),
        ("점심 먹고 두 시쯤", "14:00"),
        ("이십이 시요", "22:00"),
        ("세 시 이후로 괜찮아요", "15:00"),
        ("오전 열 시 아니 세 시요", "15:00"),
        ("자정에", "00:00"),
        ("전화해 주십시오", None),
        ("오시면 돼요", None),
        ("가능한 시간이 언제예요", None),
        ("스물다섯 시요", None),
        ("오전 아홉 시 오후에", None),
    ],
)
def test_times(text: str, hour: str | None) -> None:
    assert written(text, "time") == hour


def test_parts_of_the_day() -> None:
    assert written("오전 말고 저녁이요", "part_of_day") == "evening"
    assert written("아침 저녁 상관없어요", "part_of_day") is None


def test_an_or_is_asked_about() -> None:
    found = read("내일이나 모레 세 시")
    assert found is not None
    assert (found.text, found.alternatives, found.doubtful) == ("2026-11-26T15:00", ("2026-11-27T15:00",), True)


def test_the_place_is_that_of_the_moment() -> None:
    text = "음 그럼 내일 오후 세 시로 해 주세요"
    found = read(text)
    assert found is not None
    assert text[slice(*found.span)] == "내일 오후 세 시"


def test_what_is_over_is_past() -> None:
    found = read("오늘 아침 아홉 시", future=True)
    assert found is not None
    assert found.past


SYLLABLES = [*KOREAN.lexicon.values.numbers, "월", "일", "시", "분", "내일", "오후", "반", "뒤", " ", "말고", "아니"]


@given(st.lists(st.sampled_from(SYLLABLES), max_size=8))
def test_any_syllables_give_a_moment_or_nothing(syllables: list[str]) -> None:
    found = read("".join(syllables))
    assert found is None or datetime.fromisoformat(found.text).year
