"""E-mail and web addresses in Russian: "info@mail.ru" as "инфо собака мейл точка ру"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.speaking import addresses
from voicebot.language.speaking.russian.forms import cardinal, digits
from voicebot.language.speaking.russian.latin import WORDS as LATIN
from voicebot.language.speaking.russian.latin import named, read

if TYPE_CHECKING:
    import re

    from voicebot.language.speaking.traced import Rule, Said

SIGNS = {
    ".": "точка",
    "-": "тире",
    "_": "нижнее подчёркивание",
    "@": "собака",
    "/": "слэш",
    "+": "плюс",
    "&": "амперсанд",
    ":": "двоеточие",
    "?": "вопросительный знак",
    "=": "равно",
    "%": "процент",
    "#": "решётка",
    "~": "тильда",
}
WORDS = LATIN | {
    "www": "вэ вэ вэ",
    "ru": "ру",
    "com": "ком",
    "org": "орг",
    "net": "нет",
    "su": "су",
    "biz": "биз",
    "bk": "бэ ка",
    "list": "лист",
    "inbox": "инбокс",
}
_SHORT = 2
_READ = 4
"""Letters beside digits are said one by one, unless they are this many."""


def _address(match: re.Match[str]) -> Said:
    return addresses.spelled(match.group(), SIGNS, _number, _word, _code)


def _number(figures: str) -> str:
    return cardinal(int(figures)) if len(figures) <= _SHORT and not figures.startswith("0") else digits(figures)


def _word(letters: str) -> str:
    if letters.lower() in WORDS:
        return WORDS[letters.lower()]
    return named(letters) if len(letters) <= _SHORT else read(letters)


def _code(letters: str) -> str:
    return _word(letters) if len(letters) >= _READ or letters.lower() in WORDS else named(letters)


RULES: list[Rule] = [(addresses.PATTERN, _address)]
