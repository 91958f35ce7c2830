"""A language: its normal forms, lemmas, sounds and lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicebot.language import normal, sound
from voicebot.language.lexicon import Lexicon, lexicon
from voicebot.language.morphology import analyser

if TYPE_CHECKING:
    from collections.abc import Callable

_CYRILLIC = re.compile("[а-я]+")
"""What the analyser is asked about; it fails on letters that Unicode has not named."""
_SOUNDS: dict[str, Callable[[str], str]] = {"ru": sound.russian, "ko": sound.jamo}


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the calls.

    Args:
        code: ``ru``, ``en`` or ``ko``.
        lexicon: its words.
    """

    code: str
    lexicon: Lexicon = field(repr=False, compare=False, hash=False)

    def normalise(self, text: str) -> str:
        """Bring a text to its normal form, see `voicebot.language.normal.normalise`."""
        return normal.normalise(text)

    def words(self, text: str) -> tuple[str, ...]:
        """Split a text into the words of its normal form."""
        return tuple(normal.normalise(text).split())

    def lemmas(self, text: str) -> tuple[str, ...]:
        """Give each word's dictionary form; outside Russian the word itself."""
        if self.code != "ru":
            return self.words(text)
        return tuple(_russian_lemma(word) for word in self.words(text))

    def sound_key(self, text: str) -> str:
        """Give what a text sounds like, as a key to measure distances between."""
        return _sound_key(self.code, normal.normalise(text))

    def is_order(self, word: str) -> bool:
        """Tell whether a word tells someone to do something ("отмените"); without a dictionary none does.

        Args:
            word: in normal form.
        """
        return self.code == "ru" and _is_russian_order(word)

    def is_word(self, word: str, *, says_how: bool = False) -> bool:
        """Tell whether a dictionary has the word; without a dictionary (outside Russian) nothing is a word.

        Args:
            word: in normal form.
            says_how: count only adverbs, adjectives and predicatives ("удобно", "верный", "надо").
        """
        return self.code == "ru" and _is_russian(word, says_how=says_how)


@cache
def language(code: str) -> Language:
    """Give a language by its code.

    Raises:
        InputError: there is no such language; the message names those there are.
    """
    return Language(code, lexicon(code))


@lru_cache(maxsize=20_000)
def _russian_lemma(word: str) -> str:
    if not _CYRILLIC.fullmatch(word):
        return word
    return normal.normalise(analyser().parse(word)[0].normal_form) or word


@lru_cache(maxsize=20_000)
def _is_russian(word: str, *, says_how: bool) -> bool:
    if not _CYRILLIC.fullmatch(word) or not analyser().word_is_known(word):
        return False
    how = {"ADVB", "ADJF", "ADJS", "PRED", "COMP"}
    return not says_how or any(form.tag.POS in how for form in analyser().parse(word))


@lru_cache(maxsize=20_000)
def _is_russian_order(word: str) -> bool:
    if not _CYRILLIC.fullmatch(word):
        return False
    forms = analyser().parse(word)
    return forms[0].tag.POS == "VERB" and any("impr" in form.tag for form in forms)


@lru_cache(maxsize=20_000)
def _sound_key(code: str, text: str) -> str:
    return _SOUNDS.get(code, sound.spelled)(text)
