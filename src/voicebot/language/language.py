"""A language: its normal forms, lemmas, sounds and lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicebot.language import morphology, normal, sound
from voicebot.language.essence import essence
from voicebot.language.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

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
        return tuple(morphology.lemma(word) for word in self.words(text))

    def essence(self, text: str) -> tuple[str, ...]:
        """Give what carries the meaning, in basic forms, see `voicebot.language.essence`: to compare texts by."""
        return essence(self.words(text), self.code)

    def sound_key(self, text: str) -> str:
        """Give what a text sounds like, as a key to measure distances between."""
        return _sound_key(self.code, normal.normalise(text))

    @property
    def has_dictionary(self) -> bool:
        """Whether the forms of its words are known."""
        return self.code == "ru"

    def is_order(self, word: str) -> bool:
        """Tell whether a word tells someone to do something ("отмените"); without a dictionary none does.

        Args:
            word: in normal form.
        """
        return self.code == "ru" and morphology.is_order(word)

    def is_word(self, word: str, *, says_how: bool = False) -> bool:
        """Tell whether a dictionary has the word; without a dictionary (outside Russian) nothing is a word.

        Args:
            word: in normal form.
            says_how: count only adverbs, adjectives and predicatives ("удобно", "верный", "надо").
        """
        return self.code == "ru" and morphology.is_known(word, says_how=says_how)


@cache
def language(code: str) -> Language:
    """Give a language by its code.

    Raises:
        InputError: there is no such language; the message names those there are.
    """
    return Language(code, lexicon(code))


@lru_cache(maxsize=20_000)
def _sound_key(code: str, text: str) -> str:
    return _SOUNDS.get(code, sound.spelled)(text)
