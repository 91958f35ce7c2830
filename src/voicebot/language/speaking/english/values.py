"""English values of a script as parts of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking.english.calendar import MONTHS
from voicebot.language.speaking.english.forms import cardinal, decimal, ordinal, plural, year
from voicebot.language.speaking.english.quantities import CODES, MONEY

if TYPE_CHECKING:
    from datetime import date, time

_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NEAR = {0: "today", 1: "tomorrow"}
_NOON = 12
_TENS = 10


def number(whole: str, part: str) -> str:
    """Say a number, see `voicebot.language.speaking.russian.values.number`."""
    minus = "minus " if whole.startswith("-") else ""
    return minus + (decimal(whole.lstrip("-"), part) if part else cardinal(abs(int(whole))))


def day(value: date, today: date) -> str:
    """Say a date: what day it is, the date, the year where it is another."""
    near = _NEAR.get((value - today).days, f"on {_WEEKDAYS[value.weekday()]}")
    of = f" {year(value.year)}" if value.year != today.year else ""
    return f"{near}, the {ordinal(value.day)} of {MONTHS[value.month - 1]}{of}"


def moment(value: time) -> str:
    """Say a time of day with its preposition."""
    minutes = f" {'oh ' if value.minute < _TENS else ''}{cardinal(value.minute)}" if value.minute else ""
    half = "a m" if value.hour < _NOON else "p m"
    return f"at {cardinal((value.hour - 1) % _NOON + 1)}{minutes} {half}"


def money(whole: int, hundredths: int, currency: str, case: str) -> str:  # noqa: ARG001 - English has no cases
    """Say a sum of money, see `voicebot.language.speaking.russian.values.money`."""
    unit, small = MONEY[CODES[currency]]
    said = count(whole, unit, "n")
    return f"{said} and {count(hundredths, small, 'n')}" if hundredths and small else said


def count(many: int, noun: str, case: str) -> str:  # noqa: ARG001 - English has no cases
    """Say how many of what, see `voicebot.language.speaking.russian.values.count`."""
    said = ("minus " if many < 0 else "") + cardinal(abs(many))
    return f"{said} {noun if many == 1 else plural(noun)}"
