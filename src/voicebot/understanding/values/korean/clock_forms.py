"""How Korean tells an hour, a part of the day, and a moment hours or minutes from now."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from voicebot.understanding.values.day_parts import Part
from voicebot.understanding.values.forms import Form, any_of
from voicebot.understanding.values.mentions import Ahead, Clock

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from voicebot.understanding.values.korean.words import Words

_HALF = 30
_HOUR = 60
_HOURS = 24
_FIRST_SINO_HOUR = 10
"""Earlier hours are counted with native numerals; "오시" and "이시" are other words."""
_PLEASE = "오"
"""After "십시" it makes an order ("하십시오"), not ten o'clock."""
_NOT_AN_HOUR = r"(?!간|작|점|설|험|켜|월)"
"""What makes another word of "시": "시간", "시작"."""


def clock_forms(words: Words) -> tuple[Form, ...]:
    """List the forms.

    Args:
        words: what they are made of.
    """
    number, sino = words.numerals.either, words.numerals.sino
    half = f"(?:{any_of(words.moments.halves)})(?!드시|면|대|납|갑|장)"
    return (
        Form(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?", partial(_written, words)),
        Form(
            rf"(?P<hour>{number})시{_NOT_AN_HOUR}(?:(?P<half>{half})|(?P<minute>{sino})분(?P<before>전(?!화))?)?",
            partial(_clock, words),
        ),
        Form(
            rf"(?P<count>{number})시간(?:(?P<half>{half})|(?P<minute>{sino})분)?{words.way}",
            partial(_hours_ahead, words),
        ),
        Form(rf"(?:(?P<count>{number})분|(?P<half>{half})시간){words.way}", partial(_minutes_ahead, words)),
        Form(rf"(?P<name>{any_of(words.moments.hours)})", partial(_named, words), anywhere=True),
        Form(
            rf"(?P<name>{any_of(words.moments.parts)})(?!은가|은편|추|잠|(?<=낮)게)",
            partial(_part, words),
            anywhere=True,
        ),
    )


def _written(_words: Words, found: re.Match[str], _now: datetime) -> Clock:
    return Clock(int(found["hour"]), int(found["minute"]))


def _clock(words: Words, found: re.Match[str], _now: datetime) -> Clock | None:
    text, hour = found["hour"], words.numerals.value(found["hour"])
    if text not in words.numerals.natives and not text.isdigit() and 0 < hour < _FIRST_SINO_HOUR:
        return None
    if text.endswith("십") and found.string.startswith(_PLEASE, found.end()):
        return None
    minute = _HALF if found["half"] else words.numerals.value(found["minute"]) if found["minute"] else 0
    if found["before"]:
        hour, minute = (hour - 1) % _HOURS or _HOURS // 2, _HOUR - minute
    return Clock(0 if hour == _HOURS else hour, minute)


def _hours_ahead(words: Words, found: re.Match[str], _now: datetime) -> Ahead:
    minutes = _HALF if found["half"] else words.numerals.value(found["minute"]) if found["minute"] else 0
    return Ahead(words.sign(found["way"]) * (words.numerals.value(found["count"]) * _HOUR + minutes))


def _minutes_ahead(words: Words, found: re.Match[str], _now: datetime) -> Ahead:
    return Ahead(words.sign(found["way"]) * (words.numerals.value(found["count"]) if found["count"] else _HALF))


def _named(words: Words, found: re.Match[str], _now: datetime) -> Clock:
    return Clock(words.moments.hours[found["name"]])


def _part(words: Words, found: re.Match[str], _now: datetime) -> Part:
    name = words.moments.parts[found["name"]]
    return Part(name, time.fromisoformat(words.moments.part_hours[name]))
