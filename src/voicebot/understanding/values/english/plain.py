"""An English text in normal form, one space between words, short forms in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.understanding.values.placed_text import PlacedText

if TYPE_CHECKING:
    from voicebot.language.language import Language

_WORD = re.compile(r"\d+(?:st|nd|rd|th)|\d+|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_JOINTS = frozenset(":.-/,")
_IS = "'s"


def plain(text: str, language: Language) -> PlacedText:
    """Bring a text to the form in which mentions are looked for: "10:30am, friday's OK" is "10:30 am friday is ok".

    Args:
        text: as it was heard or typed.
        language: English.
    """
    marks: list[str] = []
    places: list[tuple[int, int]] = []
    starts: set[int] = set()
    end = -1
    for found in _WORD.finditer(text):
        gap = text[end : found.start()] if end >= 0 else ""
        joint = gap if gap in _JOINTS and found[0][0].isdigit() and text[end - 1].isdigit() else " "
        if marks:
            marks.append(joint)
            places.append((end, found.start()))
        starts.add(len(marks))
        for mark in _full(language.normalise(found[0]), language):
            marks.append(mark)
            places.append((found.start(), found.end()))
        end = found.end()
    return PlacedText("".join(marks), tuple(places), frozenset(starts))


def _full(word: str, language: Language) -> str:
    """Give a short form in full ("can't", "friday's"); a possessive looks like "is" and does no harm as such."""
    table, moments = language.lexicon.values, language.lexicon.moments
    if word in language.lexicon.contractions:
        return language.lexicon.contractions[word]
    base = word.removesuffix(_IS)
    if base != word and (base in table.weekdays or base in moments.days):
        return f"{base} is"
    return word
