"""Korean numbers: the Sino-Korean row ("삼십이") and the native one, which counts things and hours ("서른두 개")."""

from __future__ import annotations

from functools import lru_cache

LONGEST = 20
"""Digits of the longest number that is said as one."""
_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ["", "십", "백", "천"]
_GROUPS = ["", "만", "억", "조", "경"]
_GROUP = 10_000
_ONES = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_TWENTY = 20
COUNTERS = frozenset(
    {
        *(
            "번째",
            "시간",
            "개",
            "명",
            "마리",
            "살",
            "병",
            "잔",
            "장",
            "권",
            "대",
            "벌",
            "송이",
            "달",
            "가지",
            "군데",
            "사람",
        ),
        *("곳", "채", "켤레", "통", "판", "끼", "번"),
    }
)
"""Counters of the native row."""
_MONTHS = {6: "유월", 10: "시월"}


@lru_cache(maxsize=20_000)
def sino(number: int) -> str:
    """Say a number in the Sino-Korean row; one longer than `LONGEST` digit by digit."""
    if number < 0:
        return f"마이너스 {sino(-number)}"
    if number == 0:
        return _DIGITS[0]
    if len(str(number)) > LONGEST:
        return digits(str(number))
    said = ""
    for group in reversed(_GROUPS[: (len(str(number)) + 3) // 4]):
        size = _GROUP ** _GROUPS.index(group)
        part = number // size % _GROUP
        if part:
            words = "" if part == 1 and group == "만" and not said else _thousands(part)
            said += words + group
    return said


def _thousands(number: int) -> str:
    said = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("" if digit == 1 and place else _DIGITS[digit]) + _PLACES[place]
    return said


def native(number: int) -> str:
    """Say how many of what follows, in the native row: "스물두".

    Args:
        number: 1 to 99.
    """
    if number == _TWENTY:
        return "스무"
    return _TENS[number // 10] + _ONES[number % 10]


def month(number: int) -> str:
    """Say a month, 1 to 12."""
    return _MONTHS.get(number) or f"{sino(number)}월"


def digits(text: str, zero: str = "영") -> str:
    """Say digits one by one, in one word."""
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in text)


def decimal(whole: str, part: str) -> str:
    """Say a decimal fraction: "일 점 오"."""
    return f"{sino(int(whole))} 점 {digits(part)}"


def joined(word: str) -> str:
    """Give the particle "and" that suits a word's last sound: 과 after a consonant, 와 after a vowel."""
    return "과" if (ord(word[-1]) - ord("가")) % 28 else "와"
