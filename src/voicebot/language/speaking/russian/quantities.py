"""Russian quantities: money, measures and per cent, in the case that what is before them asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.context import case_after
from voicebot.language.speaking.russian.forms import DIRECT, LONGEST, Noun, cardinal, counted, decimal
from voicebot.language.speaking.russian.units import EACH, HUNDREDTHS, MAGNITUDES, MONEY, UNITS
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.speaking.traced import Rule, Said

WHOLE = r"(?:\d{1,3}(?: \d{3}){1,5}(?!\d)|\d{1,3}(?:\.\d{3}){1,5}(?![\d.])|\d+)"
"""Digits of a whole number, with the thousands set apart or not."""
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3}){1,5},\d+|\d{1,3}(?:,\d{3}){1,5}\.\d+|\d+\.\d+(?!\d|\.\d)"
    rf"|{WHOLE}(?:,\d+(?!\d|,\d))?)"
)
"""A whole number or a decimal fraction."""
START = r"(?<![\w.,:/+])(?<!\d[-–—])"
"""A number begins here: what is before it is no part of it."""
SIGN = r"(?:(?<![\w)])[+-])?"
_NEAR = 2
_SIGNS = {"-": "минус ", "+": "плюс "}
_HALVES = {
    "час": "полчаса",
    "литр": "пол-литра",
    "год": "полгода",
    "миллион": "полмиллиона",
    "миллиард": "полмиллиарда",
}
_NO_HALF = frozenset({"процент", "градус"})
"""Measured too exactly for "с половиной"."""


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def parts(figures: str) -> tuple[str, str]:
    """Give the digits before and after the decimal sign.

    Args:
        figures: what `NUMBER` matches.
    """
    plain = figures.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d+)?", plain) and not plain.startswith("0"):
        plain = plain.replace(".", "")
    if "," in plain and "." in plain:
        plain = plain.replace(",", "")
    whole, _, part = plain.replace(",", ".").partition(".")
    return whole, part


def measured(figures: str, noun: Noun, case: str) -> str:
    """Say a number of something: "полтора часа", "два рубля три копейки", "трёх целых пяти десятых процента".

    Args:
        figures: what `NUMBER` matches.
        noun: what is counted.
        case: n, g, d, a, i or p.
    """
    whole, part = parts(figures)
    if not part.strip("0"):
        return counted(int(whole), noun, case) if len(whole) <= LONGEST else f"{whole} {noun.form('g', plural=True)}"
    if noun in MONEY.values() and len(part) <= _NEAR and noun.word in HUNDREDTHS:
        small = int(part.ljust(2, "0"))
        return " ".join(
            counted(number, of, case)
            for number, of in ((int(whole), noun), (small, HUNDREDTHS[noun.word]))
            if number or of is noun
        )
    if part == "5" and noun.word not in _NO_HALF and len(whole) <= LONGEST:
        return _and_a_half(int(whole), noun, case)
    return f"{decimal(whole, part, case)} {noun.form('g', plural=False)}"


def _and_a_half(whole: int, noun: Noun, case: str) -> str:
    if whole == 0 and case in DIRECT and noun.word in _HALVES:
        return _HALVES[noun.word]
    if whole == 0:
        return f"{decimal('0', '5', case)} {noun.form('g', plural=False)}"
    if whole == 1 and case in DIRECT:
        return f"{'полторы' if noun.gender == 'f' else 'полтора'} {noun.form('g', plural=False)}"
    if whole == 1:
        return f"полутора {noun.form(case, plural=True)}"
    return f"{cardinal(whole, case, noun.gender)} с половиной {noun.after(whole, case)}"


def _quantity(match: re.Match[str]) -> Said:
    if not match["unit"] and not match["size"]:
        return None
    before = match.string[: match.start()]
    noun = UNITS[match["unit"]] if match["unit"] else None
    case = case_of(before, match.string[match.end() :], noun)
    number = _SIGNS.get(match["sign"] or "", "") + _amount(match["number"], match["size"], noun, case)
    return number + (f" {EACH[match['each']]}" if match["each"] else "") + full_stop(match)


def _amount(figures: str, size: str | None, noun: Noun | None, case: str) -> str:
    if size is None:
        return measured(figures, noun, case) if noun is not None else figures
    whole, part = parts(figures)
    magnitude = MAGNITUDES[size]
    if part and noun is not None and part != "5":
        said = f"{decimal(whole, part, case)} {magnitude.form('g', plural=False)}"
    elif int(whole) == 1 and not part and magnitude.word == "тысяча":
        said = magnitude.form(case, plural=False)
    else:
        said = measured(figures, magnitude, case)
    return f"{said} {noun.form('g', plural=True)}" if noun is not None else said


def case_of(before: str, after: str, noun: Noun | None) -> str:
    """Tell the case of what is measured; "в 5 км от города" tells where."""
    case = case_after(before)
    far = noun is not None and noun.word in {"километр", "метр"} and re.match(r" от(?!\w)", after)
    return "p" if far and re.search(r"(?:^|\s)в $", before, re.IGNORECASE) else case


def _with_kopecks(match: re.Match[str]) -> Said:
    """Write "6 руб. 35 коп." as "6,35 ₽": both are said in one case."""
    return f"{match['whole']},{int(match['small']):02} ₽{full_stop(match)}"


def _sign_first(match: re.Match[str]) -> Said:
    """Write "$100 млн" as "100 млн $"."""
    return f"{match['number']}{match['size'] or ''} {match['unit']}"


UNIT = rf"(?P<unit>{_any(UNITS)})(?:(?<=\.)|(?![\w²³]))"
SIZE = rf"(?P<size>{_any(MAGNITUDES)})(?:(?<=\.)|(?!\w))"
MEASURE = rf"(?: ?{SIZE})?(?: ?{UNIT}(?: ?/ ?(?P<each>{_any(EACH)})(?:(?<=\.)|(?!\w)))?)?"
"""What is after a number: a magnitude, a unit, or both; a unit it is counted by. It may also be nothing."""

RULES: list[Rule] = [
    (
        re.compile(
            rf"{START}(?P<whole>{WHOLE}) ?(?:руб\.?|р\.?|₽) ?(?P<small>\d{{1,2}}) ?(?:коп\.?|к\.)(?:(?<=\.)|(?!\w))"
        ),
        _with_kopecks,
    ),
    (re.compile(rf"(?P<unit>[$€£¥₽]) ?(?P<number>{NUMBER})(?P<size> ?(?:{_any(MAGNITUDES)}))?(?!\w)"), _sign_first),
    (re.compile(rf"{START}(?P<sign>{SIGN})(?P<number>{NUMBER}){MEASURE}"), _quantity),
]
