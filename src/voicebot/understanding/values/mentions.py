"""Dates and times put together from where they were mentioned, for languages whose readers find such mentions.

A mention that differs from an earlier one replaces it after a correction, is an alternative after an "or", and else
contradicts it, so that nothing is read. What people leave out is filled in by the rules that
`voicebot.understanding.values.moments` lists; a bound ("after five", "by friday") gives the moment that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Literal

from voicebot.understanding.values.day_parts import Part, hour_on_24, part_at
from voicebot.understanding.values.days import ClashError, Day
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from voicebot.language.moment_words import PartName
    from voicebot.understanding.values.value import Asked

_HOURS = 24
_MINUTES = 60
_HALF_DAY = 12
_EITHER_HALF = range(6, 10)
"""Hours that people have appointments at in the morning and in the evening."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour and a minute as said.

    Args:
        hour: 0 to 23.
        minute: 0 to 59.
        weak: nothing but its place says that it is an hour.

    Raises:
        ClashError: there is no such hour.
    """

    hour: int
    minute: int = 0
    weak: bool = False

    def __post_init__(self) -> None:
        """Check the hour."""
        if not (0 <= self.hour < _HOURS and 0 <= self.minute < _MINUTES):
            raise ClashError


@dataclass(frozen=True, slots=True)
class Ahead:
    """A moment counted from now.

    Args:
        minutes: below 0 before now.
    """

    minutes: int


Told = Day | Clock | Part | Ahead


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a day, an hour, a part of the day or a moment was said.

    Args:
        told: what was said.
        span: characters of the text as given.
        denied: the number of the denial that it stands in, from 1; 0: it is not denied.
    """

    told: Told
    span: tuple[int, int]
    denied: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """What says how a mention belongs to those before it.

    Args:
        what: it replaces them, or it is another possibility.
    """

    what: Literal["correction", "either"]


