"""A Korean text without its spaces, which a recogniser cannot be trusted with; each syllable keeps its place."""

from __future__ import annotations

import re
import unicodedata

from voicebot.understanding.values.placed_text import PlacedText

_SYLLABLE = re.compile(r"[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.", re.DOTALL)
"""One syllable, be it written in one character or as its letters."""
_KEPT = ":.-,/"
"""Marks that are kept between digits."""


def compact(text: str) -> PlacedText:
    """Take spaces and punctuation out of a text; between digits a space and some marks stay.

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
    return PlacedText("".join(marks), tuple(places), frozenset(starts))


def _between_digits(parts: list[tuple[str, int]], index: int) -> bool:
    return 0 < index < len(parts) - 1 and parts[index - 1][0].isdigit() and parts[index + 1][0].isdigit()
