"""What may be said of a moment: the pieces that the readers find, each with the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from voicebot.language.time_words import PartOfDay, Side

Which = Literal["", "this", "next", "last", "after_next"]
Edge = Literal["start", "middle", "end", "weekend"]


class ContradictionError(ValueError):
    """A day or an hour does not exist, or was said twice, differently."""


@dataclass(frozen=True, slots=True)
class Length:
    """A span of time.

    Args:
        months: whole months, years among them.
        days: whole days, weeks among them.
        seconds: the rest.
        other: another length that may be meant ("два три дня").
    """

    months: int = 0
    days: int = 0
    seconds: int = 0
    other: Length | None = None

    def __add__(self, more: Length) -> Length:
        """Add a smaller one."""
        return Length(self.months + more.months, self.days + more.days, self.seconds + more.seconds)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A span that is counted from now.

    Args:
        length: how long.
        back: it is counted back.
        elapsed: the time of the day counts too.
        unsure: "через день" is tomorrow to some and the day after to others.
    """

    length: Length
    back: bool = False
    elapsed: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """A day counted from today: "завтра"."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of a week, Monday 0."""

    weekday: int
    which: Which = ""


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week, counted from this one."""

    ahead: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month.

    Args:
        day: 1 to 31; 0 is the last one.
        month: January is 1; None: it was not said.
        year: in full; None: it was not said.
        months_ahead: the month is counted from this one.
        years_ahead: the year is counted from this one.
        either: another day that may be meant ("пятого шестого").
        rough: only that end of the month was named, so that a day may follow ("в конце января, двадцать пятого").
    """

    day: int
    month: int | None = None
    year: int | None = None
    months_ahead: int | None = None
    years_ahead: int | None = None
    either: int | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class WeekEdge:
    """The beginning, middle or end of a week, or its Saturday; ``ahead`` weeks from this one, None: the next such."""

    edge: Edge
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """A weekday of a month by its number ("второй вторник декабря"), -1 the last."""

    number: int
    weekday: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name.

    Args:
        month: of a fixed one.
        day: of a fixed one.
        easter: days from Easter of one that moves.
        eve: the day before is meant.
    """

    month: int = 0
    day: int = 0
    easter: int | None = None
    eve: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour.

    Args:
        hour: as said, 0 to 24.
        minute: 0 to 59.
        side: the half of the day that was said with it.
        exact: it was said on 24 hours ("ноль три тридцать").
        sure: it can be nothing but an hour.
        other: another hour that may be meant ("в два три").
    """

    hour: int
    minute: int = 0
    side: Side | None = None
    exact: bool = False
    sure: bool = True
    other: int | None = None


@dataclass(frozen=True, slots=True)
class SameTime:
    """The time of the day that it is now."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, with the hour that it means alone, ``HH:MM`` or empty."""

    name: PartOfDay
    at: str = ""


Said = Ahead | Offset | Weekday | Week | MonthDay | WeekEdge | Nth | Holiday | Clock | SameTime | Part | Length
DayPiece = (Ahead, Offset, Weekday, Week, MonthDay, WeekEdge, Nth, Holiday)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was said.

    Args:
        said: what.
        first: its first word.
        end: the word after its last.
    """

    said: Said
    first: int
    end: int

    @property
    def slot(self) -> str:
        """What it tells of: ``day``, ``clock``, ``part`` or ``length``."""
        if isinstance(self.said, DayPiece):
            return "day"
        return "part" if isinstance(self.said, Part) else "length" if isinstance(self.said, Length) else "clock"


def easter(year: int) -> date:
    """Give the Orthodox Easter of a year from 1900 to 2099, by Meeus's rule for the Julian calendar.

    Args:
        year: in full.
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
