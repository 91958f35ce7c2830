"""How text is said, against sets of written and spoken forms.

The sets are of NVIDIA NeMo's text processing, a line "spoken~written" each. Its Russian ones are for saying; its other
ones are for reading what was heard, and are used backwards here. Several spoken forms of one written form are
alternatives: saying any of them counts. What a set wants is its convention, not always what a person says on a
telephone, so no set is said perfectly; `Row.conventions` counts what differs by convention only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.clock import wall_seconds
from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.language.morphology import readings
from voicebot.language.speakable import speakable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from voicebot.language.language import Language

_NAME = re.compile(r"(ru_tn|en_itn|ko_itn)_test_cases_(\w+)\.txt")
_LANGUAGES = {"ru_tn": "ru", "en_itn": "en", "ko_itn": "ko"}
_LINKING = {"ru": {"и", "года", "год", "одна", "одной", "одну"}, "en": {"and", "a", "the"}, "ko": set[str]()}
"""Words that one convention has and another leaves out."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one set.

    Args:
        data: the set.
        cases: different written forms in it.
        right: share said word for word as one of its alternatives; case, ё and punctuation do not count, and in Korean
            blanks do not.
        conventions: share said so, or with another form of the same words or another linking word.
        ms: milliseconds for one text that was not said before.
    """

    data: str
    cases: int
    right: float
    conventions: float
    ms: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that was said in another way.

    Args:
        data: the set.
        written: the text.
        said: what it was said as.
        wanted: the alternatives of the set.
    """

    data: str
    written: str
    said: str
    wanted: tuple[str, ...]


def measure(folder: Path) -> tuple[list[Row], list[Miss]]:
    """Say every set of a folder.

    Args:
        folder: holds ``ru_tn_test_cases_*.txt`` and the like.

    Raises:
        InputError: there are none.
    """
    rows: list[Row] = []
    missed: list[Miss] = []
    for path in sorted(folder.glob("*.txt")):
        name = _NAME.fullmatch(path.name)
        if name is not None:
            row, misses = _measured(f"{name[1]} {name[2]}", language(_LANGUAGES[name[1]]), cases_of(path))
            rows.append(row)
            missed += misses
    if not rows:
        raise InputError(f"no ru_tn_test_cases_*.txt in {folder}", remedy="give the folder of NeMo's test cases")
    return rows, missed


def cases_of(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a set: written forms, and the spoken ones of each.

    Args:
        path: lines "spoken~written"; of the set made for audio, "~written" and its spoken forms in the lines after it.
    """
    cases: dict[str, tuple[str, ...]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    written = ""
    for line in lines:
        said, told, of = line.partition("~")
        written = of if told else written
        if not told or said:
            said = said if told else line
            if said.strip() and written.strip():
                cases[written] = (*cases.get(written, ()), said)
    return cases


def _measured(data: str, of: Language, cases: Mapping[str, tuple[str, ...]]) -> tuple[Row, list[Miss]]:
    right = conventions = 0
    misses = []
    speakable.cache_clear()
    started = wall_seconds()
    told = {written: speakable(written, of).text for written in cases}
    seconds = wall_seconds() - started
    for written, wanted in cases.items():
        same = _plain(told[written], of) in {_plain(form, of) for form in wanted}
        near = same or _loose(told[written], of) in {_loose(form, of) for form in wanted}
        right += same
        conventions += near
        if not same:
            misses.append(Miss(data, written, told[written], wanted))
    count = len(cases)
    return Row(data, count, right / count, conventions / count, seconds * 1000 / count), misses


def _plain(text: str, of: Language) -> str:
    return ("" if of.code == "ko" else " ").join(of.words(text))


def _loose(text: str, of: Language) -> str:
    words = [word for word in of.words(text) if word not in _LINKING[of.code]]
    return " ".join(_lemma(word) if of.code == "ru" else word for word in words)


def _lemma(word: str) -> str:
    found = readings(word)
    return found[0].lemma if found else word
