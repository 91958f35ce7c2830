"""The value in what was said.

What is not understood gives None, never a guess. The kinds, and how their values are written:

- ``text``: the words; ``name``: in the nominative, first name, patronymic, surname: "Анна Кузнецова";
- ``number``: "121", "-5", "3.5"; ``ordinal``: "21"; ``rating``: "4";
- ``money``: the amount and the currency by ISO 4217, "1500 RUB", "100.50 RUB";
- ``telephone``: E.164, "+79031200045"; ``digits``: all that were said so far, "4817003512";
- ``date``, ``time``, ``datetime``: ISO 8601 ("2026-12-01", "10:00", "2026-12-01T10:00", with the zone's offset where
  ``now`` had one); how omissions are filled in: `voicebot.understanding.values.moments`;
- ``part_of_day``: ``morning``, ``noon``, ``afternoon``, ``evening`` or ``night``;
- ``duration``: ISO 8601, "PT1H30M", "P7D";
- ``yes_no``: ``yes`` or ``no``;
- ``choice``: the name of an option, or ``any``;
- ``email``: in lower case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.errors import InputError
from voicebot.understanding.polarity import polarity
from voicebot.understanding.values.choice import choice_phrases, read_choice
from voicebot.understanding.values.digits import read_digits
from voicebot.understanding.values.email import read_email
from voicebot.understanding.values.english.readers import READERS as ENGLISH_READERS
from voicebot.understanding.values.korean.readers import READERS as KOREAN_READERS
from voicebot.understanding.values.moment_phrases import moment_phrases
from voicebot.understanding.values.moments import MOMENT_KINDS
from voicebot.understanding.values.money import read_money
from voicebot.understanding.values.names import read_name
from voicebot.understanding.values.number_phrases import number_phrases
from voicebot.understanding.values.numbers import read_number
from voicebot.understanding.values.ordinals import read_ordinal
from voicebot.understanding.values.ratings import read_rating
from voicebot.understanding.values.russian.reading import READERS as RUSSIAN_READERS
from voicebot.understanding.values.russian.vocabulary import vocabulary
from voicebot.understanding.values.telephones import read_telephone
from voicebot.understanding.values.value import Heard, Value, heard_in
from voicebot.understanding.values.yes_no import read_yes_no, yes_no_phrases

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked


def _read_text(heard: Heard, asked: Asked) -> Value | None:
    return Value(asked.kind, heard.text.strip(), heard.span(0, -1))


Reader = Callable[[Heard, "Asked"], Value | None]
_READERS: dict[str, Reader] = {
    "text": _read_text,
    "name": read_name,
    "number": read_number,
    "ordinal": read_ordinal,
    "rating": read_rating,
    "money": read_money,
    "telephone": read_telephone,
    "digits": read_digits,
    "yes_no": read_yes_no,
    "email": read_email,
    "choice": read_choice,
}
_OF_LANGUAGE: dict[str, Mapping[str, Reader]] = {
    "en": ENGLISH_READERS,
    "ko": KOREAN_READERS,
    "ru": RUSSIAN_READERS,
}
"""Readers that a language has of its own."""
KINDS = (*_READERS, *MOMENT_KINDS)
"""What may be asked for."""
OPEN_KINDS = ("text", "name")
"""Those that almost any words are."""
FREE_KINDS = (*OPEN_KINDS, "email")
"""Those that no list of words can hear: a recogniser decodes them freely."""


def read_value(asked: Asked, text: str) -> Value | None:
    """Read the value that is asked for out of what was said.

    Args:
        asked: what is asked for.
        text: what was said.

    Returns:
        the value, or None where there is none, or it is a bound, denied or contradictory.

    Raises:
        InputError: there is no such kind.
    """
    if asked.kind not in KINDS:
        raise InputError(f"unknown kind of value {asked.kind!r}", remedy=f"the kinds are {', '.join(KINDS)}")
    heard = heard_in(text, asked.language)
    reader = _OF_LANGUAGE.get(asked.language.code, {}).get(asked.kind) or _READERS.get(asked.kind)
    return reader(heard, asked) if reader and heard.tokens else None


def read_part(asked: Asked, text: str) -> Value | None:
    """Read a part of the value: a day without its hour as a date, an hour without its day as a time.

    Args:
        asked: what is asked for.
        text: what was said.
    """
    if asked.kind != "datetime":
        return None
    day = read_value(replace(asked, kind="date"), text)
    hour = read_value(replace(asked, kind="time", future=False), text)
    return None if day and hour else day or hour


def why_nothing(asked: Asked, text: str) -> str:
    """Tell why no value was read.

    Args:
        asked: what is asked for.
        text: what was said, in which `read_value` finds nothing.

    Returns:
        ``denied``: something is denied; empty: not known.
    """
    return "denied" if _denies(heard_in(text, asked.language), asked.language) else ""


def value_phrases(kind: str, language: Language, options: tuple[tuple[str, ...], ...] = ()) -> tuple[str, ...]:
    """List the words that a grammar needs to hear a value of this kind; those of `FREE_KINDS` need free decoding.

    Args:
        kind: one of `KINDS`.
        language: in which.
        options: of a choice, as `Asked` has them.
    """
    moments = vocabulary if language.code == "ru" else moment_phrases
    by_kind: dict[str, tuple[str, ...]] = {
        "yes_no": yes_no_phrases(language),
        "choice": choice_phrases(options, language),
        **{moment: moments(moment, language) for moment in MOMENT_KINDS},
    }
    return tuple(dict.fromkeys((*by_kind.get(kind, ()), *number_phrases(kind, language))))


def _denies(heard: Heard, language: Language) -> bool:
    """Tell whether something is denied; "без пятнадцати пять" denies nothing."""
    before = language.lexicon.values.before_words
    return bool(polarity(tuple(word for word in heard.words if word not in before), language).denied)
