"""Whole numbers in what was said: cardinals up to 10^15 and ordinals, in any case."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_table import Atom, Role

if TYPE_CHECKING:
    from voicebot.understanding.values.numeral_text import NumeralText

_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_BEYOND = 10**15
_GROUP = 3
"""Figures are typed in groups of three: "1 500"."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was said.

    Args:
        value: the number.
        first: index of its first word in the `NumeralText`.
        last: index of its last word.
        ordinal: it tells a place in a row.
        scale: the thousand or above that its last word names; 1 without one.
    """

    value: Decimal
    first: int
    last: int
    ordinal: bool = False
    scale: int = 1

    @property
    def text(self) -> str:
        """The number in its written form: "121", "-5", "3.5"."""
        text = f"{self.value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def cardinal(text: NumeralText, at: int, *, below: int = _BEYOND) -> Numeral | None:
    """Read the cardinal that begins at a word, "тысячи три" (about three thousand) too.

    Args:
        text: the utterance.
        at: index of the word.
        below: a thousand or above is taken only below this: of "пять миллионов" five is below a million.
    """
    found = _Sum(text, at, below)
    found.read(ordinal=False)
    if found.end == at:
        return None
    return _estimate(text, at, found) or Numeral(Decimal(found.value), at, found.end - 1, scale=found.scale)


def ordinal(text: NumeralText, at: int) -> Numeral | None:
    """Read the ordinal that begins at a word, the cardinals before it included.

    Args:
        text: the utterance.
        at: index of the word.
    """
    found = _Sum(text, at)
    found.read(ordinal=True)
    return Numeral(Decimal(found.value), at, found.end - 1, ordinal=True) if found.ordinal else None


def _estimate(text: NumeralText, at: int, scale: _Sum) -> Numeral | None:
    first = text.atom(at)
    if first is None or first.role not in {Role.SCALE, Role.MULTIPLIER} or not first.counted:
        return None
    times = _Sum(text, at + 1)
    times.read(ordinal=False)
    if times.end == at + 1 or not 0 < times.value < _THOUSAND or scale.end > times.end:
        return None
    return Numeral(Decimal(times.value * first.value), at, times.end - 1, scale=first.value)


class _Sum:
    """A whole number that is put together word by word.

    Args:
        text: the words.
        at: index of the first.
        below: scales from this one on are not taken.
    """

    def __init__(self, text: NumeralText, at: int, below: int = _BEYOND) -> None:
        self._text = text
        self._total = 0
        self._group: int | None = None
        self._room = _THOUSAND
        self._below = below
        self.end = at
        self.ordinal = False
        self.scale = 1

    @property
    def value(self) -> int:
        """The number so far."""
        return self._total + (self._group or 0)

    def read(self, *, ordinal: bool) -> None:
        """Take words as long as they fit.

        Args:
            ordinal: an ordinal may be the last of them.
        """
        while not self.ordinal:
            joint = self._joint()
            atom = self._text.atom(self.end + joint)
            if atom is None or not self._take(atom, ordinal=ordinal):
                return
            self.end += joint + 1

    def _joint(self) -> int:
        """Tell how many words lie inside the number: "a hundred and five"."""
        joint = self._text.phrase(self.end, self._text.listed.joints) if self.value >= _HUNDRED else 0
        after = self._text.atom(self.end + joint)
        return joint if after and after.role is not Role.TYPED and 0 < after.value < self._room else 0

    def _take(self, atom: Atom, *, ordinal: bool) -> bool:
        if atom.role in {Role.ORDINAL, Role.SCALE_ORDINAL}:
            return ordinal and self._take_ordinal(atom)
        if atom.role is Role.SCALE:
            return self._take_scale(atom)
        if atom.role is Role.MULTIPLIER:
            return self._take_multiplier(atom)
        if atom.role is Role.TYPED:
            return self._take_figures(atom)
        return self._take_small(atom)

    def _take_small(self, atom: Atom) -> bool:
        alone = atom.role is Role.DIGIT or atom.value == 0
        if self._group is None and self._total == 0:
            self._group, self._room = atom.value, 0 if alone else _room(atom.value)
            return True
        if alone or atom.value >= self._room:
            return False
        self._group = (self._group or 0) + atom.value
        self._room, self.scale = _room(atom.value), 1
        return True

    def _take_scale(self, atom: Atom) -> bool:
        if atom.value >= self._below or (self._group is None and self._total):
            return False
        self._total += (1 if self._group is None else self._group) * atom.value
        self._group, self._room, self._below, self.scale = None, _THOUSAND, atom.value, atom.value
        return True

    def _take_multiplier(self, atom: Atom) -> bool:
        if self._group is None:
            self._group = atom.value
        elif atom.value > 2 and 0 < self._group < _HUNDRED:  # noqa: PLR2004 - "две пары" are not four
            self._group *= atom.value
        else:
            return False
        self._room = _room(atom.value)
        return True

    def _take_figures(self, atom: Atom) -> bool:
        if self._group is not None:
            grouped = self._is_grouped(atom)
            self._group = self._group * _THOUSAND + atom.value if grouped else self._group
            return grouped
        if self._total and atom.value >= _THOUSAND:
            return False
        self._group, self._room, self.scale = atom.value, 0, 1
        return True

    def _is_grouped(self, atom: Atom) -> bool:
        """Tell whether figures are the next three of "1 500"."""
        before = self._text.atom(self.end - 1)
        return (
            before is not None
            and 0 < len(before.figures) <= _GROUP == len(atom.figures)
            and not (self._group == before.value and before.figures.startswith("0"))
            and self._text.between(self.end - 1) in {" ", "\xa0"}
        )

    def _take_ordinal(self, atom: Atom) -> bool:
        if atom.role is Role.SCALE_ORDINAL:
            if self._group is None and self._total:
                return False
            self._total += (1 if self._group is None else self._group) * atom.value
            self._group = None
        elif self._group is None or 0 < atom.value < self._room:
            # "пятитысячный" fits after millions only
            if self._total and atom.value >= self._below:
                return False
            self._group = (self._group or 0) + atom.value
        else:
            return False
        self.ordinal = True
        return True


def _room(value: int) -> int:
    """Tell below which number another may be added: to 20 below 10, to 100 below 100."""
    if value >= _HUNDRED:
        return _HUNDRED if value % _HUNDRED == 0 else 0
    return _TEN if value >= _TWENTY and value % _TEN == 0 else 0
