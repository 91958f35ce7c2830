"""English numbers as words: "one hundred five", "twenty first", "nineteen eighty four"."""

from __future__ import annotations

from functools import lru_cache

from num2words import num2words

LONGEST = 15
"""Digits of the longest number that is said as one."""
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = 10
_HUNDRED = 100


@lru_cache(maxsize=20_000)
def cardinal(number: int) -> str:
    """Say how many; a number longer than `LONGEST` digit by digit."""
    if len(str(abs(number))) > LONGEST:
        return digits(str(number))
    return _plain(str(num2words(number, lang="en")))


@lru_cache(maxsize=20_000)
def ordinal(number: int) -> str:
    """Say which one."""
    if len(str(number)) > LONGEST:
        return digits(str(number))
    return _plain(str(num2words(number, lang="en", to="ordinal")))


def decimal(whole: str, part: str) -> str:
    """Say a decimal fraction: "three point one four".

    Args:
        whole: digits before the point; may be empty.
        part: digits after it.
    """
    return f"{cardinal(int(whole))} point {digits(part)}" if whole else f"point {digits(part)}"


def digits(text: str) -> str:
    """Say digits one by one."""
    return " ".join(_DIGITS[int(digit)] for digit in text)


def year(number: int) -> str:
    """Say a year: "nineteen oh five", "two thousand nine", "twenty twenty six"."""
    century, rest = divmod(number, _HUNDRED)
    if (century % _TENS == 0 and rest < _TENS) or not 10 <= century <= 99:  # noqa: PLR2004 - two and two figures
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < _TENS else ''}{cardinal(rest)}"


def clock(hour: int, minute: int) -> str:
    """Say a time of day without its half: "ten oh five", "three o'clock".

    Args:
        hour: 1 to 12.
        minute: 0 to 59.
    """
    if not minute:
        return f"{cardinal(hour)} o'clock"
    return f"{cardinal(hour)} {'oh ' if minute < _TENS else ''}{cardinal(minute)}"


def plural(noun: str) -> str:
    """Give a unit's plural: "feet", "inches", "kilometers per hour"."""
    head, _, tail = noun.partition(" per ")
    irregular = {"foot": "feet", "inch": "inches", "degree Celsius": "degrees Celsius", "yen": "yen", "won": "won"}
    irregular |= {"yuan": "yuan", "hertz": "hertz", "penny": "pence", "degree Fahrenheit": "degrees Fahrenheit"}
    irregular |= {
        "megahertz": "megahertz",
        "gigahertz": "gigahertz",
        "percent": "percent",
        "square foot": "square feet",
    }
    return irregular.get(head, f"{head}s") + (f" per {tail}" if tail else "")


def _plain(words: str) -> str:
    return words.replace(",", "").replace("-", " ").replace(" and ", " ")
