"""The sets that tell how well values are read: frozen ones that come with the package, and NeMo's from a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from voicebot.bench.understanding.itn import SETS, wanted_of
from voicebot.bench.understanding.sets import packaged

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 25, 12)  # noqa: DTZ001 - the person's own time, as the sets have it
"""When something is said, unless its set says otherwise."""

_FILES = (
    "values_ru_moments.yaml",
    "values_ru_numbers.yaml",
    "values_ru_other.yaml",
    "values_en.yaml",
    "values_ko.yaml",
)
_SCALE = (1, 5)


@dataclass(frozen=True, slots=True)
class Question:
    """Something said to a robot that asked for a value.

    Args:
        turns: what was said; more than one text where a long number comes in pieces.
        right: every written form that is right; empty where nothing may be read.
        now: when it was said.
        options: of a choice.
        scale: of a rating, the lowest and the highest.
        length: of digits, how many there are; None: any number of them.
        gender: of a name, ``m`` or ``f``; None where it cannot be known.
    """

    turns: tuple[str, ...]
    right: tuple[str, ...]
    now: datetime = NOW
    options: tuple[str, ...] = ()
    scale: tuple[int, int] = _SCALE
    length: int | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class ValueSet:
    """Values of one kind.

    Args:
        name: where they come from.
        language: of them.
        kind: as in `voicebot.understanding.values.reading`.
        questions: what was said, and what must be read.
        left_out: how many of the source were not taken.
    """

    name: str
    language: str
    kind: str
    questions: tuple[Question, ...]
    left_out: int = field(default=0)


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | tuple[str, ...]
    value: str | int | float | None
    also: tuple[str, ...] = ()
    at: datetime | None = None
    options: tuple[str, ...] = ()
    scale: str = "1-5"
    length: int | None = None
    gender: str | None = None

    def question(self, now: datetime) -> Question:
        low, _, high = self.scale.partition("-")
        return Question(
            turns=(self.text,) if isinstance(self.text, str) else self.text,
            right=() if self.value is None else (str(self.value), *self.also),
            now=self.at or now,
            options=self.options,
            scale=(int(low), int(high)),
            length=self.length,
            gender=self.gender,
        )


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    now: datetime = NOW
    kinds: dict[str, tuple[_Item, ...]]


def frozen_sets() -> tuple[ValueSet, ...]:
    """Give the sets that come with the package, one for each language and kind."""
    files = [_File.model_validate(packaged(file)) for file in _FILES]
    return tuple(
        ValueSet("frozen", file.language, kind, tuple(item.question(file.now) for item in items))
        for file in files
        for kind, items in file.kinds.items()
    )


def nemo_sets(folder: Path) -> tuple[ValueSet, ...]:
    """Read NeMo's sets for reading what was heard (inverse text normalisation); see `voicebot.bench.understanding.itn`.

    Args:
        folder: holds ``ru_itn_test_cases_date.txt`` and the like; a file that is not there is left out.
    """
    found = []
    for (code, name), kind in SETS.items():
        path = folder / f"{code}_itn_test_cases_{name}.txt"
        if not path.is_file():
            continue
        lines = [line.split("~", 1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip(" ~")]
        questions = tuple(
            Question((said,), right) for said, written in lines if (right := wanted_of(code, name, written, NOW.date()))
        )
        found.append(ValueSet(f"NeMo {name}", code, kind, questions, len(lines) - len(questions)))
    return tuple(found)
