"""What a single Russian word is in a moment: every form of every listed word, its slips, what was run together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicebot.language.word_forms import word_forms
from voicebot.understanding.values import numeral_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.language.language import Language
    from voicebot.language.time_words import Role, Side, Unit

DATED = ("ого", "его", "ое", "ье", "ому", "ему")
"""How the forms end in which an ordinal is a day: "пятого", "третье", but not "пятый" and "пятая"."""
_ACCUSATIVE = {"а": "у", "я": "ю"}
_GLUED = ("через", "без", "на", "во", "в", "к", "с")
"""Runs together with what follows: "вчетверг", "вполовине"."""
_HALF = "пол"
_SHORTEST_SLIP = 5
_NUMBERS = frozenset({numeral_table.Role.CARDINAL, numeral_table.Role.SCALE, numeral_table.Role.MULTIPLIER})
_HOURS = 12


@dataclass(frozen=True, slots=True)
class Mean:
    """What a word may be; None and empty: nothing of that kind.

    Args:
        number: a cardinal.
        figures: the cardinal as it was typed.
        ordinal: an ordinal.
        dated: the ordinal is in a form that names a day.
        collective: the cardinal counts people and whole days ("двое").
        weekday: Monday is 0.
        month: January is 1.
        ahead: days from today.
        unit: of time.
        one: the unit is in a form that means one of it ("час", "неделю"), not one that is counted ("часов").
        half: it is half of this unit.
        side: it tells the half of the day after an hour.
        roles: what else it does.
    """

    number: int | None = None
    figures: str = ""
    ordinal: int | None = None
    dated: bool = False
    collective: bool = False
    weekday: int | None = None
    month: int | None = None
    ahead: int | None = None
    unit: Unit | None = None
    one: bool = False
    half: Unit | None = None
    side: Side | None = None
    roles: frozenset[Role] = frozenset()


NOTHING = Mean()


class _Table:
    def __init__(self, language: Language) -> None:
        self._language = language
        self.means: dict[str, Mean] = {}
        for form, entry in _entries(language):
            known = self.means.get(form, NOTHING)
            named = {name: getattr(entry, name) for name in Mean.__slots__}
            changed = {name: value for name, value in named.items() if value is not None and value is not False}
            self.means[form] = replace(known, **{**changed, "roles": known.roles | entry.roles})
        self._shorter: dict[str, str] = {}
        for form, entry in self.means.items():
            if len(form) >= _SHORTEST_SLIP and _is_of_moment(entry):
                self._shorter.update(dict.fromkeys(_cuts(form), form))

    def read(self, word: str) -> tuple[tuple[str, Mean], ...]:
        """Give what a word is, or the words that it was run together of, each as it is written."""
        whole = self._whole(word)
        if whole is not None:
            return ((word, whole),)
        rest = self._whole(word[len(_HALF) :]) if word.startswith(_HALF) else None
        if rest is not None and rest.ordinal and rest.ordinal <= _HOURS:
            return ((_HALF, self.means[_HALF]), (word[len(_HALF) :], rest))
        numerals = numeral_table.numerals_of(word, self._language)
        if numerals:
            return tuple((form, _numeral(form, atom) or NOTHING) for form, atom in numerals)
        if self._language.is_word(word):
            return ((word, NOTHING),)
        slip = self._slip(word)
        return ((word, self.means[slip]),) if slip else self._glued(word)

    def _whole(self, word: str) -> Mean | None:
        numeral = numeral_table.numeral_table(self._language)
        if word.isdecimal():
            return Mean(number=int(word), figures=word)
        listed = self.means.get(word)
        atoms = numeral.read(word) if numeral.has(word) else ()
        number = _numeral(*atoms[0]) if len(atoms) == 1 else None
        if number is None:
            return listed
        if listed is None:
            return number
        return replace(
            listed, number=number.number, ordinal=number.ordinal, dated=number.dated, collective=listed.collective
        )

    def _slip(self, word: str) -> str:
        """Give the listed form from which a word that is none differs in one letter."""
        if len(word) < _SHORTEST_SLIP:
            return ""
        cuts = _cuts(word)
        longer = next((cut for cut in cuts if cut in self.means and len(cut) >= _SHORTEST_SLIP), "")
        return self._shorter.get(word, "") or longer or next((self._shorter[c] for c in cuts if c in self._shorter), "")

    def _glued(self, word: str) -> tuple[tuple[str, Mean], ...]:
        for first in _GLUED:
            rest = self._whole(word[len(first) :]) if word.startswith(first) else None
            if rest is not None and len(word) - len(first) > 2:  # noqa: PLR2004 - shorter ones fit too many words
                return ((first, self.means.get(first, NOTHING)), (word[len(first) :], rest))
        return ((word, NOTHING),)


def _entries(language: Language) -> Iterator[tuple[str, Mean]]:
    """List every form of every listed word with what it is."""
    words, values = language.lexicon.times, language.lexicon.values
    listed: list[tuple[str, Mean]] = [(word, Mean(ahead=days)) for word, days in words.days.items()]
    listed += [(word, Mean(weekday=weekday)) for word, weekday in values.weekdays.items()]
    listed += [(word, Mean(month=month)) for word, month in values.months.items()]
    listed += [(word, Mean(collective=True)) for word in words.collectives]
    listed += [(word, Mean(unit=unit)) for unit, names in words.units.items() for word in names]
    for word, mean in listed:
        for form in word_forms(word):
            one = form in {word, word[:-1] + _ACCUSATIVE.get(word[-1], "")}
            yield form, replace(mean, one=one) if mean.unit else mean
    yield from ((word, Mean(half=unit)) for word, unit in words.halves.items())
    yield from ((word, Mean(side=side)) for word, side in words.sides.items())
    for role, phrases in words.roles.items():
        for word in phrases:
            if " " not in word:
                forms = word_forms(word) if role in words.inflected else (word,)
                yield from ((form, Mean(roles=frozenset({role}))) for form in forms)


def _is_of_moment(mean: Mean) -> bool:
    """Tell whether a word is one whose slips are looked for: of other words there are too many like it."""
    days = (mean.weekday, mean.month, mean.ahead)
    return bool(mean.unit or mean.side) or any(one is not None for one in days)


def _numeral(form: str, atom: numeral_table.Atom | None) -> Mean | None:
    if atom is None:
        return None
    if atom.role in _NUMBERS:
        return Mean(number=atom.value)
    ordinals = {numeral_table.Role.ORDINAL, numeral_table.Role.SCALE_ORDINAL}
    return Mean(ordinal=atom.value, dated=form.endswith(DATED)) if atom.role in ordinals else None


def _cuts(word: str) -> list[str]:
    """Leave out each letter but the first."""
    return [word[:index] + word[index + 1 :] for index in range(1, len(word))]


@cache
def _table(language: Language) -> _Table:
    return _Table(language)


@lru_cache(maxsize=20_000)
def meanings(word: str, language: Language) -> tuple[tuple[str, Mean], ...]:
    """Give what a word is, or the words that it was run together of, each as it is written; answers are kept.

    Args:
        word: in normal form.
        language: Russian.
    """
    short = language.lexicon.contractions.get(word, word)
    return _table(language).read(word if " " in short else short)
