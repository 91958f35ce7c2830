"""Korean values that are read back to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking.dictated import duration_parts, groups, spelled
from voicebot.language.speaking.korean.forms import digits as one_by_one
from voicebot.language.speaking.korean.forms import native, sino
from voicebot.language.speaking.korean.values import moment
from voicebot.language.speaking.korean.wording import ADDRESS_SIGNS, LETTERS

if TYPE_CHECKING:
    from datetime import time

NAMES: dict[str, str] = {
    "morning": "아침에",
    "noon": "정오에",
    "afternoon": "오후에",
    "evening": "저녁에",
    "night": "밤에",
    "yes": "네",
    "no": "아니요",
    "any": "아무거나",
}
_UNITS = {
    "year": "년",
    "month": "개월",
    "week": "주",
    "day": "일",
    "hour": "시간",
    "minute": "분",
    "second": "초",
}
_KNOWN = {
    "com": "컴",
    "net": "넷",
    "naver": "네이버",
    "gmail": "지메일",
    "daum": "다음",
    "hanmail": "한메일",
    "kakao": "카카오",
}
_HOME = "+82"
_NATIVE_BELOW = 40


def ordinal(number: int) -> str:
    """Say which one: "세 번째"."""
    if number == 1:
        return "첫 번째"
    return f"{native(number) if number < _NATIVE_BELOW else sino(number)} 번째"


def hour_of_day(value: time) -> str:
    """Say a time by the twelve hours of the clock: "오후 여덟 시"."""
    return moment(value)


def telephone(number: str) -> str:
    """Say a telephone number digit by digit; one of this country as it is dialed there."""
    if number.startswith(_HOME):
        local = "0" + number.removeprefix(_HOME)
        area = 2 if local.startswith("02") else 3
        parts = [local[:area], local[area:-4], local[-4:]]
        return ", ".join(one_by_one(part, "공") for part in parts)
    return f"플러스 {digits(number.lstrip('+'))}"


def digits(figures: str) -> str:
    """Say digits one by one, in groups."""
    return ", ".join(one_by_one(part, "공") for part in groups(figures))


def email(address: str) -> str:
    """Say an address, letter by letter but for what everybody knows."""
    return spelled(
        address,
        signs=ADDRESS_SIGNS,
        known=_KNOWN,
        digits=lambda figures: one_by_one(figures, "공"),
        word=lambda part: _KNOWN.get(part, part),
        letters=lambda part: " ".join(LETTERS.get(letter, letter) for letter in part.upper()),
        by_letters="철자로",
    )


def duration(text: str) -> str:
    """Say how long: "한 시간 삼십 분".

    Raises:
        ValueError: it is no duration.
    """
    said = []
    for many, unit in duration_parts(text):
        number = native(many) if unit == "hour" and 0 < many < _NATIVE_BELOW else sino(many)
        said.append(f"{number} {_UNITS[unit]}")
    return " ".join(said)
