"""A place in a row, as a value: "двадцать первый" is 21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.values.numbers import numbers_in
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.settled import Mention, settle
from voicebot.understanding.values.value import Heard, Value
from voicebot.understanding.values.whole_numbers import ordinal

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Asked

_HUNDRED = 100
_LAST_CENTURY = 1900


def read_ordinal(heard: Heard, asked: Asked) -> Value | None:
    """Read the one ordinal there is; where there is none, a bare number is one ("квартира пять", "5").

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    text = NumeralText(heard, asked.language)
    mentions = _ordinals(text)
    found = settle(text, mentions or numbers_in(text))
    if found is None or not found.readings[0].isdecimal():
        return None
    whole = tuple(reading for reading in found.readings if reading.isdecimal())
    return Value(asked.kind, whole[0], text.heard.span(found.first, found.last), whole[1:], doubtful=found.doubtful)


def _ordinals(text: NumeralText) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while at < len(text):
        one = ordinal(text, at)
        if one is not None and not _is_adverb(text, at):
            found.append(Mention(_readings(text, one.text, one.last), one.first, one.last))
        at = at + 1 if one is None else one.last + 1
    return found


def _readings(text: NumeralText, number: str, last: int) -> tuple[str, ...]:
    """Give the number, and the year of the last century that it is short for."""
    is_year = text.form_of(last + 1, text.listed.years) is not None
    short = is_year and 0 < int(number) < _HUNDRED
    return (number, str(_LAST_CENTURY + int(number))) if short else (number,)


def _is_adverb(text: NumeralText, at: int) -> bool:
    """Recognise "во-первых"."""
    return text.phrase(at - 1, text.listed.adverbs) > 1
