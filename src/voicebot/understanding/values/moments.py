"""Dates and times in what was said.

What is not understood, or is a bound ("после пяти"), or is said twice differently, is nothing.
Where people leave something out, these rules fill it in:

- an hour without a part of the day is in office hours: 1 to 7 are in the afternoon, 8 to 12 as they are;
- a part of the day without an hour is the hour that the lexicon gives it ("утром" 09:00, "после обеда" 14:00);
- a weekday is the next one after today; a day of the month is the next such day, today included;
- a month already over is next year's;
- a weekday of the next week is in the week that begins next Monday.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from voicebot.understanding.values.said import ContradictionError, Said
from voicebot.understanding.values.to_the_hour import to_the_hour
from voicebot.understanding.values.value_text import ValueText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from voicebot.language.language import Language

_TENS = 10
_TWENTY = 20


def read_moment(words: Sequence[str], language: Language, now: datetime) -> Said | None:
    """Read what Russian or English words say of a date and a time.

    Args:
        words: in normal form.
        language: whose words they are.
        now: the present moment, in the person's zone.

    Returns:
        what was said, or None where it is a bound or a contradiction.
    """
    reader = _Reader(words, language, now)
    try:
        return reader.read()
    except ContradictionError:
        return None


class _Reader:
    def __init__(self, words: Sequence[str], language: Language, now: datetime) -> None:
        self._text = ValueText(words, language)
        self._corrections = {word for phrase in language.lexicon.corrections for word in phrase.split()}
        self._said = Said(now)
        self._bare = False

    def read(self) -> Said:
        self._said.next_week = any(map(self._week, range(len(self._text.words))))
        at = 0
        while at < len(self._text.words):
            taken = (
                self._span(at)
                or self._week(at)
                or self._before(at)
                or self._part(at)
                or self._day(at)
                or self._ordinal(at)
                or self._clock(at)
            )
            self._said.explained.update(range(at, at + taken))
            if not taken and self._text.is_one(at, self._text.table.vague) and self._text.means(at + 1):
                raise ContradictionError
            if not taken and self._text.words[at] in self._corrections:
                self._said.corrected = True
            at += taken or 1
        if self._bare and any(not self._is_small(index) for index in range(len(self._text.words))):
            raise ContradictionError
        if self._said.next_week and self._said.day is None:
            raise ContradictionError
        return self._said

    def _is_small(self, index: int) -> bool:
        """Tell whether a word is a part of the value or too small to change it."""
        return index in self._said.explained or self._text.is_one(index, self._text.table.clock_leads)

    def _span(self, at: int) -> int:
        """Read "через два часа", "через неделю", and "часа через два", which is about as long."""
        about = self._text.find(self._text.table.span_words, at) if self._leads_span(at + 1) else None
        start = at if about is None else at + 1
        if not self._text.is_one(start, self._text.table.after_words):
            return 0
        count, taken = self._text.numeral(start + 1)
        minutes = self._text.find(self._text.table.span_words, at + 1 + taken) if about is None else about
        if minutes is None or (about is not None and not taken):
            return 0
        ahead = timedelta(minutes=minutes * (count if taken else 1))
        if ahead.days:
            self._said.set_day((self._said.now + ahead).date())
        else:
            self._said.moment = self._said.now + ahead
        return taken + 2

    def _leads_span(self, at: int) -> bool:
        """Tell whether "через" is there and no span after its number: "минут через десять", not "час через день"."""
        taken = self._text.numeral(at + 1)[1] if self._text.is_one(at, self._text.table.after_words) else 0
        return taken > 0 and self._text.find(self._text.table.span_words, at + 1 + taken) is None

    def _week(self, at: int) -> int:
        """Read "следующей неделе"."""
        return 2 * (" ".join(self._text.lemmas[at : at + 2]) in self._text.table.next_week)

    def _before(self, at: int) -> int:
        """Read "половина пятого", "без четверти пять"."""
        found = to_the_hour(self._text, at)
        if found is None:
            return 0
        hour, minute, taken = found
        self._said.set_clock(hour, minute)
        return taken

    def _part(self, at: int) -> int:
        """Read "после обеда", "утром", "p m"."""
        for length in (2, 1):
            said = self._text.words[at : at + length]
            words = " ".join(said)
            part: str | None = self._text.table.clock_parts.get(words)
            hour = self._text.table.day_parts.get(words)
            if length == 1:
                hour = hour or self._text.find(self._text.table.day_parts, at)
            if len(said) < length or (part is None and hour is None):
                continue
            self._said.part = part or str(self._text.table.clock_parts.get(said[-1], ""))
            if hour is not None:
                self._said.hour_of_part = time.fromisoformat(hour)
            return length
        return 0

    def _day(self, at: int) -> int:
        ahead = self._text.find(self._text.table.days, at)
        weekday = self._text.find(self._text.table.weekdays, at)
        if ahead is not None:
            self._said.set_day(self._said.now.date() + timedelta(days=ahead))
        elif weekday is not None:
            self._said.set_weekday(weekday)
        return int(ahead is not None or weekday is not None)

    def _ordinal(self, at: int) -> int:
        """Read "двадцать пятого", "пятого декабря", "25 декабря", "december first"."""
        before = self._text.find(self._text.table.months, at)
        start = at + (before is not None)
        tens, taken = self._text.numeral(start, single=True)
        tens = tens if taken and tens % _TENS == 0 and tens >= _TWENTY else 0
        ordinal = self._text.find(self._text.table.ordinals, start + bool(tens))
        if ordinal is not None and (not tens or ordinal < _TENS):
            day, taken = tens + ordinal, 1 + bool(tens)
        else:
            day, taken = self._text.numeral(start)
            if not taken or (before is None and self._text.find(self._text.table.months, start + taken) is None):
                return 0
        gap = int(self._text.words[start + taken : start + taken + 1] == ("of",))
        after = self._text.find(self._text.table.months, start + taken + gap) if before is None else None
        self._said.set_month_day(day, after if before is None else before)
        return start - at + taken + (gap + 1 if after is not None else 0)

    def _clock(self, at: int) -> int:
        """Read "десять тридцать", "три часа", "пятнадцать часов ноль пять минут", "час дня"."""
        hour, taken = self._text.numeral(at)
        named = self._text.is_one(at + taken, self._text.table.hour_words)
        led = self._text.is_one(at - 1, self._text.table.clock_leads)
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
        return " ".join(self._text.words[index : index + 2]) in self._text.table.clock_parts or (
            index < len(self._text.words) and self._text.words[index] in self._text.table.clock_parts
        )

    def _minute(self, at: int) -> tuple[int, int]:
        minute, taken = self._text.numeral(at)
        if taken == 1 and minute == 0:
            units, more = self._text.numeral(at + 1)
            minute, taken = (units, 1 + more) if more and units < _TENS else (0, 1)
        if not taken or self._text.is_one(at + taken, self._text.table.hour_words):
            return 0, 0
        return minute, taken + self._text.is_one(at + taken, self._text.table.minute_words)
