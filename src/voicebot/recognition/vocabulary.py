"""The words a model knows, and how words it lacks are made of words it has.

A grammar silently loses a word that the model's vocabulary lacks. Korean models know pieces rather than words; Russian
ones lack a compound now and then. Each such word is split into the fewest known pieces, or reported before the call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHORTEST_PIECE = {"ko": 1}
"""A Korean syllable is a piece; elsewhere a letter or two would be noise."""
_DEFAULT_PIECE = 3


@dataclass(frozen=True, slots=True)
class Grammar:
    """Phrases as a model can hear them.

    Args:
        phrases: in the model's own pieces, unique, in order.
        pieces: how each split word was made: word → pieces.
        missing: words that cannot be heard at all → the phrases that were left out because of them.
    """

    phrases: tuple[str, ...]
    pieces: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def joined(self, text: str) -> str:
        """Put the pieces of split words in ``text`` together again."""
        heard = f" {text} "
        for word, pieces in sorted(self.pieces.items(), key=lambda item: -len(item[1])):
            heard = heard.replace(f" {' '.join(pieces)} ", f" {word} ")
        return heard.strip()


class Vocabulary:
    """What a model knows.

    Args:
        knows: whether a word is in the model.
        language: the code; decides how small a piece may be.
    """

    def __init__(self, knows: Callable[[str], bool], language: str) -> None:
        self._knows = knows
        self._shortest = _SHORTEST_PIECE.get(language, _DEFAULT_PIECE)
        self._split: dict[str, tuple[str, ...] | None] = {}

    def split(self, word: str) -> tuple[str, ...] | None:
        """Give the fewest known pieces that make the word (itself, where it is known); None where none do."""
        if word not in self._split:
            self._split[word] = (word,) if self._knows(word) else self._fewest(word)
        return self._split[word]

    def grammar(self, phrases: Iterable[str]) -> Grammar:
        """Write phrases (normalised, words separated by spaces) in the model's words."""
        heard: dict[str, None] = {}
        pieces: dict[str, tuple[str, ...]] = {}
        missing: dict[str, tuple[str, ...]] = {}
        for phrase in phrases:
            parts = {word: self.split(word) for word in phrase.split()}
            lacking = [word for word, found in parts.items() if found is None]
            for word in lacking:
                missing[word] = (*missing.get(word, ()), phrase)
            if lacking or not parts:
                continue
            pieces |= {word: found for word, found in parts.items() if found and len(found) > 1}
            heard[" ".join(piece for word in phrase.split() for piece in parts[word] or ())] = None
        return Grammar(tuple(heard), pieces, missing)

    def _fewest(self, word: str) -> tuple[str, ...] | None:
        best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
        for end in range(self._shortest, len(word) + 1):
            for start in range(end - self._shortest + 1):
                head = best[start]
                if head is None or not self._knows(word[start:end]):
                    continue
                shorter = best[end]
                if shorter is None or len(head) + 1 < len(shorter):
                    best[end] = (*head, word[start:end])
        return best[-1]
