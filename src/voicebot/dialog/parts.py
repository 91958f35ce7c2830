"""A date and a time of the day that are said one after the other, or corrected apart."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_ROUND_MINUTES = 5


def joined(known: str, said: str, now: datetime) -> str:
    """Fill in what was said with what is known: a date without its time, a time without its date.

    Args:
        known: a date, a time, both or nothing, in ISO 8601.
        said: the same; it replaces what is known.
        now: the present moment, where the person is.

    Returns:
        both where both are known, else the one that is; what was said, where it is neither.
    """
    if "T" in said:
        return said
    try:
        (known_day, known_clock), (day, clock) = _apart(known), _apart(said)
    except ValueError:
        return said
    day, clock = day or known_day, known_clock if clock is None else clock
    if day is None or clock is None:
        return said
    return datetime.combine(day, clock, now.tzinfo).isoformat(timespec="minutes")


def nearest_moment(said: str, now: datetime) -> str:
    """Make of an hour alone the next moment with that hour; anything else stays.

    Args:
        said: a date, a time or both, in ISO 8601.
        now: the present moment, where the person is.
    """
    try:
        day, clock = _apart(said)
    except ValueError:
        return said
    if day is not None or clock is None:
        return said
    moment = datetime.combine(now.date(), clock, now.tzinfo)
    return (moment if moment > now else moment + timedelta(days=1)).isoformat(timespec="minutes")


def rounded(said: str) -> str:
    """Round a date and time up to five minutes: nobody says "at 18:31" who means "in an hour"; anything else stays.

    Args:
        said: a date, a time or both, in ISO 8601.
    """
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return said
    if "T" not in said:
        return said
    return (moment + timedelta(minutes=-moment.minute % _ROUND_MINUTES)).isoformat(timespec="minutes")


def _apart(text: str) -> tuple[date | None, time | None]:
    day, both, clock = text.partition("T")
    if not both and ":" in text:
        day, clock = "", text
    return date.fromisoformat(day) if day else None, time.fromisoformat(clock).replace(tzinfo=None) if clock else None
