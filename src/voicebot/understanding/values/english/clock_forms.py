"""How English tells an hour, a part of the day, and a moment minutes or hours from now."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from voicebot.understanding.values.day_parts import Part
from voicebot.understanding.values.days import Day
from voicebot.understanding.values.forms import Form, any_of
from voicebot.understanding.values.mentions import Ahead, Clock

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from voicebot.understanding.values.english.words import Words
    from voicebot.understanding.values.mentions import Told

_QUARTER = 15
_HALF = 30
_HOUR = 60
_HOURS = 24
_NOON = 12
_TO = frozenset(("to", "till", "til", "before", "of"))
_LEADS = (
    "at",
    "by",
    "until",
    "till",
    "after",
    "before",
    "around",
    "about",
    "from",
    "past",
    "say",
    "that",
    "it",
    "than",
)
"""A number after one of these is an hour, if nothing is counted by it."""
_NO_HOUR_AFTER = (
    "table for",
    "room for",
    "number",
    "room",
    "apartment",
    "flat",
    "of",
    "the",
    "for",
    "just",
    "all",
    "only",
)
"""A bare number after one of these is none."""


def clock_forms(words: Words) -> tuple[Form, ...]:
    """List the forms.

    Args:
        words: what they are made of.
    """
    hour, number = words.hour, words.number
    counted = rf"(?: (?:{any_of(words.moments.counted)}|hundred|thousand|point|and a half)\b)"
    part = any_of(words.moments.parts)
    led = "|".join(rf"(?<=\b{lead} )" for lead in _LEADS)
    not_after = "".join(rf"(?<!\b{lead} )" for lead in _NO_HOUR_AFTER)
    follows = rf"(?=$| (?:{any_of(words.moments.hour_followers)})\b)"
    to = r"past|after|to|till?|before|of"
    return (
        *_ahead_forms(words),
        Form(rf"\bhalf (?:past )?(?P<hour>{hour})(?!{counted})", partial(_half_past, words)),
        Form(rf"\b(?:a )?quarter (?P<to>{to}) (?P<hour>{hour})(?!{counted})", partial(_to_the_hour, words)),
        Form(
            rf"\b(?P<minute>five|ten|twenty(?: five)?|{number}(?= min))(?: min(?:ute)?s?)? (?P<to>{to}) "
            rf"(?P<hour>{hour})(?!{counted}| (?:{to})\b)",
            partial(_to_the_hour, words),
        ),
        Form(
            rf"\b(?P<hour>{number}|zero)[ :.](?P<minute>{words.minute})(?!{counted}|[./-]\d)(?: hours)?\b",
            partial(_clock, words),
        ),
        Form(rf"\b(?P<hour>{hour}) hundred(?: hours\b|(?= on\b)|$)", partial(_clock, words)),
        Form(
            rf"\b(?P<hour>{hour})(?= (?:in the |at |this )?(?:{part})\b| (?:{any_of(words.moments.hours)})\b)"
            rf"|\b(?P<named>{hour}) (?:o'clock|oclock|hours(?= (?:sharp|on))|sharp|ish)\b"
            rf"|(?:{led})(?P<led>{hour})(?!{counted}| past\b|[:./-])",
            partial(_clock, words),
        ),
        Form(rf"\b{not_after}(?P<hour>{hour}){follows}", partial(_bare, words)),
        Form(rf"\b(?P<name>{any_of(words.moments.hours)})\b", partial(_named, words)),
        Form(
            r"\b(?P<day>to|this |last )(?P<name>night|morning|afternoon|evening|lunchtime)\b",
            partial(_this_part, words),
        ),
        Form(rf"\b(?P<name>{part})\b", partial(_part, words)),
    )


def _ahead_forms(words: Words) -> tuple[Form, ...]:
    minutes, hours = words.units("minute"), words.units("hour")
    count = rf"(?P<count>an?|half an?|(?:a )?quarter of an?|a couple(?: of)?|{words.number})"
    rest = rf"(?P<half> and a half)?(?: (?:and )?(?P<minutes>{words.number}) (?:{minutes}))?"
    span = rf"{count}(?P<and_half> and a half)? (?P<unit>{minutes}|{hours})\b{rest}"
    after = r" (?:from now|later|time|hence)"
    return (
        Form(rf"\b(?:in|within)(?: about| around)? {span}(?:{after})?\b", partial(_ahead, words)),
        Form(rf"\b{span}(?:{after}\b|(?P<ago> ago)\b)", partial(_ahead, words)),
    )


def _ahead(words: Words, found: re.Match[str], _now: datetime) -> Ahead:
    unit = 1 if words.moments.units[found["unit"]] == "minute" else _HOUR
    count = found["count"]
    if count.startswith("half"):
        minutes = unit // 2
    elif "quarter" in count:
        minutes = unit // 4
    else:
        minutes = unit * (2 if "couple" in count else words.value(count) or 1)
    minutes += unit // 2 * bool(found["half"] or found["and_half"])
    minutes += words.value(found["minutes"]) if found["minutes"] else 0
    return Ahead(-minutes if found.groupdict().get("ago") else minutes)


def _half_past(words: Words, found: re.Match[str], _now: datetime) -> Clock:
    return Clock(words.value(found["hour"]), _HALF)


def _to_the_hour(words: Words, found: re.Match[str], _now: datetime) -> Clock:
    minute = words.value(found["minute"]) if "minute" in found.groupdict() else _QUARTER
    hour = words.value(found["hour"])
    if found["to"] in _TO:
        return Clock((hour - 1) % _HOURS or _NOON, _HOUR - minute)
    return Clock(hour, minute)


def _clock(words: Words, found: re.Match[str], _now: datetime) -> Clock:
    groups = found.groupdict()
    hour = words.value(groups["hour"] or groups["named"] or groups["led"])
    return Clock(0 if hour == _HOURS else hour, words.value(groups.get("minute") or ""))


def _bare(words: Words, found: re.Match[str], _now: datetime) -> Clock | None:
    hour, before = words.value(found["hour"]), found.string[: found.start()].split()[-1:]
    return Clock(hour, weak=True) if 0 < hour < _HOURS and not words.numbered(*before or ("",)) else None


def _named(words: Words, found: re.Match[str], _now: datetime) -> Clock:
    return Clock(words.moments.hours[found["name"]])


def _this_part(words: Words, found: re.Match[str], _now: datetime) -> tuple[Told, ...]:
    return Day(ahead=-1 if found["day"] == "last " else 0), _told_part(words, found["name"])


def _part(words: Words, found: re.Match[str], _now: datetime) -> Part:
    return _told_part(words, found["name"])


def _told_part(words: Words, name: str) -> Part:
    part = words.moments.parts[name]
    return Part(part, time.fromisoformat(words.moments.part_hours[part]))
