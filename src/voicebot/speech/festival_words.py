"""What Festival is given to read: words it can say and punctuation it knows. Pure.

Its Russian voice fails on every sign that its tokenizer does not know (``« » “ ” — … № %``) and garbles Latin letters.
What is let through cannot end a Scheme string either: a text is never a command.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\S+")
_RUSSIAN = re.compile(r"[а-яё]+(?:-[а-яё]+)*|[a-z]+|\d{1,3}", re.IGNORECASE)
_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)*|\d{1,3}", re.IGNORECASE)
_PAUSE = re.compile(r"[.!?…,;:)—–]+[\"'»”)]*$|^[-—–]+$")
_PUNCTUATION = {"…": ".", ")": ",", "—": ",", "–": ",", "-": ","}
"""What a sign that Festival does not know is read as."""

_STRESS = "\N{COMBINING ACUTE ACCENT}"

_NAMES = {
    "ru": {"№": "номер", "%": "процентов", "&": "и", "+": "плюс"},
    "en": {"%": "percent", "&": "and", "+": "plus"},
}
"""Signs that are said; a text that was made speakable has none of them."""

_LATIN = {
    "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "th": "т", "ph": "ф", "ck": "к", "ee": "и", "oo": "у",
    "ya": "я", "yu": "ю", "yo": "ё", "qu": "кв", "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г",
    "h": "х", "i": "и", "j": "дж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
_LATIN_SOUND = re.compile("|".join(_LATIN))


@dataclass(frozen=True, slots=True)
class Read:
    """A word as Festival is given it.

    Args:
        text: the word, with the punctuation after it.
        offset: the first character of the word of the text that it stands for.
    """

    text: str
    offset: int


def to_read(text: str, language: str) -> tuple[Read, ...]:
    """Turn a text into what Festival can read; nothing where it can say nothing of it.

    Args:
        text: what is to be said.
        language: ru or en.
    """
    read: list[Read] = []
    for token in _TOKEN.finditer(text):
        plain = unicodedata.normalize("NFC", token[0]).replace(_STRESS, "")
        read += (Read(word, token.start()) for word in _words(plain, language))
        pause = _pause(plain)
        if pause and read and read[-1].text[-1].isalnum():
            read[-1] = Read(read[-1].text + pause, read[-1].offset)
    return tuple(read)


def _words(token: str, language: str) -> Iterator[str]:
    for sign, name in _NAMES[language].items():
        token = token.replace(sign, f" {name} ")
    for word in (_RUSSIAN if language == "ru" else _ENGLISH).findall(token):
        yield _russian(word) if language == "ru" and word.isascii() and word.isalpha() else word


def _russian(word: str) -> str:
    """Write Latin letters as Russian ones, roughly as they sound."""
    return _LATIN_SOUND.sub(lambda sound: _LATIN[sound[0]], word.lower())


def _pause(token: str) -> str:
    found = _PAUSE.search(token)
    return _PUNCTUATION.get(found[0][0], found[0][0]) if found else ""
