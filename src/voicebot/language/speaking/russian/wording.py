"""Russian text as it is spoken: the rules of this folder in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.punctuation import FOREIGN
from voicebot.language.speaking.russian import (
    acronyms,
    clock,
    dates,
    electronic,
    latin,
    numbers,
    quantities,
    ranges,
    shortenings,
    telephones,
    years,
)
from voicebot.language.speaking.russian.units import UNITS

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Say, Traced


def _unit(match: re.Match[str]) -> str:
    return UNITS[match.group()].form("n", plural=False)


def _sign_after(singular: str, plural: str) -> Say:
    """Say a sign that measures nothing: in the plural after a word."""

    def say(match: re.Match[str]) -> str:
        return f" {plural} " if match.string[: match.start()].rstrip()[-1:].isalpha() else f" {singular} "

    return say


_LONE = sorted(
    (
        unit
        for unit in UNITS
        if unit[0].isalpha()
        and (len(unit) > 1 or unit == "м²")
        and "." not in unit
        and unit not in {"шт", "га", "мин", "мс", "чел", "руб", "коп", "час", "сек", "дн", "нед", "мес", "гр"}
    ),
    key=len,
    reverse=True,
)
_UNIT = "|".join(map(re.escape, _LONE))
_SIGNS: list[Rule] = [
    (re.compile(rf"(?<![\w/])(?:{_UNIT})(?![\w²³])"), _unit),
    (re.compile("%"), _sign_after("процент", "процентов")),
    (re.compile("°"), _sign_after("градус", "градусов")),
    (re.compile("₽"), _sign_after("рубль", "рублей")),
    (re.compile(r"\$"), _sign_after("доллар", "долларов")),
    (re.compile(r"(?<=[Нн]ажмите )\*"), "звёздочку"),
    (re.compile(r"(?<=[Нн]ажмите )#"), "решётку"),
    (re.compile("€"), " евро "),
    (re.compile("&"), " и "),
    (re.compile(r"\+"), " плюс "),
    (re.compile("="), " равно "),
    (re.compile("§§?"), " параграф "),
    (re.compile("№"), " номер "),
    (re.compile("@"), " собака "),
    (re.compile("(?<=[а-яё ])×"), " на "),
    (re.compile(r"(?<=[а-яё])/(?=[а-яё])"), " "),
]
_EUPHONY: list[Rule] = [
    (
        re.compile(
            r"(?i)(?<!\w)[вкс](?= втор(?:ой|ого|ому|ым|ом|ая|ую|ое|ых|ыми|ые)(?!\w))|(?<!\w)с(?= ст(?:а|о)(?!\w))"
        ),
        lambda match: match.group() + "о",
    ),
]
_FIGURES = [
    *latin.MIXED,
    *electronic.RULES,
    *shortenings.FIRST,
    *telephones.RULES,
    *dates.RULES,
    *dates.WEEKDAYS,
    *years.RULES,
    *clock.RULES,
    *ranges.MEASURED,
    *quantities.RULES,
    *shortenings.RULES,
    *numbers.FORMED,
    *ranges.COUNTED,
    *numbers.COUNTED,
    *_EUPHONY,
]
_WORDS = [*latin.MIXED, *electronic.RULES, *dates.WEEKDAYS, *shortenings.FIRST, *shortenings.RULES]
_LETTERS = [*_SIGNS, *FOREIGN, *numbers.ROMAN, *acronyms.RULES, *latin.RULES]
_DIGIT = re.compile(r"\d")


def wording(text: Traced) -> Traced:
    """Write numbers, signs, shortenings and Latin words as Russian words."""
    text = text.apply(_FIGURES if _DIGIT.search(text.text) else _WORDS)
    return text.apply(_LETTERS)
