"""The value in what was said: text, name, number, date, time, datetime, yes or no.

What is not understood gives None, never a guess. How omissions are filled in: `voicebot.understanding.moments`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.errors import InputError
from voicebot.understanding.moments import read_moment
from voicebot.understanding.moments_ko import read_moment_ko, sino
from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical, polarity

if TYPE_CHECKING:
    from datetime import datetime

    from voicebot.language.language import Language
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.said import Said

KINDS = ("text", "name", "number", "date", "time", "datetime", "yes_no")
"""What may be asked for."""
OPEN_KINDS = ("text", "name")
"""Those that almost any words are."""
_LONGEST_NAME = 3
_LONG_NUMERAL = 1000


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was said.

    Args:
        kind: one of `KINDS`.
        text: ISO 8601 for dates and times ("2026-12-01", "10:00", "2026-12-01T10:00", with the zone's offset where
            ``now`` had one), digits for numbers, ``yes`` or ``no``, else the words.
    """

    kind: str
    text: str


def read_value(kind: str, text: str, language: Language, now: datetime, *, future: bool = False) -> Value | None:
    """Read a value of a kind out of what was said.

    Args:
        kind: one of `KINDS`.
        text: what was said.
        language: in which.
        now: the present moment in the person's zone.
        future: only what lies ahead counts.

    Returns:
        the value, or None where there is none, or it is a bound, denied, contradictory, or not ahead.

    Raises:
        InputError: there is no such kind.
    """
    if kind not in KINDS:
        raise InputError(f"unknown kind of value {kind!r}", remedy=f"the kinds are {', '.join(KINDS)}")
    words = canonical(text, language)
    if not words:
        return None
    if kind == "text":
        return Value(kind, text.strip())
    bare = polite_phrases(language).without(words)
    if kind == "yes_no":
        found = _yes_no(words, bare, language)
    elif _denies(words, language):
        found = None
    elif kind == "name":
        found = _name(words, language)
    elif kind == "number":
        found = _number(bare, language)
    else:
        found = _moment(kind, bare, language, now, future=future)
    return Value(kind, found) if found else None


@dataclass(frozen=True, slots=True)
class Asked:
    """The value that is asked for at this point of a talk.

    Args:
        kind: one of `KINDS`.
        language: of the call.
        now: the present moment in the person's zone.
        future: only what lies ahead counts.
    """

    kind: str
    language: Language
    now: datetime
    future: bool = False

    def read(self, text: str) -> Value | None:
        """Read the value, see `read_value`."""
        return read_value(self.kind, text, self.language, self.now, future=self.future)

    def part(self, text: str) -> Value | None:
        """Read a part of the value: a day without its hour as a date, an hour without its day as a time."""
        if self.kind != "datetime":
            return None
        day = read_value("date", text, self.language, self.now, future=self.future)
        hour = read_value("time", text, self.language, self.now)
        return None if day and hour else day or hour


def value_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """List the words that a grammar needs to hear a value of this kind; names and free text need free decoding.

    Args:
        kind: one of `KINDS`.
        language: in which.
    """
    table = language.lexicon.values
    days = (*table.days, *table.weekdays, *table.months)
    moments = (*table.numbers, *table.half_hours, *table.day_parts, *table.clock_parts, *table.spoken_forms)
    by_kind: dict[str, tuple[str, ...]] = {
        "number": tuple(table.numbers),
        "date": (*days, *table.ordinals, *table.numbers, *table.spoken_forms),
        "time": moments,
        "datetime": (*days, *table.ordinals, *moments),
        "yes_no": (*language.lexicon.intents["yes"], *language.lexicon.intents["no"]),
    }
    return tuple(dict.fromkeys(by_kind.get(kind, ())))


def _denies(words: Words, language: Language) -> bool:
    """Tell whether something is denied; "без пятнадцати пять" denies nothing."""
    before = language.lexicon.values.before_words
    return bool(polarity(tuple(word for word in words if word not in before), language).denied)


def _yes_no(words: Words, bare: Words, language: Language) -> str | None:
    for name in ("yes", "no"):
        phrases = {canonical(phrase, language) for phrase in language.lexicon.intents[name]}
        if words in phrases or bare in phrases:
            return name
    return None


def _name(words: Words, language: Language) -> str | None:
    leads = [canonical(lead, language) for lead in language.lexicon.values.name_leads]
    for lead in sorted(leads, key=len, reverse=True):
        if words[: len(lead)] == lead:
            words = words[len(lead) :]
            break
    answers = {word for phrases in language.lexicon.intents.values() for phrase in phrases for word in phrase.split()}
    other = answers.union(language.lexicon.values.numbers, language.lexicon.continuers)
    fits = 0 < len(words) <= _LONGEST_NAME and not any(word in other or not word.isalpha() for word in words)
    return " ".join(words).title() if fits else None


def _number(words: Words, language: Language) -> str | None:
    """Read the one number there is; two that are apart are none."""
    table = language.lexicon.values.numbers
    if language.code == "ko":
        text = "".join(words)
        return str(sino(text, language)) if text.isdigit() or all(mark in table for mark in text) else None
    runs: list[list[int]] = [[]]
    for word in words:
        lemma = " ".join(language.lemmas(word))
        value = int(word) if word.isdigit() else table.get(word, table.get(lemma))
        if value is not None:
            runs[-1].append(value)
        elif runs[-1]:
            runs.append([])
    numbers = [run for run in runs if run]
    return str(_sum(numbers[0])) if len(numbers) == 1 else None


def _sum(parts: list[int]) -> int:
    total = group = 0
    for part in parts:
        if part >= _LONG_NUMERAL:
            total += (group or 1) * part
            group = 0
        else:
            group = group * part if part == 100 and 0 < group < 10 else group + part  # noqa: PLR2004 - "two hundred"
    return total + group


def _moment(kind: str, words: Words, language: Language, now: datetime, *, future: bool) -> str | None:
    said: Said | None
    if language.code == "ko":
        said = read_moment_ko(" ".join(words), language, now)
    else:
        said = read_moment(words, language, now)
    if said is None:
        return None
    when = said.when()
    if kind == "date":
        day = said.day or (said.moment.date() if said.moment else None)
        return None if day is None or (future and day < now.date()) else day.isoformat()
    if kind == "time":
        at = said.time or (said.moment.time() if said.moment else None)
        return at.strftime("%H:%M") if at else None
    return None if when is None or (future and when <= now) else when.isoformat(timespec="minutes")
