"""E-mail and web addresses in Russian: "info@mail.ru" as "инфо собака мейл точка ру"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.forms import cardinal, digits
from voicebot.language.speaking.russian.latin import WORDS, named, read

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_SIGNS = {
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
_PART = re.compile(r"[a-zA-Z]+|\d+|[а-яёА-ЯЁ]+|[^\w\s]|_")
_SHORT = 2
_LABEL = r"[a-z0-9а-яё](?:[a-z0-9а-яё-]{0,61}[a-z0-9а-яё])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,4}}"
_TOP = (
    "(?:ru|com|org|net|info|biz|pro|su|рф|рус|москва|io|me|tv|by|kz|ua|uz|am|ge|de|uk|eu|us|cc|online|site|shop|app|dev"
    "|ai|xyz|club|store|tech|gov|edu)"
)
_END = r"(?![\w@])"
_LONG_READ = 4


def _address(match: re.Match[str]) -> Said:
    return addressed(re.sub(r"^(?i:https?)://", "", match.group()).rstrip("/"))


def addressed(address: str) -> str:
    """Say an address sign by sign.

    Args:
        address: without blanks.
    """
    said = []
    for found in _PART.finditer(address):
        part, beside = (
            found.group(),
            address[found.start() - 1 : found.start()] + address[found.end() : found.end() + 1],
        )
        said.append(_part(part, mixed=any(sign.isalnum() for sign in beside)))
    return " ".join(said)


def _part(part: str, *, mixed: bool) -> str:
    """Say letters, digits or one sign; letters beside digits are said one by one unless they are a word."""
    if part.isdigit():
        return cardinal(int(part)) if len(part) <= _SHORT and not part.startswith("0") else digits(part)
    if part in _SIGNS:
        return _SIGNS[part]
    if not part.isascii():
        return part
    if part.lower() in WORDS:
        return WORDS[part.lower()]
    if len(part) <= _SHORT or (mixed and len(part) < _LONG_READ) or not part.isalpha():
        return named(part) if part.isalpha() else ""
    return read(part)


RULES: list[Rule] = [
    (re.compile(rf"(?i)(?<![\w@.])[\w.+&%-]{{1,64}}@{_DOMAIN}[a-zа-яё]{{2,12}}(?![\w@])"), _address),
    (re.compile(r"(?i)(?<!\w)(?:https?://|www\.)[^\s<>«»\"(),]{1,200}(?<![.,!?:;])"), _address),
    (re.compile(rf"(?i)(?<![\w@.-]){_DOMAIN}{_TOP}{_END}(?:/[\w./-]{{0,100}}(?<![.,]))?"), _address),
]
