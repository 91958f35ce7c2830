"""Korean numerals: Sino-Korean with large units, native ones, decimals, digits, and what is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language

_TEN = 10
_SCALE = 10_000
"""Sino-Korean units from this one on close a group of four places."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How numerals are found and read.

    Args:
        sino: a pattern of Sino-Korean numerals and of digits.
        native: a pattern of native numerals.
        marks: what a Sino-Korean syllable stands for.
        natives: what a native word stands for.
        points: words for the decimal point.
        minus: words before a negative number.
    """

    sino: str
    native: str
    marks: Mapping[str, int]
    natives: Mapping[str, int]
    points: tuple[str, ...]
    minus: tuple[str, ...]

    @property
    def either(self) -> str:
        """A pattern of any numeral below the decimal point."""
        return f"{self.native}|{self.sino}"

    def value(self, text: str) -> int:
        """Read a whole number.

        Args:
            text: what one of the patterns matched.
        """
        for word, tens in self.natives.items():
            if text == word:
                return tens
            if tens % _TEN == 0 and text.startswith(word) and text[len(word) :] in self.natives:
                return tens + self.natives[text[len(word) :]]
        hundreds = re.fullmatch(rf"(.*[백천만억])({self.native})", text)
        if hundreds:
            return self.value(hundreds[1]) + self.value(hundreds[2])
        return self._sino(text)

    def digits(self, text: str) -> str:
        """Read digit by digit: "공일공" is 010; what is no row of digits is read as a number.

        Args:
            text: what the pattern of Sino-Korean numerals matched.
        """
        if all(self.marks.get(mark, _TEN) < _TEN for mark in text):
            return "".join(str(self.marks[mark]) for mark in text)
        return text if text.isdigit() else str(self.value(text))

    def _sino(self, text: str) -> int:
        total = group = 0
        pending = ""
        for mark in text.replace(",", ""):
            if mark.isdigit():
                pending += mark
                continue
            value = self.marks[mark]
            if value < _TEN:
                pending += str(value)
            elif value < _SCALE:
                group += int(pending or 1) * value
                pending = ""
            else:
                total += (group + int(pending or 0) or 1) * value
                group, pending = 0, ""
        return total + group + int(pending or 0)


@cache
def numerals(language: Language) -> Numerals:
    """Give the numerals of Korean.

    Args:
        language: Korean.
    """
    words, table = language.lexicon.numerals, language.lexicon.values.numbers
    natives = dict(sorted(words.cardinals.items(), key=lambda entry: -len(entry[0])))
    tens = any_of(word for word, value in natives.items() if value % _TEN == 0)
    units = any_of(word for word, value in natives.items() if value % _TEN)
    marks = "".join({**table, **words.scales})
    return Numerals(
        sino=rf"\d[\d,]*(?:[{marks}]|(?<=[{marks}])\d)*|[{marks}]+",
        native=rf"(?:{tens})(?:{units})?|(?:{units})",
        marks={**table, **words.scales},
        natives=natives,
        points=words.points,
        minus=words.minus,
    )