class _Slot:
    """What was said of one thing: the alternatives, and where."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.spans: list[tuple[int, int]] = []
        self.corrected = False

    def take(self, mention: Mention, *, either: bool) -> None:
        told = mention.told
        before = self.told[-1] if self.told else None
        if before is None or before == told:
            self.told[-1:] = [told]
        elif self.corrected:
            self.told = [_corrected(before, told)]
            self.spans = self.spans if self.told != [told] else []
        elif either:
            self.told.append(_corrected(before, told))
        elif joined := _joined(before, told):
            self.told[-1] = joined
        else:
            raise ClashError
        self.spans.append(mention.span)
        self.corrected = False


def _joined(before: Told, told: Told) -> Told | None:
    if isinstance(before, Day) and isinstance(told, Day):
        return before.joined(told)
    if isinstance(before, Part) and isinstance(told, Part):
        return before.joined(told)
    return None


def _corrected(before: Told, told: Told) -> Told:
    return before.corrected(told) if isinstance(before, Day) and isinstance(told, Day) else told


def read_mentions(mentions: Sequence[Mention | Sign], asked: Asked) -> Value | None:
    """Put the value that is asked for together.

    Args:
        mentions: in the order in which they were said.
        asked: ``date``, ``time``, ``datetime`` or ``part_of_day``.

    Returns:
        the value; None where there is none, or what was said contradicts itself.
    """
    try:
        return _Moment(_undenied(mentions), asked).value()
    except (ClashError, OverflowError):
        return None


def _undenied(mentions: Sequence[Mention | Sign]) -> Iterable[Mention | Sign]:
    """Leave out what is denied; of "tomorrow at two is bad, at three is fine" only the hour is."""
    last = {mention.denied: index for index, mention in enumerate(mentions) if isinstance(mention, Mention)}
    for mention in mentions:
        if isinstance(mention, Sign) or not mention.denied:
            yield mention
            continue
        instead = _kinds(mentions[last[mention.denied] :], 0)
        if instead & _kinds(mentions, mention.denied) and type(mention.told) not in instead:
            yield mention


def _kinds(mentions: Iterable[Mention | Sign], denied: int) -> set[type]:
    return {type(other.told) for other in mentions if isinstance(other, Mention) and other.denied == denied}


class _Moment:
    """What was said of a moment."""

    def __init__(self, mentions: Iterable[Mention | Sign], asked: Asked) -> None:
        self._asked = asked
        self._slots: dict[type, _Slot] = {kind: _Slot() for kind in (Day, Clock, Part, Ahead)}
        either = False
        for mention in mentions:
            if isinstance(mention, Mention):
                self._slots[type(mention.told)].take(mention, either=either)
                either = False
            else:
                either = mention.what == "either"
                for slot in self._slots.values():
                    slot.corrected |= not either

    def value(self) -> Value | None:
        """Give the value of the kind that is asked for."""
        kind = self._asked.kind
        used: tuple[type, ...] = (Day, Clock, Part, Ahead)
        if kind == "date":
            used, readings = (Day, Ahead), [day.isoformat() for day in self._dates()]
        elif kind == "time":
            used, readings = (Clock, Part, Ahead), [at.strftime("%H:%M") for at in self._times()]
        elif kind == "part_of_day":
            used, readings = (Part, Clock), self._parts_of_day()
        else:
            readings = self._datetimes()
        first, *others = dict.fromkeys(readings) or [""]
        spans = [span for one in used for span in self._slots[one].spans]
        if not first:
            return None
        doubtful = bool(others) and any(len(self._slots[one].told) > 1 for one in used)
        span = (min(start for start, _ in spans), max(end for _, end in spans))
        return Value(kind, first, span, tuple(others), doubtful=doubtful, past=self._is_past(first))

    def _is_past(self, text: str) -> bool:
        now = self._asked.now
        if not self._asked.future or self._asked.kind not in {"date", "datetime"}:
            return False
        moment = datetime.fromisoformat(text)
        return moment.date() < now.date() if self._asked.kind == "date" else moment <= now

    def _ahead(self) -> datetime | None:
        """Give the moment counted from now; an hour or another day beside it is a contradiction."""
        now = self._asked.now
        aheads = [now + timedelta(minutes=told.minutes) for told in self._slots[Ahead].told if isinstance(told, Ahead)]
        days = [told.resolve(now.date()) for told in self._slots[Day].told if isinstance(told, Day)]
        if aheads and (self._slots[Clock].told or days not in ([], [aheads[0].date()])):
            raise ClashError
        return aheads[0] if aheads else None

    def _dates(self) -> list[date]:
        ahead, today = self._ahead(), self._asked.now.date()
        if ahead:
            return [ahead.date()]
        dates = [told.resolve(today) for told in self._slots[Day].told if isinstance(told, Day)]
        return [found for found in dates if found]

    def _times(self) -> list[time]:
        ahead = self._ahead()
        if ahead:
            return [ahead.time()]
        parts = [told for told in self._slots[Part].told if isinstance(told, Part)]
        names: list[PartName | None] = [part.name for part in parts]
        clocks = [told for told in self._slots[Clock].told if isinstance(told, Clock)]
        if not clocks:
            return [part.hour for part in parts]
        corrected = self._slots[Part].corrected
        times = [
            time(hour_on_24(clock.hour, name, loose=corrected), clock.minute)
            for clock, name in product(clocks, names or [None])
        ]
        if not parts and len(clocks) == 1 and clocks[0].hour in _EITHER_HALF:
            times += [time((at.hour + _HALF_DAY) % _HOURS, at.minute) for at in times]
        return times

    def _datetimes(self) -> list[str]:
        zone, ahead = self._asked.now.tzinfo, self._ahead()
        moments = (
            [ahead] if ahead else [datetime.combine(*both, zone) for both in product(self._dates(), self._times())]
        )
        return [moment.isoformat(timespec="minutes") for moment in moments]

    def _parts_of_day(self) -> list[str]:
        parts = [told.of_day for told in self._slots[Part].told if isinstance(told, Part)]
        return parts or [part_at(at) for at in self._times()]
