"""English money and measures: "$4.69", "5 km/h", "20 °C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.english.forms import LONGEST, cardinal, decimal, digits, plural
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
"""Digits with the thousands set apart or not, and a fraction."""
START = r"(?<![\w.,:/+-])"
"""A number begins here: what is before it is no part of it."""
MONEY = {
    "$": ("dollar", "cent"),
    "US$": ("dollar", "cent"),
    "£": ("pound", "penny"),
    "€": ("euro", "cent"),
    "¥": ("yen", ""),
    "₩": ("won", ""),
    "₽": ("ruble", "kopeck"),
    "₹": ("rupee", "paisa"),
}
"""Signs of money: the unit, and its hundredth."""
CODES = {"USD": "$", "EUR": "€", "GBP": "£", "RUB": "₽", "JPY": "¥", "KRW": "₩"}
"""Signs of money by their codes."""
_SIZES = "hundred|thousand|million|billion|trillion|mln|bln|m|bn|k"
_SIZE_WORDS = {"mln": "million", "bln": "billion", "m": "million", "bn": "billion", "k": "thousand"}
_UNITS = {
    "%": "percent",
    "°C": "degree Celsius",
    "°F": "degree Fahrenheit",
    "°": "degree",
    "km/h": "kilometer per hour",
    "mph": "mile per hour",
    "m/s": "meter per second",
    "km": "kilometer",
    "cm": "centimeter",
    "mm": "millimeter",
    "m": "meter",
    "m²": "square meter",
    "sq. ft.": "square foot",
    "sq ft": "square foot",
    "sq m": "square meter",
    "ft": "foot",
    "in.": "inch",
    "mi": "mile",
    "yd": "yard",
    "kg": "kilogram",
    "mg": "milligram",
    "g": "gram",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "ml": "milliliter",
    "l": "liter",
    "L": "liter",
    "GB": "gigabyte",
    "MB": "megabyte",
    "TB": "terabyte",
    "KB": "kilobyte",
    "Mbps": "megabit per second",
    "kW": "kilowatt",
    "W": "watt",
    "V": "volt",
    "Hz": "hertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "hrs": "hour",
    "hr": "hour",
    "h": "hour",
    "mins": "minute",
    "min": "minute",
    "secs": "second",
    "sec": "second",
    "s": "second",
    "yrs": "year",
    "yr": "year",
}


def number(figures: str) -> str:
    """Say a number.

    Args:
        figures: what `NUMBER` matches.
    """
    whole, _, part = figures.replace(",", "").partition(".")
    if part:
        return decimal(whole, part) if len(whole) <= LONGEST else f"{digits(whole)} point {digits(part)}"
    if len(whole) > 1 and whole.startswith("0"):
        return digits(whole)
    return cardinal(int(whole))


def _is_one(figures: str) -> bool:
    return figures.replace(",", "") == "1"


def _money(match: re.Match[str]) -> Said:
    unit, small = MONEY[match["sign"].upper()]
    figures, size = match["number"], match["size"]
    minus = "minus " if match["minus"] else ""
    if size:
        return f"{minus}{number(figures)} {_SIZE_WORDS.get(size.lower(), size.lower())} {plural(unit)}"
    whole, _, part = figures.replace(",", "").partition(".")
    if len(part) != 2 or not small:  # noqa: PLR2004 - cents have two figures
        return f"{minus}{number(figures)} {unit if _is_one(figures) else plural(unit)}"
    parts = [(int(whole or 0), unit), (int(part), small)]
    said = [f"{cardinal(many)} {of if many == 1 else plural(of)}" for many, of in parts if many] or [
        f"zero {plural(unit)}"
    ]
    return minus + " and ".join(said)


def _coded(match: re.Match[str]) -> Said:
    return f"{CODES[match['code']]}{match['number']}"


def _measured(match: re.Match[str]) -> Said:
    unit, figures = _UNITS[match["unit"]], match["number"]
    minus = "minus " if match["minus"] else ""
    return f"{minus}{number(figures)} {unit if _is_one(figures) else plural(unit)}{full_stop(match)}"


def _sized(match: re.Match[str]) -> Said:
    return f"{number(match['number'])} {_SIZE_WORDS[match['size'].lower()]}"


_SIGN = "|".join(re.escape(sign) for sign in sorted(MONEY, key=len, reverse=True))
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_MINUS = r"(?P<minus>(?<!\w)-)?"

RULES: list[Rule] = [
    (re.compile(rf"{START}(?P<number>{NUMBER}) ?(?P<code>{'|'.join(CODES)})(?!\w)"), _coded),
    (re.compile(rf"(?<!\w)(?P<code>{'|'.join(CODES)}) ?(?P<number>{NUMBER})(?!\w)"), _coded),
    (re.compile(rf"{_MINUS}(?P<sign>{_SIGN}) ?(?P<number>{NUMBER})(?: ?(?P<size>(?i:{_SIZES}))(?!\w))?(?!\w)"), _money),
    (re.compile(rf"{START}{_MINUS}(?P<number>{NUMBER}) ?(?P<size>)(?P<sign>{_SIGN})(?!\w)"), _money),
    (re.compile(rf"{START}{_MINUS}(?P<number>{NUMBER}) ?(?P<unit>{_UNIT})(?:(?<=\.)|(?![\w²/]))"), _measured),
    (re.compile(rf"{START}(?P<number>{NUMBER}) ?(?P<size>mln|bln|bn|[kK])(?!\w)"), _sized),
]
