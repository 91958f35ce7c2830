"""Russian values of a script as parts of a sentence: "завтра, двадцать четвёртого ноября", "в десять утра"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.morphology import readings
from voicebot.language.speaking.russian.clock import clock
from voicebot.language.speaking.russian.dates import MONTHS
from voicebot.language.speaking.russian.forms import Noun, cardinal, counted, decimal, ordinal
from voicebot.language.speaking.russian.units import HUNDREDTHS, MONEY

if TYPE_CHECKING:
    from datetime import date, time

_WEEKDAYS = ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
_NEAR = {0: "сегодня", 1: "завтра", 2: "послезавтра"}
_NIGHT, _NOON = 4, 12
"""Before it people say "ночи", before it "утра"."""


def number(whole: str, part: str) -> str:
    """Say a number without a noun.

    Args:
        whole: digits before the decimal sign, with a minus sign before them or not.
        part: digits after it; empty for a whole number.
    """
    minus = "минус " if whole.startswith("-") else ""
    return minus + (decimal(whole.lstrip("-"), part) if part else cardinal(abs(int(whole))))


def day(value: date, today: date) -> str:
    """Say a date: what day it is, the date, the year where it is another."""
    near = _NEAR.get((value - today).days, _WEEKDAYS[value.weekday()])
    year = f" {ordinal(value.year, 'g')} года" if value.year != today.year else ""
    return f"{near}, {ordinal(value.day, 'g', 'n')} {MONTHS[value.month - 1]}{year}"


def moment(value: time) -> str:
    """Say a time of day with its preposition."""
    if value.minute:
        return f"в {clock(value.hour, value.minute)}"
    if value.hour == 0:
        return "в полночь"
    if value.hour < _NOON:
        hour = "час" if value.hour == 1 else cardinal(value.hour)
        return f"в {hour} {'ночи' if value.hour < _NIGHT else 'утра'}"
    return f"в {clock(value.hour, 0)}"


def money(whole: int, hundredths: int, currency: str, case: str) -> str:
    """Say a sum of money; hundredths only where there are any.

    Args:
        whole: of the larger unit.
        hundredths: of the smaller.
        currency: as `MONEY` names it.
        case: n, g, d, a, i or p.
    """
    noun = MONEY[currency]
    small = HUNDREDTHS.get(noun.word)
    said = counted(whole, noun, case)
    return f"{said} {counted(hundredths, small, case)}" if hundredths and small is not None else said


def count(many: int, noun: str, case: str) -> str:
    """Say how many of what: "два сообщения".

    Args:
        many: the number.
        noun: in the nominative, an adjective before it or not.
        case: n, g, d, a, i or p.
    """
    described, _, word = noun.rpartition(" ")
    adjective = next((reading.lemma for reading in readings(described) if reading.part == "ADJF"), described)
    return ("минус " if many < 0 else "") + counted(abs(many), Noun(word, adjective), case)
