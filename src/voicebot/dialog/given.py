"""The value in an answer as the talk takes it: completed by what is known, not in the past where it must lie ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from voicebot.dialog.declared import ANY
from voicebot.dialog.digits import fits
from voicebot.dialog.parts import joined, nearest_moment, rounded
from voicebot.dialog.reactions import value_named
from voicebot.language.language import language
from voicebot.understanding.polarity import canonical, polarity
from voicebot.understanding.values.reading import read_part, read_value

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value as Declared
    from voicebot.dialog.script import Script
    from voicebot.understanding.values.value import Value

_TELLING = ("telephone", "email", "money", "digits", "choice", "datetime")
"""Kinds that nothing else looks like, so that they are found in an answer to another question."""
_LOOSE = ("date", "time", "part_of_day", "duration", "number", "ordinal", "rating")
"""Kinds that may be said of something else: such a value is found only where it is confirmed."""


def usable(asked: Declared, said: Value, known: str, now: datetime) -> Value:
    """Complete what was said.

    Args:
        asked: the value that is asked for.
        said: the value in the answer.
        known: the part of a date and time that is known already.
        now: the present moment, where the person is.

    Returns:
        The value, ``past`` where it is over and must lie ahead; of several readings those that lie ahead.
    """
    texts = [_completed(asked, text, known, now) for text in (said.text, *said.alternatives)]
    texts = list(dict.fromkeys(texts))
    ahead = [text for text in texts if not (asked.future and _is_past(text, now))]
    over = said.past or not ahead
    first, *others = ahead or texts
    return replace(said, text=first, alternatives=tuple(others), doubtful=said.doubtful and bool(others), past=over)


def said_at_once(script: Script, name: str, heard: str, now: datetime) -> Value | None:
    """Find the value in the words that led to the question for it: "перезвоните завтра в три" needs no "когда?".

    Args:
        script: the script.
        name: of the value.
        heard: what the person said.
        now: the present moment, where the person is.

    Returns:
        The value, of a date and time perhaps only one of them; None where there is none, or it may be something else
        and would be taken without asking back.
    """
    asked = value_named(script, name)
    if asked is None or not heard or asked.kind not in (*_TELLING, *_LOOSE):
        return None
    wanted = asked.asked(script.language, now)
    value = read_value(wanted, heard) or read_part(wanted, heard)
    found = usable(asked, value, "", now) if value is not None else None
    if found is None or found.past or not (asked.confirm or _tells_by_itself(script, asked, found, heard)):
        return None
    return found


def _tells_by_itself(script: Script, asked: Declared, value: Value, heard: str) -> bool:
    """Tell whether a value needs no confirmation: it can be nothing else, and nothing beside it is denied."""
    spoken = language(script.language)
    if asked.kind not in _TELLING or polarity(canonical(heard, spoken), spoken).denies:
        return False
    match asked.kind:
        case "datetime":
            return "T" in value.text
        case "digits":
            return bool(asked.length) and fits(asked, value.text)
        case "choice":
            return value.text != ANY and _is_named(script, asked, value, heard)
        case _:
            return True


def _is_named(script: Script, asked: Declared, value: Value, heard: str) -> bool:
    """Tell whether an option was said by one of its names, not by its number."""
    lemmas = language(script.language).lemmas
    said = " ".join(("", *lemmas(heard), ""))
    ways = next((option for option in asked.options if option[0] == value.text), ())
    return any(" ".join(("", *lemmas(way), "")) in said for way in ways)


def _completed(asked: Declared, said: str, known: str, now: datetime) -> str:
    if asked.kind != "datetime":
        return said
    value = joined(known, said, now)
    return rounded(nearest_moment(value, now)) if asked.rough else value


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
