"""A text as it is spoken: the words a voice can say, with the marks that give them pauses and intonation.

A voice that is given "в 15:30 на сумму 1 250 руб." guesses; this says "в пятнадцать тридцать на сумму тысяча двести
пятьдесят рублей". The rules of each language are in `voicebot.language.speaking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from voicebot.language.speaking import punctuation
from voicebot.language.speaking.english import wording as english
from voicebot.language.speaking.korean import wording as korean
from voicebot.language.speaking.russian import wording as russian
from voicebot.language.speaking.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.language.language import Language

_WORDING: dict[str, Callable[[Traced], Traced]] = {"ru": russian.wording, "en": english.wording, "ko": korean.wording}


@dataclass(frozen=True, slots=True)
class Speakable:
    """A text to be said.

    Args:
        text: words between single spaces, with ``. , ? ! : ;`` at their ends; no digits, no other signs.
        origins: for each word of ``text`` the character offset, in the source, of the word that it came from; they
            never decrease.
    """

    text: str
    origins: tuple[int, ...]


@lru_cache(maxsize=10_000)
def speakable(text: str, language: Language) -> Speakable:
    """Write a text as a person would say it.

    Ordinary words stay as they are, and a text of words alone is not changed: saying it twice is saying it once.

    Args:
        text: any text.
        language: the language of the voice.
    """
    traced = punctuation.plain(Traced.of(text))
    said = punctuation.sayable(_WORDING[language.code](traced)).words()
    return Speakable(" ".join(word for word, _ in said), tuple(place for _, place in said))
