"""The value in an answer as the talk takes it: completed by what is known, not in the past where it must lie ahead."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voicebot.dialog.parts import joined, nearest_moment, rounded
from voicebot.dialog.reactions import value_named
from voicebot.understanding.values.reading import read_part, read_value

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.script import Script

_MOMENTS = ("date", "time", "datetime")
"""Kinds that are told from other words, so that they are found in an answer to another question."""


def usable(asked: Value, said: str, known: str, now: datetime) -> str:
    """Complete what was said; empty where it cannot be taken.

    Args:
        asked: the value that is asked for.
        said: the value in the answer, as text of its kind; empty for none.
        known: the part of a date and time that is known already.
        now: the present moment, where the person is.
    """
    value = said
    if asked.kind == "datetime" and value:
        value = joined(known, value, now)
        if asked.rough:
            value = rounded(nearest_moment(value, now))
    return "" if asked.future and _is_past(value, now) else value


def said_at_once(script: Script, name: str, heard: str, now: datetime) -> str:
    """Find the moment in the words that led to the question for it: "перезвоните завтра в три" needs no "когда?".

    Args:
        script: the script.
        name: of the value.
        heard: what the person said.
        now: the present moment, where the person is.

    Returns:
        The date, the time or both, in ISO 8601; empty where there is none, or it would be taken without asking back.
    """
    asked = value_named(script, name)
    if asked is None or asked.kind not in _MOMENTS or not (heard and asked.confirm):
        return ""
    wanted = asked.asked(script.language, now)
    value = read_value(wanted, heard) or read_part(wanted, heard)
    return usable(asked, value.text, "", now) if value is not None else ""


def _is_past(value: str, now: datetime) -> bool:
    """Tell whether a date, or a date and time, is before now; a date without a time lasts until its end."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    if "T" not in value:
        return moment.date() < now.date()
    here = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    return here <= now if (here.tzinfo is None) == (now.tzinfo is None) else here.replace(tzinfo=None) <= now
