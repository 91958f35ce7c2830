"""Two readings of one value, said so that they are told apart, and how a person may name either of them.

Only what differs is said: "в восемь утра" and "в восемь вечера", whatever the day; "во вторник, первого декабря" and
"во вторник, восьмого декабря", whatever the hour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.read_back import hour_of_day
from voicebot.language.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from voicebot.language.language import Language


def told_apart(first: str, second: str, kind: str, language: Language, now: datetime) -> tuple[str, str]:
    """Say two readings of a value.

    Args:
        first: as the value is written.
        second: another one.
        kind: of the value, see `voicebot.language.spoken.spoken`.
        language: to say them in.
        now: the present moment, where the person is.

    Raises:
        InputError: one of them is not of its kind.
    """
    (day, at), (other_day, other_at) = _apart(first, kind), _apart(second, kind)
    if at and other_at and day == other_day:
        return hour_of_day(at, language), hour_of_day(other_at, language)
    if day and other_day and at == other_at:
        return spoken(day, "date", language, now), spoken(other_day, "date", language, now)
    kinds = ("date" if kind == "datetime" and "T" not in one else kind for one in (first, second))
    said, other = (spoken(one, its, language, now) for one, its in zip((first, second), kinds, strict=True))
    return said, other


def ways_to_name(this: str, other: str, parts_of_day: Sequence[Sequence[str]], language: Language) -> tuple[str, ...]:
    """List how a person may name one of two readings and not the other, in normal form.

    Args:
        this: as `told_apart` says it.
        other: the other one.
        parts_of_day: of each the words it is called by, in normal form.
        language: in which both are.
    """
    words, others = language.words(this), set(language.words(other))
    own = [word for word in words if word not in others and len(word) > 1]
    rows = [*this.split(","), " ".join(own), *own]
    for part in parts_of_day:
        if _names(part, this, language) and not _names(part, other, language):
            rows += part
    ways = (language.normalise(row) for row in rows)
    telling = (way for way in ways if way and not set(way.split()) <= others)
    return tuple(dict.fromkeys((language.normalise(this), *telling)))


def _names(part: Sequence[str], text: str, language: Language) -> bool:
    said = f" {language.normalise(text)} "
    return any(f" {row} " in said for row in part)


def _apart(value: str, kind: str) -> tuple[str, str]:
    """Split a moment into its day and its hour, either empty; what is no moment has neither."""
    if kind not in ("datetime", "time"):
        return "", ""
    if kind == "time" or (":" in value and "T" not in value):
        return "", value[:5]
    day, _, at = value.partition("T")
    return day, at[:5]
