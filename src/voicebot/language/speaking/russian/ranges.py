"""Russian ranges: "5–7 минут" as "пять-семь минут", "100–500 рублей" as "от ста до пятисот рублей"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.context import agreement
from voicebot.language.speaking.russian.forms import DIRECT, LONGEST, Noun, cardinal, decimal, is_few, is_one, ordinal
from voicebot.language.speaking.russian.quantities import MEASURE, NUMBER, START, case_of, parts
from voicebot.language.speaking.russian.units import EACH, MAGNITUDES, UNITS
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_PAIRED = 30
"""Ranges up to it are said as a pair, larger ones from one to the other, unless a preposition is before them."""
_ASKS = re.compile(r"(?:^|\s)(?:через|во?|на|за|по|под|про|спустя) $", re.IGNORECASE)


def _measured(match: re.Match[str]) -> Said:
    noun = UNITS[match["unit"]] if match["unit"] else None
    head = noun if match["size"] is None else MAGNITUDES[match["size"]]
    if head is None:
        return None
    before = match.string[: match.start()]
    case = case_of(before, match.string[match.end() :], noun)
    free = case in DIRECT and not _ASKS.search(before)
    said = _between(match["first"], match["last"], case, head.gender, free=free)
    if said is None:
        return None
    numbers, noun_case, counts = said
    tail = f" {noun.form('g', plural=True)}" if match["size"] and noun is not None else ""
    tail += f" {EACH[match['each']]}" if match["each"] else ""
    return f"{numbers} {_form(head, counts, noun_case)}{tail}{full_stop(match)}"


def _form(noun: Noun, counts: int | None, case: str) -> str:
    return noun.form("g", plural=False) if counts is None else noun.after(counts, case)


def _between(first: str, last: str, case: str, gender: str, *, free: bool) -> tuple[str, str, int | None] | None:
    """Give the numbers, the case of what they count and the number it follows (None: a fraction); None: no range.

    Args:
        first: the figures of the one.
        last: the figures of the other.
        case: that is asked for.
        gender: of what is counted.
        free: "от ... до ..." may be put before them.
    """
    (start, start_part), (end, end_part) = parts(first), parts(last)
    if max(len(start), len(end)) > LONGEST or (int(start), start_part) >= (int(end), end_part):
        return None
    if {start_part, end_part} in ({"5"}, {"5", ""}):
        return _halves((start, start_part), (end, end_part), case, gender), case, None if end_part else int(end)
    if start_part or end_part:
        return f"от {_said(start, start_part)} до {_said(end, end_part)}", "g", None if end_part else int(end)
    if free and int(end) > _PAIRED:
        return f"от {cardinal(int(start), 'g', gender)} до {cardinal(int(end), 'g', gender)}", "g", int(end)
    return f"{cardinal(int(start), case, gender)}-{cardinal(int(end), case, gender)}", case, int(end)


def _halves(first: tuple[str, str], last: tuple[str, str], case: str, gender: str) -> str:
    """Say both sides of a range: "полтора-два", "два с половиной, три"."""
    sides = [_half(*side, case, gender) for side in (first, last)]
    return (", " if any(" " in side for side in sides) else "-").join(sides)


def _half(whole: str, part: str, case: str, gender: str) -> str:
    """Say one side of a range: "полтора", "два с половиной"."""
    if part == "5" and int(whole) == 1:
        return "полутора" if case not in DIRECT else "полторы" if gender == "f" else "полтора"
    if part == "5" and int(whole):
        return f"{cardinal(int(whole), case, gender)} с половиной"
    return decimal(whole, part, case) if part else cardinal(int(whole), case, gender)


def _said(whole: str, part: str) -> str:
    return decimal(whole, part, "g") if part else cardinal(int(whole), "g")


def _counting(match: re.Match[str]) -> Said:
    """Say a range before a word, whose form stays."""
    (start, start_part), (end, end_part) = parts(match["first"]), parts(match["last"])
    if max(len(start), len(end)) > LONGEST:
        return None
    before = match.string[: match.start()]
    form = agreement(int(end), before, match.string[match.end() :])
    if start_part or end_part:
        return _halves((start, start_part), (end, end_part), form.case, form.gender)
    if form.is_place:
        return "-".join(ordinal(int(number), form.case, form.gender) for number in (start, end))
    stays = is_one(int(end)) or is_few(int(end))
    free = form.case in DIRECT and not stays and not _ASKS.search(before)
    said = _between(match["first"], match["last"], form.case, form.gender, free=free)
    return said and said[0]


MEASURED: list[Rule] = [
    (re.compile(rf"{START}(?P<first>{NUMBER}) ?[-–—] ?(?P<last>{NUMBER}){MEASURE}"), _measured),
]
"""Ranges before a unit; they come before single quantities."""
COUNTED: list[Rule] = [
    (re.compile(rf"{START}(?P<first>{NUMBER}) ?[–—] ?(?P<last>{NUMBER})(?![\w/:-]|[.,]\d)"), _counting),
    (re.compile(rf"{START}(?P<first>\d{{1,6}})-(?P<last>\d{{1,6}})(?= [а-яё])(?![\w/:-])"), _counting),
]
"""Ranges before a word or nothing; they come after every other kind of figures."""
