"""The hour that was meant; the rules that fill in what is left out are in `voicebot.understanding.values.moments`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.pieces import Clock, ContradictionError, Part, Piece, SameTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.time_words import PartOfDay, Side

_NOON = 12
_HOURS = 24
_LAST_AFTERNOON_HOUR = 7
_LAST_NIGHT_HOUR = 6
_EIGHT = 8
_SIDES: dict[PartOfDay, Side] = {"morning": "am", "noon": "day", "afternoon": "day", "evening": "pm", "night": "night"}
_PARTS: dict[Side, PartOfDay] = {"am": "morning", "day": "afternoon", "pm": "evening", "night": "night"}
_WITHIN: dict[Side, tuple[int, ...]] = {
    "am": tuple(range(1, 13)),
    "day": tuple(range(8, 20)),
    "pm": (*range(15, 24), 0),
    "night": (*range(21, 24), *range(7)),
}
"""Which hours a half of the day can have."""
_COMPATIBLE = ({"day", "pm"}, {"pm", "night"})
_UNTIL: tuple[tuple[int, PartOfDay], ...] = (
    (5, "night"),
    (12, "morning"),
    (13, "noon"),
    (18, "afternoon"),
    (23, "evening"),
    (24, "night"),
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours that may be meant.

    Args:
        likely: the likeliest first; the others are other hours, or the same one in the other half of the day.
        doubtful: the second is about as likely as the first.
        night: it is an hour after midnight in the night, so that "сегодня" may mean the night that is to come.
        midnight: it may be the midnight at the beginning of the day or at its end.
        next_day: it is the midnight at the end of the day ("двенадцать вечера", "двадцать четыре часа").
        open: no half of the day was told, so that an hour that is over may be the one twelve hours later.
    """

    likely: tuple[time, ...]
    doubtful: bool = False
    night: bool = False
    midnight: bool = False
    next_day: bool = False
    open: bool = False


def hours(clocks: Sequence[Piece], parts: Sequence[Piece], now: datetime) -> Hours | None:
    """Give the hours that may be meant.

    Args:
        clocks: what was said of the hour.
        parts: what was said of the part of the day.
        now: the present moment, in the person's zone.

    Returns:
        the hours; None where too little was said.

    Raises:
        ContradictionError: the pieces contradict each other.
    """
    named = _named([piece.said for piece in parts if isinstance(piece.said, Part)])
    if any(isinstance(piece.said, SameTime) for piece in clocks):
        return Hours((now.time().replace(second=0, microsecond=0),))
    clock = _one_clock([piece.said for piece in clocks if isinstance(piece.said, Clock)])
    if clock is not None:
        return _hours(clock, _side(clock, named))
    if named is None or not named.at:
        return None
    return Hours((time.fromisoformat(named.at),), night=named.name == "night", midnight=named.name == "night")


def part_of_day(clocks: Sequence[Piece], parts: Sequence[Piece], now: datetime) -> PartOfDay | None:
    """Give the part of the day that was named, or that an hour lies in.

    Args:
        clocks: what was said of the hour.
        parts: what was said of the part of the day.
        now: the present moment, in the person's zone.

    Raises:
        ContradictionError: the pieces contradict each other.
    """
    found = hours(clocks, parts, now)
    named = _named([piece.said for piece in parts if isinstance(piece.said, Part)])
    if named is not None:
        return named.name
    clock = _one_clock([piece.said for piece in clocks if isinstance(piece.said, Clock)])
    if found is None:
        return None
    hour = found.likely[0].hour
    if clock is not None and clock.side is not None and hour != _NOON:
        return _PARTS[clock.side]
    return next(name for until, name in _UNTIL if hour < until)


def _named(parts: Sequence[Part]) -> Part | None:
    if len({part.name for part in parts}) > 1:
        raise ContradictionError
    return next((part for part in reversed(parts) if part.at), parts[0] if parts else None)


def _one_clock(clocks: Sequence[Clock]) -> Clock | None:
    """Give the one hour that was said; said again with the half of the day it is the same hour."""
    told = {(clock.hour, clock.minute, clock.other) for clock in clocks}
    sides = {clock.side for clock in clocks if clock.side is not None}
    if len(told) > 1 or len(sides) > 1:
        raise ContradictionError
    return max(clocks, key=lambda clock: clock.side is not None, default=None)


def _side(clock: Clock, named: Part | None) -> Side | None:
    """Give the half of the day, as it was said with the hour or apart from it."""
    if named is None:
        return clock.side
    apart = _SIDES[named.name]
    if clock.side is not None and clock.side != apart and {clock.side, apart} not in _COMPATIBLE:
        raise ContradictionError
    return clock.side or apart


def _hours(clock: Clock, side: Side | None) -> Hours:
    told = [clock.hour] if clock.other is None else [clock.hour, clock.other]
    on_24 = [_on_24(hour, side, exact=clock.exact) for hour in told]
    if side is not None and any(hour % _HOURS not in _WITHIN[side] for hour in on_24):
        raise ContradictionError
    likely = [time(hour % _HOURS, clock.minute) for hour in on_24]
    if clock.side == "am" and clock.hour == _NOON:
        return Hours((time(_NOON, clock.minute), time(0, clock.minute)), doubtful=True)
    if side is None and not clock.exact and 0 < clock.hour <= _NOON:
        likely += [time((hour + _NOON) % _HOURS, clock.minute) for hour in on_24]
        return Hours(tuple(likely), doubtful=len(told) > 1 or clock.hour == _EIGHT, open=len(told) == 1)
    return Hours(
        tuple(likely),
        doubtful=len(told) > 1,
        night=side == "night" and on_24[0] <= _LAST_NIGHT_HOUR,
        midnight=side == "night" and likely[0] == time(0),
        next_day=on_24[0] == _HOURS,
    )


def _on_24(hour: int, side: Side | None, *, exact: bool) -> int:
    """Give the hour on 24 hours; 24 is the midnight at the end of the day."""
    if hour > _NOON or hour == 0 or exact:
        return hour
    if side in {None, "day"}:
        return hour + _NOON if hour <= _LAST_AFTERNOON_HOUR else hour
    if side == "pm":
        return hour + _NOON
    if side == "night":
        return hour % _NOON if hour <= _LAST_NIGHT_HOUR or hour == _NOON else hour + _NOON
    return hour
