"""Dates, times and parts of the day in Korean: where they are mentioned, and what denies or corrects them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.days import ClashError
from voicebot.understanding.values.korean.between import Between, between
from voicebot.understanding.values.korean.clock_forms import clock_forms
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.day_forms import day_forms
from voicebot.understanding.values.korean.forms import Form, Words, words_of
from voicebot.understanding.values.mentions import Mention, Sign, read_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.language.language import Language
    from voicebot.understanding.values.korean.compact import Compact
    from voicebot.understanding.values.mentions import Told
    from voicebot.understanding.values.value import Asked, Heard, Value

_GROUP_NAME = re.compile(r"\?P<\w+>")
_PARTICLE = 2
"""So many syllables may stand between a mention and a numeral that is written together with it ("내일은세시")."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """All forms.

    Args:
        any: finds whichever comes next; the name of its last group is the place of the form in the list.
        each: the forms, each with its own pattern.
        words: what they are made of.
        between: what may stand between mentions.
    """

    any: re.Pattern[str]
    each: tuple[tuple[Form, re.Pattern[str]], ...]
    words: Words
    between: Between


@cache
def _forms(language: Language) -> _Forms:
    words = words_of(language)
    forms = (*day_forms(words), *clock_forms(words))
    sources = (f"(?P<f{place}>{_GROUP_NAME.sub('', form.source)})" for place, form in enumerate(forms))
    each = tuple((form, re.compile(form.source)) for form in forms)
    return _Forms(re.compile("|".join(sources)), each, words, between(language))


def read_moment(heard: Heard, asked: Asked) -> Value | None:
    """Read a date, a time, both, or a part of the day.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    try:
        return read_mentions(mentions(heard.text, asked), asked)
    except ClashError:
        return None


def mentions(text: str, asked: Asked) -> list[Mention | Sign]:
    """List what is mentioned of moments, in order, with what denies and corrects it.

    Args:
        text: as given.
        asked: what is asked for.

    Raises:
        ClashError: there is no such hour or day.
    """
    forms, said = _forms(asked.language), compact(text)
    found: list[Mention | Sign] = []
    clause = end = denials = 0
    for told, start, stop in _told(said, forms, asked):
        gap = said.text[end:start]
        if found:
            denials = _deny(found, forms.between.denied(gap), clause, denials)
            clause = len(found) if forms.between.ends_clause(gap) else clause
            sign = forms.between.sign(gap)
            found.extend((sign,) if sign else ())
        found.append(Mention(told, said.span(start, stop)))
        end = stop
    _deny(found, forms.between.denied(said.text[end:]), clause, denials)
    return found


def _told(said: Compact, forms: _Forms, asked: Asked) -> Iterator[tuple[Told, int, int]]:
    at, end = 0, -_PARTICLE - 1
    while match := forms.any.search(said.text, at):
        start = match.start()
        form, pattern = forms.each[int((match.lastgroup or "f0")[1:])]
        whole = form.anywhere and match.end() - start > 1
        known = whole or start in said.starts or start - end <= _PARTICLE
        own = pattern.match(said.text, start) if known else None
        told = form.read(own, forms.words, asked.now) if own else None
        if own is None or told is None:
            at = start + 1
            continue
        at = end = own.end()
        yield told, start, end


def _deny(found: list[Mention | Sign], denied: str, clause: int, denials: int) -> int:
    """Mark what was mentioned last, or since the clause began, as denied.

    Args:
        found: the mentions so far.
        denied: how: the last one, the clause, or nothing.
        clause: where the clause began.
        denials: how many there were.
    """
    if not denied:
        return denials
    first = len(found) - 1 if denied == "last" else clause
    for index in range(max(first, 0), len(found)):
        mention = found[index]
        if isinstance(mention, Mention) and not mention.denied:
            found[index] = replace(mention, denied=denials + 1)
    return denials + 1
