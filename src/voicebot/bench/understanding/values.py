"""How many values are read exactly, by ours and by plain libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.figures import Figure, Section
from voicebot.bench.understanding.plain_values import readers
from voicebot.clock import wall_seconds
from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from voicebot.bench.understanding.value_sets import Question, ValueSet
    from voicebot.understanding.values.value import Value

_GOAL = 95.0
_LANGUAGES = {"ru": "Russian", "en": "English", "ko": "Korean"}
_PROMISED = ("date", "time", "datetime", "number", "yes_no")
"""The kinds that are promised in English and Korean; in Russian all are."""


def value_of(question: Question, kind: str, code: str) -> Value | None:
    """Read a value as a call does, turn after turn.

    Args:
        question: what was said.
        kind: of value.
        code: of the language.
    """
    read = None
    for said in question.turns:
        asked = Asked(
            kind,
            language(code),
            question.now,
            options=tuple((option,) for option in question.options),
            scale=question.scale,
            length=(question.length,) if question.length else (),
            known=read.text if read else "",
        )
        read = read_value(asked, said) or read
    return read


def measured(sets: Iterable[ValueSet], tell: Callable[[], None]) -> tuple[Section, Section]:
    """Measure how many values are read exactly, and how long that takes.

    Args:
        sets: what was said.
        tell: called after each value.

    Returns:
        the shares, and the times.
    """
    shares: list[Figure] = []
    spent: dict[str, list[float]] = {}
    for one in sets:
        values = []
        for question in one.questions:
            began = wall_seconds()
            values.append(value_of(question, one.kind, one.language))
            spent.setdefault(one.kind, []).append(1000 * (wall_seconds() - began) / len(question.turns))
            tell()
        shares.append(_share(one, values))
        if one.kind == "name":
            shares.append(_gender(one.questions, values))
    return Section("Values read exactly", tuple(shares), _NOTES), Section("Cost of reading a value", _times(spent))


_NOTES = (
    "Exact: the written form, or nothing where nothing may be read; other readings that a set allows are right too.",
    "dateparser reads the whole text, else the first moment that it finds.",
    "number-parser and text2num turn words into digits; the one number that is there counts.",
    "NeMo: an hour without a part of the day counts in office hours too, a day without its year is the next one.",
    "NeMo, left out: years, months and decades alone, seconds, letters between digits, words around the value.",
)


def _share(data: ValueSet, values: Sequence[Value | None]) -> Figure:
    left_out = f", {data.left_out} left out" if data.left_out else ""
    name = f"{_LANGUAGES[data.language]} {data.kind}, {data.name}{left_out}"
    promised = data.language == "ru" or data.kind in _PROMISED
    beside = {
        library: _per_cent([_is_right(reader(one), one) for one in data.questions])
        for library, reader in readers(data.language, data.kind).items()
    }
    right = [_is_right(value.text if value else None, one) for value, one in zip(values, data.questions, strict=True)]
    return Figure(
        name,
        _per_cent(right),
        "%",
        len(data.questions),
        least=_GOAL if promised else None,
        beside=beside,
    )


def _is_right(read: str | None, question: Question) -> bool:
    return read in question.right if read is not None else not question.right


def _gender(questions: Sequence[Question], values: Sequence[Value | None]) -> Figure:
    """Count the names that are read, and whose gender is told as it should be, or not told."""
    told = [
        value.parts.get("gender") == question.gender
        for value, question in zip(values, questions, strict=True)
        if value and question.right
    ]
    return Figure("Russian name, gender of those read", _per_cent(told) if told else None, "%", len(told))


def _times(spent: dict[str, list[float]]) -> tuple[Figure, ...]:
    return tuple(
        figure
        for kind, times in spent.items()
        for figure in (
            Figure(f"{kind}, median", float(np.median(times)), "ms", len(times)),
            Figure(f"{kind}, 99th percentile", float(np.percentile(times, 99)), "ms", len(times)),
        )
    )


def _per_cent(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right)
