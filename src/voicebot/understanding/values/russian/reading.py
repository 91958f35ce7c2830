"""Russian dates, times, parts of the day and durations, as values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.dates import dates, moment_ahead
from voicebot.understanding.values.russian.hours import Hours, hours, part_of_day
from voicebot.understanding.values.russian.phrase import Phrase, length_phrase, moment_phrase
from voicebot.understanding.values.russian.pieces import Ahead, ContradictionError, Length, Offset, Piece
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from voicebot.understanding.values.russian.dates import Dates
    from voicebot.understanding.values.value import Asked

_LATEST = 21
"""Nobody means a later hour without saying that it is in the evening."""
_DAY = timedelta(days=1)
_MINUTE = 60
_HOUR = 3600
_YEAR = 12


def read_moment(heard: Heard, asked: Asked) -> Value | None:
    """Read a date, a time, both, or a part of the day, by the rules of `voicebot.understanding.values.moments`.

    Args:
        heard: what was said.
        asked: what is asked for: ``date``, ``time``, ``datetime`` or ``part_of_day``.

    Returns:
        the value; None where there is none, or what was said contradicts itself.
    """
    phrase = moment_phrase(heard, asked.language, asked.now.year, clock_first=asked.kind == "time")
    if phrase is None or not phrase.pieces:
        return None
    try:
        return _READERS[asked.kind](phrase, asked)
    except (ContradictionError, OverflowError):
        return None


def read_duration(heard: Heard, asked: Asked) -> Value | None:
    """Read how long something takes.

    Args:
        heard: what was said.
        asked: what is asked for.

    Returns:
        the value; None where there is none, or two different ones were said.
    """
    phrase = length_phrase(heard, asked.language)
    said = {piece.said for piece in phrase.pieces} if phrase else set()
    length = said.pop() if len(said) == 1 else None
    if phrase is None or not isinstance(length, Length):
        return None
    other = (iso_duration(length.other),) if length.other else ()
    return Value(asked.kind, iso_duration(length), phrase.span(phrase.pieces), other, doubtful=bool(other))


def iso_duration(length: Length) -> str:
    """Write a span of time by ISO 8601: years and months, days, hours, minutes and seconds."""
    years, months = divmod(length.months, _YEAR)
    minutes, seconds = divmod(length.seconds, _MINUTE)
    whole_hours, minutes = divmod(minutes, _MINUTE)
    day = "".join(f"{count}{unit}" for count, unit in ((years, "Y"), (months, "M"), (length.days, "D")) if count)
    hour = "".join(f"{count}{unit}" for count, unit in ((whole_hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    return f"P{day}T{hour}" if hour else f"P{day}"


def _span_ahead(pieces: Sequence[Piece]) -> Ahead | None:
    """Give the span from now that leads to an hour, where there is one."""
    return next((p.said for p in pieces if isinstance(p.said, Ahead) and p.said.elapsed), None)


def _elapsed(phrase: Phrase, now: datetime) -> list[datetime]:
    """Give the moments that "через два часа" leads to; nothing where no such span was said, or an hour besides."""
    days = phrase.of("day")
    span = _span_ahead(days)
    if span is None or (not span.length.seconds and (phrase.of("clock") or phrase.of("part"))):
        return []
    said = [piece.said for piece in days]
    if any(one != span for one in said if not isinstance(one, Offset)) or phrase.of("clock"):
        raise ContradictionError
    lengths = [span.length] if span.length.other is None else [span.length, span.length.other]
    moments = [moment_ahead(Ahead(length, span.back), now).replace(second=0, microsecond=0) for length in lengths]
    offsets = [one.days for one in said if isinstance(one, Offset)]
    if any(moment.date() != now.date() + timedelta(days=days) for days in offsets for moment in moments):
        raise ContradictionError
    return moments


def _read_date(phrase: Phrase, asked: Asked) -> Value | None:
    pieces = phrase.of("day")
    moments = _elapsed(phrase, asked.now)
    found = dates(pieces, asked.now) if not moments else None
    days = [moment.date() for moment in moments] or (list(found.likely) if found else [])
    if not days:
        return None
    first, *others = dict.fromkeys(days)
    if asked.future:
        others = [day for day in others if day >= asked.now.date()]
    doubtful = bool(others) and (found.doubtful if found else True)
    past = asked.future and first < asked.now.date()
    span = phrase.span(pieces)
    return Value(asked.kind, first.isoformat(), span, tuple(map(date.isoformat, others)), doubtful=doubtful, past=past)


def _read_time(phrase: Phrase, asked: Asked) -> Value | None:
    moments = _elapsed(phrase, asked.now)
    pieces = phrase.of("day") if moments else (*phrase.of("clock"), *phrase.of("part"))
    found = None if moments else hours(phrase.of("clock"), phrase.of("part"), asked.now)
    times = [moment.time() for moment in moments] or (list(found.likely) if found else [])
    if not times:
        return None
    first, *others = (at.strftime("%H:%M") for at in dict.fromkeys(times))
    doubtful = bool(others) and (found.doubtful if found else True)
    return Value(asked.kind, first, phrase.span(pieces), tuple(others), doubtful=doubtful)


def _read_part_of_day(phrase: Phrase, asked: Asked) -> Value | None:
    clocks, parts = phrase.of("clock"), phrase.of("part")
    found = part_of_day(clocks, parts, asked.now)
    return Value(asked.kind, found, phrase.span(parts or clocks)) if found else None


def _read_datetime(phrase: Phrase, asked: Asked) -> Value | None:
    now = asked.now
    elapsed = _elapsed(phrase, now)
    if elapsed:
        span = phrase.span(phrase.of("day"))
        return _value(elapsed, asked, span, doubtful=len(elapsed) > 1)
    day, hour = dates(phrase.of("day"), now), hours(phrase.of("clock"), phrase.of("part"), now)
    if day is None or hour is None:
        return None
    moments = _moments(day, hour, now)
    if asked.future and hour.open and moments[0] <= now:
        # "сегодня в восемь", said at five in the afternoon, is eight in the evening
        moments.sort(key=lambda moment: moment <= now or moment.hour > _LATEST)
    if hour.night and moments[0] <= now < moments[0] + _DAY and day.likely[0] == now.date():
        moments = [moments[0] + _DAY]
    doubtful = day.doubtful or hour.doubtful or (hour.midnight and len(moments) > 1)
    pieces = (*phrase.of("day"), *phrase.of("clock"), *phrase.of("part"))
    return _value(moments, asked, phrase.span(pieces), doubtful=doubtful)


def _moments(day: Dates, hour: Hours, now: datetime) -> list[datetime]:
    """Give each day with each hour, the likeliest first."""
    shift = timedelta(days=int(hour.next_day))
    moments = [datetime.combine(one + shift, at, now.tzinfo) for one, at in product(day.likely, hour.likely)]
    return [moments[0], moments[0] + _DAY, *moments[1:]] if hour.midnight or hour.night else moments


def _value(moments: Sequence[datetime], asked: Asked, span: tuple[int, int], *, doubtful: bool) -> Value:
    """Give the first moment; where it is over and should not be, the others are those ahead, or the next day's."""
    first, *others = dict.fromkeys(moments)
    past = asked.future and first <= asked.now
    if asked.future:
        others = [one for one in others if one > asked.now]
        at = datetime.combine(asked.now.date(), time(first.hour, first.minute), asked.now.tzinfo)
        if past and not others:
            others = [at if at > asked.now else at + _DAY]
    texts = tuple(one.isoformat(timespec="minutes") for one in others)
    text = first.isoformat(timespec="minutes")
    return Value(asked.kind, text, span, texts, doubtful=doubtful and bool(others) and not past, past=past)


_READERS: dict[str, Callable[[Phrase, Asked], Value | None]] = {
    "date": _read_date,
    "time": _read_time,
    "datetime": _read_datetime,
    "part_of_day": _read_part_of_day,
}
READERS: Mapping[str, Callable[[Heard, Asked], Value | None]] = {
    **dict.fromkeys(_READERS, read_moment),
    "duration": read_duration,
}
"""By kind; they find what is denied themselves."""
