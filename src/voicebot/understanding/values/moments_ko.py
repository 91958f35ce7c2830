"""Dates and times in Korean, read from the text without its spaces: a recogniser's spaces are not to be trusted."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from voicebot.understanding.values.said import ContradictionError, Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.language import Language

_SINO = r"\d+|[일이삼사오육칠팔구십]+"


def read_moment_ko(text: str, language: Language, now: datetime) -> Said | None:
    """Read what Korean words say of a date and a time, by the rules of `voicebot.understanding.values.moments`.

    Args:
        text: in normal form.
        language: Korean.
        now: the present moment, in the person's zone.

    Returns:
        what was said, or None where it is a bound or a contradiction.
    """
    table = language.lexicon.values
    rest = text.replace(" ", "")
    if any(word in rest for word in table.vague):
        return None
    said = Said(now)
    try:
        _clock(_days(rest, said, language), said, language)
    except ContradictionError:
        return None
    return said


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _days(rest: str, said: Said, language: Language) -> str:
    table = language.lexicon.values
    for found in re.finditer(rf"({_any(table.months)}|\d+월)({_SINO})일", rest):
        month = table.months.get(found[1]) or int(found[1][:-1])
        said.set_month_day(sino(found[2], language), month)
    rest = re.sub(rf"({_any(table.months)}|\d+월)({_SINO})일(에|날)?", "", rest)
    for found in re.finditer(_any(table.weekdays), rest):
        said.set_weekday(table.weekdays[found[0]])
    rest = re.sub(f"({_any(table.weekdays)})(날|에)?", "", rest)
    for found in re.finditer(_any(table.days), rest):
        said.set_day(said.now.date() + timedelta(days=table.days[found[0]]))
    return re.sub(_any(table.days), "", rest)


def _clock(rest: str, said: Said, language: Language) -> None:
    table = language.lexicon.values
    count = rf"{_any(table.ordinals)}|{_SINO}"
    span = re.compile(rf"({count})({_any(table.span_words)})({_any(table.after_words)})")
    if found := span.search(rest):
        said.moment = said.now + timedelta(minutes=table.span_words[found[2]] * _count(found[1], language))
        return
    clock = re.compile(rf"({_any(table.clock_parts)})?({count})시(?:(반)|({_SINO})분)?(에)?")
    for found in clock.finditer(rest):
        said.part = table.clock_parts.get(found[1] or "", said.part)
        minute = 30 if found[3] else sino(found[4], language) if found[4] else 0
        said.set_clock(_count(found[2], language), minute)
    rest = clock.sub("", rest)
    for found in re.finditer(_any(table.day_parts), rest):
        said.hour_of_part = time.fromisoformat(table.day_parts[found[0]])
        said.part = said.part or table.clock_parts.get(found[0], "")


def _count(text: str, language: Language) -> int:
    native = language.lexicon.values.ordinals.get(text)
    return sino(text, language) if native is None else native


def sino(text: str, language: Language) -> int:
    """Read a Sino-Korean number ("이십오" is 25) or digits.

    Args:
        text: numerals without spaces.
        language: Korean.
    """
    if text.isdigit():
        return int(text)
    total = pending = 0
    for mark in text:
        value = language.lexicon.values.numbers[mark]
        if value < 10:  # noqa: PLR2004 - units; the rest are tens, hundreds, thousands
            pending = pending * 10 + value
        else:
            total += (pending or 1) * value
            pending = 0
    return total + pending
