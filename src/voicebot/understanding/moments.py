"""Dates and times in what was said.

What is not understood, or is a bound ("после пяти"), or is said twice differently, is nothing.
Where people leave something out, these rules fill it in:

- an hour without a part of the day is in office hours: 1 to 7 are in the afternoon, 8 to 12 as they are;
- a part of the day without an hour is the hour that the lexicon gives it ("утром" 09:00, "после обеда" 14:00);
- a weekday is the next one after today; a day of the month is the next such day, today included;
- a month already over is next year's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from voicebot.language.language import Language

_NOON = 12
_LAST_AFTERNOON_HOUR = 7
_MINUTES = 60
_HOURS = 24
_TENS = 10
_TWENTY = 20
T = TypeVar("T")


class ContradictionError(ValueError):
    """A day or an hour was said twice, differently, or does not exist."""


@dataclass(slots=True)
class Said:
    """What was said of a moment so far.

    Args:
        now: the present moment, in the person's zone.
        day: the date.
        clock: the hour and minute as said.
        part: ``am``, ``day``, ``pm``, ``night`` or nothing.
        hour_of_part: the hour that the part of the day stands for when it is said alone.
        moment: a moment counted from now.
        corrected: a correction was said, so that what follows replaces what was said.
        explained: how many words were used.
    """

    now: datetime
    day: date | None = None
    clock: tuple[int, int] | None = None
    part: str = ""
    hour_of_part: time | None = None
    moment: datetime | None = None
    corrected: bool = False
    explained: set[int] = field(default_factory=set)

    def set_day(self, day: date) -> None:
        """Take a date; another one contradicts it, unless a correction lies between."""
        if self.day not in (None, day) and not self.corrected:
            raise ContradictionError
        self.day = day

    def set_clock(self, hour: int, minute: int) -> None:
        """Take an hour and a minute; others contradict them, unless a correction lies between."""
        if hour >= _HOURS or minute >= _MINUTES or (self.clock not in (None, (hour, minute)) and not self.corrected):
            raise ContradictionError
        self.clock = (hour, minute)

    def set_month_day(self, day: int, month: int | None) -> None:
        """Take a day of a month; without a month it is the next such day."""
        today = self.now.date()
        if month is not None:
            try:
                this_year = date(today.year, month, day)
                self.set_day(this_year if this_year >= today else date(today.year + 1, month, day))
            except ValueError as wrong:
                raise ContradictionError from wrong
            return
        for ahead in range(62):
            candidate = today + timedelta(days=ahead)
            if candidate.day == day:
                self.set_day(candidate)
                return
        raise ContradictionError

    def set_weekday(self, weekday: int) -> None:
        """Take a weekday, Monday 0: the next one after today."""
        today = self.now.date()
        self.set_day(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))

    @property
    def time(self) -> time | None:
        """The time of the day by the rules above."""
        if self.clock is None:
            return self.hour_of_part
        hour, minute = self.clock
        return time(_on_24_hours(hour, self.part), minute)

    def when(self) -> datetime | None:
        """The date with the time, where both were said."""
        if self.moment is not None:
            return self.moment
        at = self.time
        return datetime.combine(self.day, at, self.now.tzinfo) if self.day and at else None


def _on_24_hours(hour: int, part: str) -> int:
    if hour > _NOON or hour == 0:
        return hour
    if part in {"am", "night"}:
        return hour % _NOON
    afternoon = hour <= _LAST_AFTERNOON_HOUR if part in {"", "day"} else True
    return hour % _NOON + _NOON if afternoon or hour == _NOON else hour


def read_moment(words: Sequence[str], language: Language, now: datetime) -> Said | None:
    """Read what Russian or English words say of a date and a time.

    Args:
        words: in normal form.
        language: whose words they are.
        now: the present moment, in the person's zone.

    Returns:
        what was said, or None where it is a bound or a contradiction.
    """
    reader = _Reader(tuple(words), language, now)
    try:
        return reader.read()
    except ContradictionError:
        return None


class _Reader:
    def __init__(self, words: tuple[str, ...], language: Language, now: datetime) -> None:
        self._words = words
        self._lemmas = tuple(" ".join(language.lemmas(word)) for word in words)
        self._table = language.lexicon.values
        self._corrections = {word for phrase in language.lexicon.corrections for word in phrase.split()}
        self._said = Said(now)
        self._bare = False

    def read(self) -> Said:
        at = 0
        while at < len(self._words):
            taken = self._span(at) or self._part(at) or self._day(at) or self._ordinal(at) or self._clock(at)
            self._said.explained.update(range(at, at + taken))
            if not taken and self._is(at, self._table.vague) and self._means(at + 1):
                raise ContradictionError
            if not taken and self._words[at] in self._corrections:
                self._said.corrected = True
            at += taken or 1
        if self._bare and any(not self._is_small(index) for index in range(len(self._words))):
            raise ContradictionError
        return self._said

    def _is_small(self, index: int) -> bool:
        """Tell whether a word is a part of the value or too small to change it."""
        return index in self._said.explained or self._is(index, self._table.clock_leads)

    def _is(self, index: int, among: Container[str]) -> bool:
        return 0 <= index < len(self._words) and (self._words[index] in among or self._lemmas[index] in among)

    def _find(self, table: Mapping[str, T], index: int) -> T | None:
        if not 0 <= index < len(self._words):
            return None
        found = table.get(self._words[index])
        return table.get(self._lemmas[index]) if found is None else found

    def _means(self, index: int) -> bool:
        """Tell whether a word is one that values are made of."""
        table = self._table
        known = (
            table.numbers,
            table.ordinals,
            table.weekdays,
            table.months,
            table.days,
            table.day_parts,
            table.span_words,
        )
        return index < len(self._words) and (
            self._words[index].isdigit() or any(self._is(index, words) for words in known)
        )

    def _span(self, at: int) -> int:
        """Read "через два часа", "через неделю"."""
        if not self._is(at, self._table.after_words):
            return 0
        count, taken = self._numeral(at + 1)
        minutes = self._find(self._table.span_words, at + 1 + taken)
        if minutes is None:
            return 0
        ahead = timedelta(minutes=minutes * (count if taken else 1))
        if ahead.days:
            self._said.set_day((self._said.now + ahead).date())
        else:
            self._said.moment = self._said.now + ahead
        return taken + 2

    def _part(self, at: int) -> int:
        """Read "после обеда", "утром", "p m"."""
        for length in (2, 1):
            said = self._words[at : at + length]
            words = " ".join(said)
            part: str | None = self._table.clock_parts.get(words)
            hour = self._table.day_parts.get(words)
            if length == 1:
                hour = hour or self._find(self._table.day_parts, at)
            if len(said) < length or (part is None and hour is None):
                continue
            self._said.part = part or str(self._table.clock_parts.get(said[-1], ""))
            if hour is not None:
                self._said.hour_of_part = time.fromisoformat(hour)
            return length
        return 0

    def _day(self, at: int) -> int:
        ahead = self._find(self._table.days, at)
        weekday = self._find(self._table.weekdays, at)
        if ahead is not None:
            self._said.set_day(self._said.now.date() + timedelta(days=ahead))
        elif weekday is not None:
            self._said.set_weekday(weekday)
        return int(ahead is not None or weekday is not None)

    def _ordinal(self, at: int) -> int:
        """Read "двадцать пятого", "пятого декабря", "25 декабря", "december first"."""
        before = self._find(self._table.months, at)
        start = at + (before is not None)
        tens, taken = self._numeral(start, single=True)
        tens = tens if taken and tens % _TENS == 0 and tens >= _TWENTY else 0
        ordinal = self._find(self._table.ordinals, start + bool(tens))
        if ordinal is not None and (not tens or ordinal < _TENS):
            day, taken = tens + ordinal, 1 + bool(tens)
        else:
            day, taken = self._numeral(start)
            if not taken or (before is None and self._find(self._table.months, start + taken) is None):
                return 0
        gap = int(self._words[start + taken : start + taken + 1] == ("of",))
        after = self._find(self._table.months, start + taken + gap) if before is None else None
        self._said.set_month_day(day, after if before is None else before)
        return start - at + taken + (gap + 1 if after is not None else 0)

    def _clock(self, at: int) -> int:
        """Read "десять тридцать", "три часа", "пятнадцать часов ноль пять минут", "час дня"."""
        hour, taken = self._numeral(at)
        named = self._is(at + taken, self._table.hour_words)
        led = self._is(at - 1, self._table.clock_leads)
        if not taken:
            if not named or not (led or self._after(at + 1)):
                return 0
            self._said.set_clock(1, 0)
            return 1
        taken += named
        minute, more = self._minute(at + taken)
        self._said.set_clock(hour, minute)
        self._bare |= not (named or led or self._after(at + taken + more) or at - 1 in self._said.explained)
        return taken + more

    def _after(self, index: int) -> bool:
        """Tell whether a part of the day follows, which makes a number an hour."""
        return " ".join(self._words[index : index + 2]) in self._table.clock_parts or (
            index < len(self._words) and self._words[index] in self._table.clock_parts
        )

    def _minute(self, at: int) -> tuple[int, int]:
        minute, taken = self._numeral(at)
        if taken == 1 and minute == 0:
            units, more = self._numeral(at + 1)
            minute, taken = (units, 1 + more) if more and units < _TENS else (0, 1)
        if not taken or self._is(at + taken, self._table.hour_words):
            return 0, 0
        return minute, taken + self._is(at + taken, self._table.minute_words)

    def _numeral(self, at: int, *, single: bool = False) -> tuple[int, int]:
        """Read a number below 100 and tell how many words it took; a ten alone where ``single``."""
        if at < len(self._words) and self._words[at].isdigit():
            return int(self._words[at]), 1
        first = self._find(self._table.numbers, at)
        if first is None:
            return 0, 0
        second = self._find(self._table.numbers, at + 1)
        if not single and first >= _TWENTY and first % _TENS == 0 and second is not None and 0 < second < _TENS:
            return first + second, 2
        return first, 1
