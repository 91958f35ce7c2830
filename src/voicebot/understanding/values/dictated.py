"""Digits as people dictate them: in groups ("девятьсот три сто двадцать"), one by one, repeated ("два нуля")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from voicebot.understanding.values.counted import counts_something
from voicebot.understanding.values.numeral_table import Role, forms_of
from voicebot.understanding.values.whole_numbers import cardinal, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.values.numeral_text import NumeralText

_TEN = 10
_PAUSES = frozenset(",;…—–")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that were said together.

    Args:
        figures: the digits, as they are meant most likely.
        first: index of its first word.
        last: index of its last word.
        apart: how they may be meant besides, with how far that is from what was said: "сто двадцать" may be 100 20.
        unit_apart: the same digits with the unit at their end alone: of "девятьсот двадцать пять" 920 5.
    """

    figures: str
    first: int
    last: int
    apart: tuple[tuple[str, int], ...] = ()
    unit_apart: str = ""


def group(text: NumeralText, at: int) -> Group | None:
    """Read the group of digits that begins at a word; a number that counts something ("две минуты") is none.

    Args:
        text: the utterance.
        at: index of the word.
    """
    repeated = _repeated(text, at)
    if repeated is not None:
        return repeated
    atom = text.atom(at)
    if atom is None:
        return Group("0", at, at) if text.phrase(at, text.listed.spelled_zeros) else None
    if atom.figures:
        return Group(atom.figures, at, at)
    return _named(text, at)


def is_repeated(text: NumeralText, at: int) -> bool:
    """Tell whether a digit that is said to be repeated begins at a word: "три семерки", "double four".

    Args:
        text: the utterance.
        at: index of the word.
    """
    return _repeated(text, at) is not None


def _named(text: NumeralText, at: int) -> Group | None:
    """Read numerals: "сто двадцать", and "девятьсот третий"; an ordinal of one word is none."""
    code = ordinal(text, at)
    if code is not None:
        return Group(code.text, at, code.last) if code.last > at else None
    found = _summed(text, at)
    number = cardinal(text, at) if found is not None and found.first == found.last and len(found.figures) == 1 else None
    return None if number is not None and counts_something(text, number) else found


def _repeated(text: NumeralText, at: int) -> Group | None:
    """Read "два нуля", "дважды два", "три раза ноль", "double four"."""
    times = _times(text).get(text.word(at))
    after = at + 1
    atom = text.atom(at)
    if times is None and atom is not None and atom.role is Role.CARDINAL and 1 < atom.value < _TEN:
        digit = text.atom(after)
        if digit is not None and digit.counted and digit.value < _TEN and digit.role in {Role.DIGIT, Role.CARDINAL}:
            return Group(str(digit.value) * atom.value, at, after)
        after += text.phrase(after, text.listed.how_often)
        times = atom.value if after > at + 1 else None
    if times is None:
        return None
    digit = text.atom(after)
    zero = text.phrase(after, text.listed.spelled_zeros) > 0
    if zero or (digit is not None and digit.role in {Role.DIGIT, Role.CARDINAL} and digit.value < _TEN):
        return Group(("0" if digit is None else str(digit.value)) * times, at, after)
    return None


def _times(text: NumeralText) -> Mapping[str, int]:
    return _times_of(text.language)


@cache
def _times_of(language: Language) -> Mapping[str, int]:
    times = language.lexicon.numerals.times
    return {form: times[word] for form, word in forms_of(tuple(times), language).items()}


def _summed(text: NumeralText, at: int) -> Group | None:
    """Put hundreds, tens and units together; a unit that counts the digit after it is not one of them."""
    whole = cardinal(text, at)
    if whole is None:
        return None
    end = at
    while end < whole.last and not _PAUSES.intersection(text.between(end)) and _repeated(text, end + 1) is None:
        end += 1
    atoms = [(index, atom) for index in range(at, end + 1) if (atom := text.atom(index)) is not None]
    small = all(atom.role is not Role.SCALE and atom.role is not Role.MULTIPLIER for _, atom in atoms)
    if not small or len(atoms) == 1:
        return Group(str(atoms[0][1].value), at, end) if small else Group(whole.text, at, whole.last)
    values = tuple(atom.value for _, atom in atoms)
    unit = f"{sum(values[:-1])}{values[-1]}" if values[-1] < _TEN else ""
    return Group(str(sum(values)), at, end, _apart(values), unit)


def _apart(values: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Say each part of a sum, or some of them, by itself."""
    size = len(values)
    return tuple(
        ("".join(str(sum(values[start:end])) for start, end in pairwise((0, *cuts, size))), count)
        for count in range(1, size)
        for cuts in combinations(range(1, size), count)
    )


def ones_apart(said: Sequence[Group]) -> Iterator[str]:
    """Give the other readings of groups where one goes over into single digits: "девятьсот двадцать пять пять пять".

    Args:
        said: the groups.
    """
    for index, one in enumerate(said[:-1]):
        if one.unit_apart and len(said[index + 1].figures) == 1:
            figures = [other.figures for other in said]
            figures[index] = one.unit_apart
            yield "".join(figures)
