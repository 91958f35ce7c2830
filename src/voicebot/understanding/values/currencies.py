"""The words of money: currencies, their hundredths, slang for sums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_table import Atom, Role, counted_forms, forms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language
    from voicebot.understanding.values.numeral_text import NumeralText

_AROUND = 2
"""So many words beside a currency's name may say whose it is: "долларов сша", "united states dollars"."""

_KEPT = 20_000
"""Answers about so many words are kept."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where a currency was named.

    Args:
        code: by ISO 4217.
        first: index of its first word.
        last: index of its last word.
    """

    code: str
    first: int
    last: int


@cache
def sums_of_money(language: Language) -> Mapping[str, Atom]:
    """List the slang for sums of money in all its forms: "косарь", "пятихатка".

    Args:
        language: whose.
    """
    listed = language.lexicon.money
    roles = ((listed.scales, Role.SCALE), (listed.sums, Role.MULTIPLIER))
    atoms = {
        form: Atom(role, value, counted=counted)
        for words, role in roles
        for word, value in words.items()
        for form, counted in counted_forms(word, language).items()
    }
    halves = {
        half + form: Atom(Role.MULTIPLIER, atom.value // 2)
        for form, atom in atoms.items()
        for half in language.lexicon.numerals.half_prefixes
        if atom.role is Role.SCALE and " " not in half
    }
    return {**halves, **atoms}


class Currencies:
    """The currencies of a language.

    Args:
        language: whose words.
    """

    def __init__(self, language: Language) -> None:
        self._listed = language.lexicon.money.currencies
        self._names: dict[str, list[str]] = {}
        for code, currency in self._listed.items():
            for form in forms_of(currency.names, language):
                self._names.setdefault(form, []).append(code)
        self._parts = {form for one in self._listed.values() for form in forms_of(one.parts, language)}
        self._adjectives = tuple(word for one in self._listed.values() for word in one.adjectives)
        self._symbols = {symbol: code for code, one in self._listed.items() for symbol in one.symbols}

    def after(self, text: NumeralText, at: int) -> Named | None:
        """Find the currency that is named from a word on: "рублей", "белорусских рублей", "долларов сша".

        Args:
            text: the utterance.
            at: index of the word.
        """
        for between in range(_AROUND + 1):
            codes = self._codes(text.word(at + between))
            if codes and all(self._is_adjective(text.word(at + index)) for index in range(between)):
                last = at + between
                while last < at + between + _AROUND and self._is_adjective(text.word(last + 1)):
                    last += 1
                return Named(self._which(codes, text, at, last), at, last)
        return None

    def before(self, text: NumeralText, at: int) -> Named | None:
        """Find the currency that is named just before a word: "рублей восемьсот".

        Args:
            text: the utterance.
            at: index of the word.
        """
        codes = self._codes(text.word(at - 1))
        return Named(self._which(codes, text, at - 1, at - 1), at - 1, at - 1) if codes else None

    def is_part(self, word: str) -> bool:
        """Tell whether a word names the hundredth of a currency: "копеек"."""
        return word in self._parts

    def symbol(self, beside: str) -> str | None:
        """Give the currency whose symbol is among the characters beside figures."""
        return next((self._symbols[mark] for mark in beside if mark in self._symbols), None)

    def of_part(self, word: str, default: str, language: Language) -> str:
        """Give the currency that a hundredth is of, the default one where it has such.

        Args:
            word: "копеек".
            default: a code.
            language: whose words.
        """
        codes = [code for code, one in self._listed.items() if word in forms_of(one.parts, language)]
        return default if default in codes else codes[0]

    def _codes(self, word: str) -> list[str]:
        known = self._names.get(word)
        if known is None:
            begun = (code for code, one in self._listed.items() if one.beginnings and word.startswith(one.beginnings))
            known = list(begun) if word else []
            if len(self._names) < _KEPT:
                self._names[word] = known
        return known

    def _which(self, codes: list[str], text: NumeralText, first: int, last: int) -> str:
        said = text.words[max(0, first) : last + 1]
        for code in codes:
            adjectives = self._listed[code].adjectives
            if adjectives and any(word.startswith(adjectives) for word in said):
                return code
        return codes[0]

    def _is_adjective(self, word: str) -> bool:
        return bool(word) and word.startswith(self._adjectives)


@cache
def currencies(language: Language) -> Currencies:
    """Give the currencies of a language."""
    return Currencies(language)
