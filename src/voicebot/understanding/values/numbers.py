"""A number, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.values.moments_ko import sino
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Asked

_LONG_NUMERAL = 1000


def read_number(heard: Heard, asked: Asked) -> Value | None:
    """Read the one number there is; two that are apart are none.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    language = asked.language
    table = language.lexicon.values.numbers
    words = polite_phrases(language).without(heard.words)
    if language.code == "ko":
        text = "".join(words)
        known = text.isdigit() or all(mark in table for mark in text)
        return Value(asked.kind, str(sino(text, language)), heard.span(0, -1)) if known else None
    runs: list[list[int]] = [[]]
    for word in words:
        lemma = " ".join(language.lemmas(word))
        value = int(word) if word.isdigit() else table.get(word, table.get(lemma))
        if value is not None:
            runs[-1].append(value)
        elif runs[-1]:
            runs.append([])
    numbers = [run for run in runs if run]
    return Value(asked.kind, str(_sum(numbers[0])), heard.span(0, -1)) if len(numbers) == 1 else None


def _sum(parts: list[int]) -> int:
    total = group = 0
    for part in parts:
        if part >= _LONG_NUMERAL:
            total += (group or 1) * part
            group = 0
        else:
            group = group * part if part == 100 and 0 < group < 10 else group + part  # noqa: PLR2004 - "two hundred"
    return total + group
