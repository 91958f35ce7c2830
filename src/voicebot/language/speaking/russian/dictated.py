"""Russian values that are read back to be checked: telephones, digits, durations, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking.dictated import duration_parts, groups, spelled
from voicebot.language.speaking.russian.clock import clock
from voicebot.language.speaking.russian.electronic import SIGNS, WORDS
from voicebot.language.speaking.russian.forms import Noun, cardinal, counted
from voicebot.language.speaking.russian.forms import digits as one_by_one
from voicebot.language.speaking.russian.forms import ordinal as which
from voicebot.language.speaking.russian.latin import named, read
from voicebot.language.speaking.russian.telephones import group

if TYPE_CHECKING:
    from datetime import time

NAMES: dict[str, str] = {
    "morning": "утром",
    "noon": "в полдень",
    "afternoon": "днём",
    "evening": "вечером",
    "night": "ночью",
    "yes": "да",
    "no": "нет",
    "any": "любой",
}
"""What is said for values that are words of the program."""
_UNITS = {
    "year": Noun("год"),
    "month": Noun("месяц"),
    "week": Noun("неделя"),
    "day": Noun("день"),
    "hour": Noun("час"),
    "minute": Noun("минута"),
    "second": Noun("секунда"),
}
_HOME = "+7"
_LENGTH = 12
_NOON = 12
_PARTS = ((4, "ночи"), (12, "утра"), (17, "дня"), (24, "вечера"))
"""Until which hour it is called so."""


def ordinal(number: int) -> str:
    """Say which one: "двадцать первый"."""
    return which(number)


def hour_of_day(value: time) -> str:
    """Say a time by the twelve hours of the clock, so that it cannot be mistaken: "в восемь вечера"."""
    part = next(name for until, name in _PARTS if value.hour < until)
    hour = (value.hour - 1) % _NOON + 1
    if value.minute:
        return f"в {clock(hour, value.minute)} {part}"
    return f"в {'час' if hour == 1 else cardinal(hour)} {part}"


def telephone(number: str) -> str:
    """Say a telephone number as people dictate it.

    Args:
        number: with a plus sign and the country's code before it.
    """
    if number.startswith(_HOME) and len(number) == _LENGTH:
        parts = [number[2:5], number[5:8], number[8:10], number[10:]]
        return "плюс семь, " + ", ".join(map(group, parts))
    return "плюс " + ", ".join(map(group, groups(number.lstrip("+"))))


def digits(figures: str) -> str:
    """Say digits one by one, in groups."""
    return ", ".join(map(one_by_one, groups(figures)))


def email(address: str) -> str:
    """Say an address, word by word and letter by letter."""
    return spelled(
        address, signs=SIGNS, known=WORDS, digits=one_by_one, word=read_word, letters=named, by_letters="по буквам"
    )


def read_word(letters: str) -> str:
    """Say a part of an address as a word."""
    return WORDS.get(letters) or read(letters)


def duration(text: str) -> str:
    """Say how long: "один час тридцать минут".

    Raises:
        ValueError: it is no duration.
    """
    return " ".join(counted(many, _UNITS[unit]) for many, unit in duration_parts(text))
