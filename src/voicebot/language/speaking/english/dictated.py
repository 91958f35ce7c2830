"""English values that are read back to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking.dictated import duration_parts, groups, spelled
from voicebot.language.speaking.english.forms import cardinal, plural
from voicebot.language.speaking.english.forms import digits as one_by_one
from voicebot.language.speaking.english.forms import ordinal as which
from voicebot.language.speaking.english.values import moment
from voicebot.language.speaking.english.wording import ADDRESS_SIGNS

if TYPE_CHECKING:
    from datetime import time

NAMES: dict[str, str] = {
    "morning": "in the morning",
    "noon": "at noon",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
    "yes": "yes",
    "no": "no",
    "any": "any of them",
}
_ONE_DIGIT_CODES = ("+1", "+7")
_KNOWN = frozenset(
    (
        "com",
        "net",
        "org",
        "info",
        "gmail",
        "mail",
        "yahoo",
        "hotmail",
        "outlook",
        "icloud",
        "office",
        "sales",
        "support",
    )
)


def ordinal(number: int) -> str:
    """Say which one: "twenty first"."""
    return which(number)


def hour_of_day(value: time) -> str:
    """Say a time by the twelve hours of the clock: "at eight p m"."""
    return moment(value)


def telephone(number: str) -> str:
    """Say a telephone number digit by digit, in groups."""
    code = 1 if number.startswith(_ONE_DIGIT_CODES) else 2
    figures = number.lstrip("+")
    return f"plus {one_by_one(figures[:code])}, {digits(figures[code:])}"


def digits(figures: str) -> str:
    """Say digits one by one, in groups."""
    return ", ".join(map(one_by_one, groups(figures)))


def email(address: str) -> str:
    """Say an address, word by word and letter by letter."""
    return spelled(
        address,
        signs=ADDRESS_SIGNS,
        known=_KNOWN,
        digits=one_by_one,
        word=str,
        letters=" ".join,
        by_letters="spelled",
    )


def duration(text: str) -> str:
    """Say how long: "one hour and thirty minutes".

    Raises:
        ValueError: it is no duration.
    """
    parts = [f"{cardinal(many)} {unit if many == 1 else plural(unit)}" for many, unit in duration_parts(text)]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
