"""Parts of the day in Russian words: "после обеда", "с утреца", "под вечер"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.language.word_forms import word_forms
from voicebot.understanding.values.russian.pieces import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language
    from voicebot.understanding.values.russian.words import Words

Row = tuple[tuple[frozenset[str], ...], Part]


@cache
def _rows(language: Language) -> Mapping[str, tuple[Row, ...]]:
    """Map every first word to the names that begin with it, the longest first."""
    rows: dict[str, list[Row]] = {}
    for entry in language.lexicon.times.parts:
        for name in entry.say:
            forms = tuple(frozenset(word_forms(word)) for word in name.split())
            for first in forms[0]:
                rows.setdefault(first, []).append((forms, Part(entry.part, entry.at)))
    return {first: tuple(sorted(some, key=lambda row: -len(row[0]))) for first, some in rows.items()}


def part(words: Words, at: int, language: Language) -> Piece | None:
    """Read a part of the day.

    Args:
        words: the utterance.
        at: where it would begin.
        language: Russian.
    """
    for forms, said in _rows(language).get(words.word(at).text, ()):
        if all(words.word(at + index).text in known for index, known in enumerate(forms)):
            return Piece(said, at, at + len(forms))
    return None
