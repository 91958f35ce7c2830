"""Dates, times and parts of the day in Korean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.days import ClashError
from voicebot.understanding.values.forms import Forms
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.korean.clock_forms import clock_forms
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.day_forms import day_forms
from voicebot.understanding.values.korean.words import words_of
from voicebot.understanding.values.mentions import read_mentions

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked, Heard, Value


@cache
def _forms(language: Language) -> Forms:
    words = words_of(language)
    return Forms((*day_forms(words), *clock_forms(words)), between(language))


def read_moment(heard: Heard, asked: Asked) -> Value | None:
    """Read a date, a time, both, or a part of the day.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    try:
        return read_mentions(_forms(asked.language).mentions(compact(heard.text), asked.now), asked)
    except ClashError:
        return None
