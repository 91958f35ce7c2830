"""The words that the forms of English moments are made of, and the small numbers among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language
    from voicebot.language.moment_words import MomentWords, Unit

_TEN = 10
_TWENTY = 20
_HUNDRED = 100


@dataclass(frozen=True)
class Words:
    """Words, and patterns of them.

    Args:
        language: English.
    """

    language: Language

    @property
    def moments(self) -> MomentWords:
        """The words of moments."""
        return self.language.lexicon.moments

    @cached_property
    def _small(self) -> Mapping[str, int]:
        return {word: value for word, value in self.language.lexicon.numerals.cardinals.items() if value < _HUNDRED}

    @cached_property
    def _ordinals(self) -> Mapping[str, int]:
        return self.language.lexicon.numerals.ordinals

    @cached_property
    def number(self) -> str:
        """A pattern of a number from 1 to 99, in words or figures."""
        units = any_of(word for word, value in self._small.items() if 0 < value < _TEN)
        tens = any_of(word for word, value in self._small.items() if value >= _TWENTY)
        rest = any_of(word for word, value in self._small.items() if _TEN <= value < _TWENTY)
        return rf"(?:(?:{tens})(?: (?:{units})\b)?|{rest}|{units}|\d{{1,2}})\b"

    @cached_property
    def hour(self) -> str:
        """A pattern of an hour from 0 to 24."""
        twenties = any_of(f"twenty {word}" for word, value in self._small.items() if 0 < value <= len("hour"))
        single = any_of(word for word, value in self._small.items() if value <= _TWENTY)
        return rf"(?:{twenties}|{single}|\d{{1,2}})\b"

    @cached_property
    def minute(self) -> str:
        """A pattern of minutes after an hour: "oh five", "fifteen"."""
        units = any_of(word for word, value in self._small.items() if 0 < value < _TEN)
        tens = any_of(word for word, value in self._small.items() if _TWENTY <= value < _TWENTY * 3)
        rest = any_of(word for word, value in self._small.items() if _TEN <= value < _TWENTY)
        return rf"(?:(?:oh|o|zero) (?:{units})|(?:{tens})(?: (?:{units})\b)?|{rest}|\d\d)\b"

    @cached_property
    def ordinal(self) -> str:
        """A pattern of an ordinal up to 99."""
        small = any_of(word for word, value in self._ordinals.items() if 0 < value < _HUNDRED)
        units = any_of(word for word, value in self._ordinals.items() if 0 < value < _TEN)
        tens = any_of(word for word, value in self._small.items() if value >= _TWENTY)
        return rf"(?:(?:{tens}) (?:{units})|{small}|\d{{1,2}}(?:st|nd|rd|th))\b"

    @cached_property
    def year(self) -> str:
        """A pattern of a year: "two thousand and twenty six", "twenty twenty seven", "nineteen oh five"."""
        two_digits = rf"(?:(?:oh|o) )?{self.number}"
        return rf"(?:two thousand(?: (?:and )?{self.number})?|(?:twenty|nineteen) (?:hundred|{two_digits})|\d{{4}})\b"

    def value(self, text: str) -> int:
        """Read a small number or ordinal.

        Args:
            text: what one of the patterns matched.
        """
        figures = text.rstrip("stndrh")
        if figures.isdigit():
            return int(figures)
        return sum(self._small.get(word, self._ordinals.get(word, 0)) for word in text.split())

    def numbered(self, text: str) -> bool:
        """Tell whether a number is no ordinal.

        Args:
            text: what one of the patterns matched.
        """
        return text.rpartition(" ")[-1] in self._small or text.isdigit()

    def year_value(self, text: str) -> int:
        """Read a year.

        Args:
            text: what the pattern matched.
        """
        if text.isdigit():
            return int(text)
        first, second, *rest = text.split()
        if second == "thousand":
            return self.value(first) * 1000 + self.value(" ".join(rest))
        return self.value(first) * _HUNDRED + self.value(" ".join((second, *rest)))

    def units(self, *units: Unit) -> str:
        """Give a pattern of the words for some units.

        Args:
            units: which.
        """
        return any_of(word for word, unit in self.moments.units.items() if unit in units)
