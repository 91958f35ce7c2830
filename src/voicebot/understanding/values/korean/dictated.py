"""Digits as people dictate them in Korean: "공일공에 일이삼사에 오육칠팔"."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.korean.numerals import numerals
from voicebot.understanding.values.telephones import e164
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.placed_text import PlacedText
    from voicebot.understanding.values.value import Asked, Heard

_REGION = "KR"
_SHORTEST = 2
"""A single digit is a syllable of too many other words, unless it is all that was said."""


def read_telephone(heard: Heard, asked: Asked) -> Value | None:
    """Read the one telephone number there is, as E.164.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    found: dict[str, tuple[int, int]] = {}
    said = compact(heard.text)
    for figures, place in _rows(said, asked.language):
        plus = heard.text[: said.span(*place)[0]].rstrip(" (").endswith("+")
        number = e164(figures, _REGION, plus=plus)
        if number is not None:
            found.setdefault(number, place)
    if not found:
        return None
    (first, place), *others = found.items()
    rest = tuple(number for number, _ in others)
    return Value(asked.kind, first, said.span(*place), rest, doubtful=bool(rest))


def read_digits(heard: Heard, asked: Asked) -> Value | None:
    """Read the digits so far, see `voicebot.understanding.values.digits`.

    Args:
        heard: what was said.
        asked: what is asked for, with its ``length`` and what is ``known``.
    """
    said = compact(heard.text)
    rows = _rows(said, asked.language)
    if not rows:
        return None
    figures, place = max(rows, key=lambda row: len(row[0]))
    if len(figures) < _SHORTEST and len(said.text) > _SHORTEST:
        return None
    corrected = between(asked.language).correction.search(said.text[: place[0]]) is not None
    known = asked.known[: -len(figures)] if corrected else asked.known
    text, span = known + figures, said.span(*place)
    if not asked.length or len(text) in asked.length:
        return Value(asked.kind, text, span)
    missing = [length - len(text) for length in asked.length if length > len(text)]
    if missing:
        return Value(asked.kind, text, span, parts={"missing": str(min(missing))})
    return Value(asked.kind, figures, span) if len(figures) in asked.length else None


def _rows(said: PlacedText, language: Language) -> list[tuple[str, tuple[int, int]]]:
    """List the rows of digits, those after the last correction."""
    row, read = _row(language), numerals(language)
    found: list[tuple[str, tuple[int, int]]] = []
    end = 0
    for match in row.finditer(said.text):
        if between(language).correction.search(said.text[end : match.start()]):
            found.clear()
        cuts = sorted({match.start(), match.end(), *(at for at in said.starts if match.start() < at < match.end())})
        groups = (re.findall(read.sino, said.text[start:stop]) for start, stop in pairwise(cuts))
        found.append(("".join(read.digits(one) for one in chain.from_iterable(groups)), match.span()))
        end = match.end()
    return found


@cache
def _row(language: Language) -> re.Pattern[str]:
    group, dash = numerals(language).sino, any_of(language.lexicon.numerals.dashes)
    return re.compile(rf"(?:{group})(?:(?:{dash}|[ .,\-])?(?:{group}))*")
