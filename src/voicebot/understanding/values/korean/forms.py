"""A form in which Korean mentions something of a moment: what it looks like without spaces, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.understanding.values.korean.numerals import Numerals, any_of, numerals
from voicebot.understanding.values.mentions import Told

if TYPE_CHECKING:
    import re
    from datetime import datetime

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


Reading = Callable[["re.Match[str]", Words, "datetime"], Told | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Args:
        source: its pattern; its named groups are the form's own.
        read: reads a match; None where it is none after all.
        anywhere: it is known wherever it stands; else it must begin a word or follow another mention.
    """

    source: str
    read: Reading
    anywhere: bool = False


def words_of(language: Language) -> Words:
    """Give the words of Korean moments.

    Args:
        language: Korean.
    """
    return Words(language, language.lexicon.moments, numerals(language))
