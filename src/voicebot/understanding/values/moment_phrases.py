"""The words that a grammar needs to hear moments and spans of time in Korean and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.language.language import Language


def moment_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """List the words; those of Korean are few, as its model tells only such apart.

    Args:
        kind: ``date``, ``time``, ``datetime``, ``part_of_day`` or ``duration``.
        language: Korean or English.
    """
    table, words = language.lexicon.values, language.lexicon.moments
    numbers = (*table.ordinals, *table.numbers)
    days = (*table.days, *table.weekdays, *table.months)
    parts = (*table.day_parts, *table.clock_parts)
    if language.code == "en":
        days = (*days, *words.days, *words.weeks, *words.months_ahead, *words.years_ahead, *words.holidays)
        parts = (*parts, *words.parts, *words.hours)
    by_kind = {
        "date": (*days, *numbers, *table.spoken_forms),
        "time": (*numbers, *parts, *table.spoken_forms),
        "datetime": (*days, *numbers, *parts, *table.spoken_forms),
        "part_of_day": parts,
        "duration": (*numbers, *words.units, *words.counted_days, *words.halves),
    }
    return tuple(dict.fromkeys(by_kind.get(kind, ())))
