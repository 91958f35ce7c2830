"""A set of phrases that is looked for inside utterances: polite words, greetings, fillers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.polarity import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.language import Language

Words = tuple[str, ...]


class PhraseSet:
    """Phrases as words with every denial apart.

    Args:
        phrases: in normal form.
        language: whose they are.
    """

    def __init__(self, phrases: Iterable[str], language: Language) -> None:
        self._phrases = frozenset(canonical(phrase, language) for phrase in phrases)
        self._longest = max(map(len, self._phrases), default=0)

    def without(self, words: Words) -> Words:
        """Leave the phrases out of an utterance; all of its words stay if no other is left.

        Args:
            words: as `canonical` gives them.
        """
        kept: list[str] = []
        at = 0
        while at < len(words):
            taken = self._taken(words, at)
            if not taken:
                kept.append(words[at])
            at += taken or 1
        return tuple(kept) or words

    def makes(self, words: Words) -> bool:
        """Tell whether an utterance is a row of the phrases and nothing else."""
        reached = {0}
        for end in range(1, len(words) + 1):
            starts = range(max(0, end - self._longest), end)
            if any(start in reached and words[start:end] in self._phrases for start in starts):
                reached.add(end)
        return len(words) in reached

    def ends(self, words: Words) -> bool:
        """Tell whether an utterance ends in one of the phrases."""
        return any(words[-length:] in self._phrases for length in range(1, min(self._longest, len(words)) + 1))

    def _taken(self, words: Words, at: int) -> int:
        """Give the length of the longest phrase that begins at a word; 0 for none."""
        lengths = range(min(self._longest, len(words) - at), 0, -1)
        return next((length for length in lengths if words[at : at + length] in self._phrases), 0)


@cache
def polite_phrases(language: Language) -> PhraseSet:
    """Give what is said around an answer in a language without changing it."""
    return PhraseSet(language.lexicon.polite, language)
