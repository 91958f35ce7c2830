"""The words that the forms of Korean moments are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.numerals import Numerals, numerals

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.language.moment_words import MomentWords, Unit


@dataclass(frozen=True, slots=True)
class Words:
    """The words that forms are made of.

    Args:
        language: Korean.
        moments: its words of moments.
        numerals: how its numerals are found and read.
    """

    language: Language
    moments: MomentWords
    numerals: Numerals

    @property
    def way(self) -> str:
        """A pattern of what counts a span from now, forward or (``전``) back."""
        return f"(?P<way>{any_of(self.moments.after)}|(?:{any_of(self.moments.ago)})(?!화|체|부))"

    def units(self, *units: Unit) -> str:
        """Give a pattern of the words for some units.

        Args:
            units: which.
        """
        return any_of(word for word, unit in self.moments.units.items() if unit in units)

    def sign(self, way: str) -> int:
        """Tell whether a span is counted forward or back.

        Args:
            way: what follows it.
        """
        return -1 if way in self.moments.ago else 1


def words_of(language: Language) -> Words:
    """Give the words of Korean moments.

    Args:
        language: Korean.
    """
    return Words(language, language.lexicon.moments, numerals(language))
