"""A text under rewriting that remembers where its characters came from. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Said = str | list[tuple[str, int]] | None
"""What a match becomes: a text from the match's start; pieces, each with the position it comes from; None: as it is.

Pieces are joined with spaces.
"""
Say = Callable[[re.Match[str]], Said]
Rule = tuple[re.Pattern[str], Say | str]
"""What to look for, and how to say it."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its origins.

    Args:
        text: as it is now.
        origins: for each character its place in the source, shape (len(text),).
    """

    text: str
    origins: list[int]

    @classmethod
    def of(cls, source: str) -> Traced:
        """Begin with a source: a character's place is the start of the word (between spaces) that it stands in."""
        origins = list(range(len(source)))
        for word in _WORD.finditer(source):
            start, end = word.span()
            origins[start:end] = [start] * (end - start)
        return cls(source, origins)

    def sub(self, pattern: re.Pattern[str], say: Say | str) -> Traced:
        """Rewrite every match; a text without a match costs one search."""
        parts: list[str] = []
        origins: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            said = say if isinstance(say, str) else say(match)
            if said is None or (start := match.start()) < done:
                continue
            parts.append(self.text[done:start])
            origins += self.origins[done:start]
            for words, place in [(said, start)] if isinstance(said, str) else _spaced(said):
                parts.append(words)
                origins += [self._origin(place)] * len(words)
            done = match.end()
        if not done and not parts:
            return self
        return Traced("".join(parts) + self.text[done:], origins + self.origins[done:])

    def apply(self, rules: list[Rule]) -> Traced:
        """Apply rules one after another."""
        traced = self
        for pattern, say in rules:
            traced = traced.sub(pattern, say)
        return traced

    def words(self) -> list[tuple[str, int]]:
        """List the words with their places in the source; the places never decrease."""
        found = []
        latest = 0
        for word in _WORD.finditer(self.text):
            latest = max(latest, self.origins[word.start()])
            found.append((word.group(), latest))
        return found

    def _origin(self, place: int) -> int:
        return self.origins[place] if self.origins else 0


def _spaced(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    told = [(words, place) for words, place in pieces if words]
    return [(words if number == len(told) else words + " ", place) for number, (words, place) in enumerate(told, 1)]
