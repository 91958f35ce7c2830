"""Korean values of a script as parts of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking.korean.forms import COUNTERS, decimal, month, native, sino

if TYPE_CHECKING:
    from datetime import date, time

_WEEKDAYS = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"]
_NEAR = {0: "오늘", 1: "내일", 2: "모레"}
_NOON = 12
_NATIVE_BELOW = 40
_MONEY = {"RUB": "루블", "USD": "달러", "EUR": "유로", "GBP": "파운드", "JPY": "엔", "KRW": "원"}


def number(whole: str, part: str) -> str:
    """Say a number, see `voicebot.language.speaking.russian.values.number`."""
    minus = "마이너스 " if whole.startswith("-") else ""
    return minus + (decimal(whole.lstrip("-"), part) if part else sino(abs(int(whole))))


def day(value: date, today: date) -> str:
    """Say a date: the year where it is another, the date, what day it is."""
    year = f"{sino(value.year)}년 " if value.year != today.year else ""
    said = f"{year}{month(value.month)} {sino(value.day)}일"
    near = _NEAR.get((value - today).days)
    return f"{near} {said}" if near else f"{said} {_WEEKDAYS[value.weekday()]}"


def moment(value: time) -> str:
    """Say a time of day."""
    minutes = f" {sino(value.minute)} 분" if value.minute else ""
    return f"{'오전' if value.hour < _NOON else '오후'} {native((value.hour - 1) % _NOON + 1)} 시{minutes}"


def money(whole: int, hundredths: int, currency: str, case: str) -> str:  # noqa: ARG001 - Korean has no cases
    """Say a sum of money, see `voicebot.language.speaking.russian.values.money`."""
    said = decimal(str(whole), f"{hundredths:02}") if hundredths else sino(whole)
    return f"{said} {_MONEY[currency]}"


def count(many: int, noun: str, case: str) -> str:  # noqa: ARG001 - Korean has no cases
    """Say how many of what; the native row counts what has a counter of it ("세 명")."""
    of_native = 0 < many < _NATIVE_BELOW and noun in COUNTERS
    return f"{native(many) if of_native else sino(many)} {noun}"
