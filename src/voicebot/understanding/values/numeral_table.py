"""What a single word is in a number: every form of every numeral of a language, its slips and what was run together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicebot.language.word_forms import word_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from voicebot.language.language import Language

_SHORTEST_PIECE = 2
_SHORTEST_GLUED = 6
_SHORTEST_SLIP = 5
"""Shorter words sound like too many others."""


class Role(Enum):
    """What a word does in a number."""

    CARDINAL = auto()
    SCALE = auto()
    """Multiplies what is before it and closes it: thousand."""
    MULTIPLIER = auto()
    """Multiplies what is before it, or stands alone: dozen; English hundred."""
    DIGIT = auto()
    """A digit's own name, which stands alone and can be counted: "две семерки"."""
    ORDINAL = auto()
    SCALE_ORDINAL = auto()
    TYPED = auto()
    """Figures."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a number.

    Args:
        role: what it does.
        value: the number it stands for.
        counted: its form is one that only a number before it explains.
        figures: as they were typed, zeros before them among them.
    """

    role: Role
    value: int
    counted: bool = False
    figures: str = ""


Atoms = tuple[tuple[str, Atom | None], ...]
"""The words that a word is made of, each with what it is in a number."""


@cache
def forms_of(words: Iterable[str], language: Language) -> Mapping[str, str]:
    """Map every form of some words to the word itself.

    Args:
        words: a tuple of dictionary forms.
        language: whose words they are.
    """
    return {form: word for word in words for form in counted_forms(word, language)}


def counted_forms(word: str, language: Language) -> Mapping[str, bool]:
    """Map every form of a word to whether only a number before it explains it ("тысяч").

    Args:
        word: its dictionary form.
        language: whose it is.
    """
    return word_forms(word) if language.code == "ru" and " " not in word else {word: False}


class NumeralTable:
    """The numerals of a language.

    Args:
        language: whose.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        listed = language.lexicon.numerals
        self._halves = listed.half_prefixes
        self._atoms: dict[str, Atom] = {}
        self._add(listed.ordinals, Role.ORDINAL)
        self._add(listed.scale_ordinals, Role.SCALE_ORDINAL)
        self._add(listed.digit_nouns, Role.DIGIT)
        self._add(listed.multipliers, Role.MULTIPLIER)
        self._add(listed.scales, Role.SCALE)
        self._add(listed.cardinals, Role.CARDINAL)
        sounded = {Role.CARDINAL, Role.SCALE, Role.ORDINAL}
        self._sounds = {self._sound(form): (form, atom) for form, atom in self._atoms.items() if atom.role in sounded}

    def _add(self, words: Mapping[str, int], role: Role) -> None:
        for word, value in words.items():
            for form, counted in counted_forms(word, self._language).items():
                plural = role is Role.DIGIT and self._language.code == "en"
                self._atoms[form] = Atom(role, value, counted=counted or plural)

    def _sound(self, word: str) -> str:
        """Write a word as numerals are said: the т of "двадцать" is not heard."""
        return self._language.sound_key(word).replace("тц", "ц")

    def forms(self, *roles: Role) -> tuple[str, ...]:
        """List every form of the words with some roles.

        Args:
            roles: which.
        """
        return tuple(form for form, atom in self._atoms.items() if atom.role in roles)

    def has(self, word: str) -> bool:
        """Tell whether a word is a form of a numeral, rightly spelt.

        Args:
            word: in normal form.
        """
        return word in self._atoms

    def read(self, word: str) -> Atoms:
        """Give the numerals that a word is; nothing for another word.

        Args:
            word: in normal form; figures, a numeral, a slip of one ("шестнацать") or several run together.
        """
        if word.isdecimal():
            return ((word, Atom(Role.TYPED, int(word), figures=word)),)
        atom = self._atoms.get(word)
        if atom is not None:
            return ((word, atom),)
        if halved := self._halved(word):
            return halved
        if self._language.code != "ru" or len(word) < _SHORTEST_SLIP or self._language.is_word(word):
            return self._scaled_ordinal(word)
        slip = self._sounds.get(self._sound(word))
        return (slip,) if slip else self._scaled_ordinal(word) or self._glued(word)

    def _halved(self, word: str) -> Atoms:
        """Read "полмиллиона" as "пол миллиона"."""
        for prefix in self._halves:
            scale = self._atoms.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
            if scale is not None and scale.role in {Role.SCALE, Role.MULTIPLIER}:
                return ((prefix, None), (word.removeprefix(prefix), scale))
        return ()

    def _scaled_ordinal(self, word: str) -> Atoms:
        """Read "двухтысячный", "пятимиллионная": one ordinal."""
        for cut in range(_SHORTEST_PIECE, len(word) - _SHORTEST_SLIP):
            last = self._atoms.get(word[cut:])
            if last is None or last.role is not Role.SCALE_ORDINAL:
                continue
            first = self._pieces(word[:cut])
            if first:
                times = sum(atom.value for _, atom in first if atom)
                return ((word, replace(last, role=Role.ORDINAL, value=times * last.value)),)
        return ()

    def _glued(self, word: str) -> Atoms:
        """Read "двадцатьпять" as two words."""
        return self._pieces(word) if len(word) >= _SHORTEST_GLUED else ()

    def _pieces(self, word: str) -> Atoms:
        whole = self._atoms.get(word)
        if whole is not None:
            return ((word, whole),)
        for cut in range(len(word) - _SHORTEST_PIECE, _SHORTEST_PIECE - 1, -1):
            first = self._atoms.get(word[:cut])
            if first is not None and first.role in {Role.CARDINAL, Role.SCALE}:
                rest = self._pieces(word[cut:])
                if rest:
                    return ((word[:cut], first), *rest)
        return ()


@cache
def numeral_table(language: Language) -> NumeralTable:
    """Give the numerals of a language."""
    return NumeralTable(language)


@lru_cache(maxsize=20_000)
def numerals_of(word: str, language: Language) -> Atoms:
    """Give the numerals that a word is, see `NumeralTable.read`; answers are kept."""
    return numeral_table(language).read(word)
