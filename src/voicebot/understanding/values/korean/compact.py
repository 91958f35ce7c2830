"""A Korean text without its spaces, which a recogniser cannot be trusted with; each syllable keeps its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SYLLABLE = re.compile(r"[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.", re.DOTALL)
"""One syllable, be it written in one character or as its letters."""
_KEPT = ":.-,/"
"""Marks that are kept between digits."""


@dataclass(frozen=True, slots=True)
class Compact:
    """A text without spaces and punctuation.

    Args:
        text: in normal form; between digits a space, a colon, a point and a comma stay.
        places: where each of its characters was in the text as given, first character and the one after the last.
        starts: indices at which a word of the text as given begins.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    starts: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a part in the text as given.

        Args:
            start: index of its first character.
            end: index after its last.
        """
        return self.places[start][0], self.places[end - 1][1]


def compact(text: str) -> Compact:
    """Take the spaces out of a text.

    Args:
        text: as it was heard or typed.
    """
    marks: list[str] = []
    places: list[tuple[int, int]] = []
    starts = {0}
    syllables = list(_SYLLABLE.finditer(text)) if not unicodedata.is_normalized("NFC", text) else None
    parts = [(found[0], found.start()) for found in syllables] if syllables else [(c, i) for i, c in enumerate(text)]
    gap = False
    for index, (part, at) in enumerate(parts):
        mark = unicodedata.normalize("NFC", part).lower()[:1]
        if mark.isalnum():
            if gap and marks and marks[-1].isdigit() and mark.isdigit():
                marks.append(" ")
                places.append((at, at))
            if gap:
                starts.add(len(marks))
            gap = False
        elif (mark in _KEPT and _between_digits(parts, index)) or (mark == "-" and not marks):
            gap = False
        else:
            gap = True
            continue
        marks.append(mark)
        places.append((at, at + len(part)))
    return Compact("".join(marks), tuple(places), frozenset(starts))


def _between_digits(parts: list[tuple[str, int]], index: int) -> bool:
    return 0 < index < len(parts) - 1 and parts[index - 1][0].isdigit() and parts[index + 1][0].isdigit()
