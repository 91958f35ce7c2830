"""Dates, times and parts of the day in English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeGuard

from voicebot.understanding.values.days import ClashError
from voicebot.understanding.values.english.between import between
from voicebot.understanding.values.english.clock_forms import clock_forms
from voicebot.understanding.values.english.day_forms import day_forms
from voicebot.understanding.values.english.plain import plain
from voicebot.understanding.values.english.words import Words
from voicebot.understanding.values.forms import Forms
from voicebot.understanding.values.mentions import Clock, Mention, Sign, read_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard, Value


@cache
def _forms(language: Language) -> Forms:
    words = Words(language)
    return Forms((*day_forms(words), *clock_forms(words)), between(language))


def read_moment(heard: Heard, asked: Asked) -> Value | None:
    """Read a date, a time, both, or a part of the day.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    try:
        mentions = _forms(asked.language).mentions(plain(heard.text, asked.language), asked.now)
    except ClashError:
        return None
    return read_mentions(_without_weak(mentions), asked)


def _without_weak(mentions: Sequence[Mention | Sign]) -> list[Mention | Sign]:
    """Leave out bare numbers where an hour is told plainly, unless a sign ties them to it ("at two no three")."""
    if all(_is_weak(mention) or mention.denied for mention in mentions if _is_clock(mention)):
        return list(mentions)
    around = zip((None, *mentions), mentions, (*mentions[1:], None), strict=False)
    return [
        mention
        for before, mention, after in around
        if not _is_weak(mention) or mention.denied or isinstance(before, Sign) or after == Sign("either")
    ]


def _is_clock(mention: Mention | Sign) -> TypeGuard[Mention]:
    return isinstance(mention, Mention) and isinstance(mention.told, Clock)


def _is_weak(mention: Mention | Sign) -> TypeGuard[Mention]:
    return isinstance(mention, Mention) and isinstance(mention.told, Clock) and mention.told.weak
