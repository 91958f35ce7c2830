"""Plain libraries that read values, to compare ours with: what they read, without any rules of ours around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from voicebot.bench.understanding.value_sets import Question

if TYPE_CHECKING:
    from datetime import datetime

Reader = Callable[[Question], str | None]
"""Gives the written form of the value that was said; None where it finds none."""

_FORMATS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime": "%Y-%m-%dT%H:%M"}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
LIBRARIES = ("dateparser", "number_parser", "text_to_num")
"""The packages that are asked, as they are imported."""


def absent() -> tuple[str, ...]:
    """Tell which libraries are not installed."""
    return tuple(f"{name}: pip install 'voicebot[bench]'" for name in LIBRARIES if not find_spec(name))


def readers(language: str, kind: str) -> dict[str, Reader]:
    """List the libraries that are installed and know this kind in this language, by name.

    Args:
        language: its code.
        kind: of value.
    """
    found: dict[str, Reader] = {}
    if kind in _FORMATS and find_spec("dateparser"):
        found["dateparser"] = lambda question: _by_dateparser(question, language, _FORMATS[kind])
    if kind == "number" and language in ("ru", "en") and find_spec("number_parser"):
        found["number-parser"] = lambda question: _by_number_parser(question, language)
    if kind == "number" and language == "en" and find_spec("text_to_num"):
        found["text2num"] = _by_text2num
    return found


def _by_dateparser(question: Question, language: str, form: str) -> str | None:
    """Take the whole text for a moment, else the first one that is found in it."""
    import dateparser  # noqa: PLC0415 - an extra
    from dateparser.search import search_dates  # noqa: PLC0415 - an extra

    said = " ".join(question.turns)
    settings = {"RELATIVE_BASE": question.now, "PREFER_DATES_FROM": "future"}
    moment: datetime | None = dateparser.parse(said, languages=[language], settings=settings)
    if moment is None:
        inside = search_dates(said, languages=[language], settings=settings)
        moment = inside[0][1] if inside else None
    return moment.strftime(form) if moment else None


def _by_number_parser(question: Question, language: str) -> str | None:
    from number_parser import parse  # noqa: PLC0415 - an extra

    return _only_number(parse(" ".join(question.turns), language=language))


def _by_text2num(question: Question) -> str | None:
    from text_to_num import alpha2digit  # noqa: PLC0415 - an extra

    return _only_number(alpha2digit(" ".join(question.turns), "en", threshold=0))


def _only_number(text: str) -> str | None:
    """Give the number in a text whose number words are digits now; two of them are none."""
    numbers = _NUMBER.findall(text)
    return numbers[0].replace(",", ".") if len(numbers) == 1 else None
