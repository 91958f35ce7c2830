"""Dates and times, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical
from voicebot.understanding.values.moments import read_moment
from voicebot.understanding.values.moments_ko import read_moment_ko
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from voicebot.understanding.values.said import Said
    from voicebot.understanding.values.value import Asked


def read_date(heard: Heard, asked: Asked) -> Value | None:
    """Read a date.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said = _moment(heard, asked)
    day = said and (said.day or (said.moment.date() if said.moment else None))
    if not day or (asked.future and day < asked.now.date()):
        return None
    return Value(asked.kind, day.isoformat(), heard.span(0, -1))


def read_time(heard: Heard, asked: Asked) -> Value | None:
    """Read a time of the day.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said = _moment(heard, asked)
    at = said and (said.time or (said.moment.time() if said.moment else None))
    return Value(asked.kind, at.strftime("%H:%M"), heard.span(0, -1)) if at else None


def read_datetime(heard: Heard, asked: Asked) -> Value | None:
    """Read a date with a time.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said = _moment(heard, asked)
    when = said and said.when()
    if not when or (asked.future and when <= asked.now):
        return None
    return Value(asked.kind, when.isoformat(timespec="minutes"), heard.span(0, -1))


def _moment(heard: Heard, asked: Asked) -> Said | None:
    words = polite_phrases(asked.language).without(canonical(heard.text, asked.language))
    if asked.language.code == "ko":
        return read_moment_ko(" ".join(words), asked.language, asked.now)
    return read_moment(words, asked.language, asked.now)
