"""The words that a grammar must hold to hear a Russian day, hour, part of the day or span of time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.language.word_forms import word_forms
from voicebot.understanding.values.russian.table import DATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.language import Language

_RARE = ("ою", "ею", "ами", "ями")
"""How the forms end that nobody says of a moment, or not any more."""
_HOURS = 12
_HUNDRED = 100
_AROUND = ("lead", "about", "without", "half", "quarter", "and", "with", "until")
_COUNTED = ("lead", "about", "half", "quarter", "and", "with", "through", "ago")
_OF_DAYS = ("this", "next", "that", "last", "start", "middle", "end", "final", "numbered", "weekend", "eve")


@cache
def vocabulary(kind: str, language: Language) -> tuple[str, ...]:
    """List the words and phrases, each once; none for a kind that is no moment.

    Args:
        kind: ``date``, ``time``, ``datetime``, ``part_of_day`` or ``duration``.
        language: Russian.
    """
    times, values, numerals = language.lexicon.times, language.lexicon.values, language.lexicon.numerals
    numbers = _forms(word for word, value in numerals.cardinals.items() if value < _HUNDRED)
    ordinals = [form for form in _forms(numerals.ordinals) if form.endswith(DATED)]
    hours = [form for word, value in numerals.ordinals.items() if value <= _HOURS for form in word_forms(word)]
    parts = [phrase for part in times.parts for phrase in part.say]
    units = _forms(word for names in times.units.values() for word in names)
    spans = (*numbers, *units, *times.halves, *_forms(numerals.decimals), *_words(_COUNTED, language))
    clocks = (
        *numbers,
        *(f"пол{hour}" for hour in hours if hour.endswith(DATED)),
        *hours,
        *_forms((*times.units["hour"], *times.units["minute"])),
        *_words((*_AROUND, "same_time"), language),
    )
    days = (
        *numbers,
        *ordinals,
        *_forms((*times.days, *values.weekdays, *values.months)),
        *times.holidays,
        *_words(_OF_DAYS, language),
        *spans,
    )
    day_parts = (*parts, *_forms(word for phrase in parts for word in phrase.split()), *times.sides)
    by_kind: dict[str, tuple[str, ...]] = {
        "date": days,
        "time": (*clocks, *day_parts, *spans),
        "datetime": (*days, *clocks, *day_parts),
        "part_of_day": (*day_parts, *clocks),
        "duration": spans,
    }
    return tuple(dict.fromkeys(by_kind.get(kind, ())))


def _forms(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in word_forms(word) if not form.endswith(_RARE)]


def _words(roles: Iterable[str], language: Language) -> list[str]:
    """List the words that do something in a moment, in every form where every form is meant."""
    times = language.lexicon.times
    listed = [(role, phrase) for role, phrases in times.roles.items() if role in roles for phrase in phrases]
    single = [form for role, word in listed if role in times.inflected and " " not in word for form in _forms((word,))]
    return [*(phrase for _, phrase in listed), *single]
