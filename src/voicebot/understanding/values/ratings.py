"""A mark on a scale, as a value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.values.counted import counts_something
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.settled import Mention, settle
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.values.value import Asked
    from voicebot.understanding.values.whole_numbers import Numeral

_SCHOOL = (1, 5)
_OUT_OF = "/"


def read_rating(heard: Heard, asked: Asked) -> Value | None:
    """Read the one mark there is; a number outside the scale, or one that counts something else, is none.

    Args:
        heard: what was said.
        asked: what is asked for, with its ``scale``.
    """
    text = NumeralText(heard, asked.language)
    found = settle(text, _numbers(text, asked) or _words(text, asked))
    if found is None or found.readings[0] not in map(str, range(asked.scale[0], asked.scale[1] + 1)):
        return None
    return Value(asked.kind, found.readings[0], text.heard.span(found.first, found.last))


def _numbers(text: NumeralText, asked: Asked) -> list[Mention]:
    """List the numbers that are marks; of "четыре из пяти" and "из пяти четыре" only four is."""
    found: list[Mention] = []
    said = [one for one in numerals(text) if not counts_something(text, one, asked.language.lexicon.ratings.units)]
    highest = {index for index, one in enumerate(said) if _leads(text, one, asked.language.lexicon.ratings.out_of)}
    for index, one in enumerate(said):
        if index in highest:
            if one.text != str(asked.scale[1]) and found:
                found[-1] = replace(found[-1], readings=("",))  # a mark on another scale
            elif found and found[-1].last == one.first - 2:
                found[-1] = replace(found[-1], last=one.last)
        else:
            found.append(Mention((one.text,), one.first, one.last))
    return found


def _leads(text: NumeralText, one: Numeral, phrases: Sequence[str]) -> bool:
    slash = one.first > 0 and text.between(one.first - 1).strip() == _OUT_OF
    return slash or any(text.phrase(one.first - length, phrases) == length for length in (1, 2) if one.first >= length)


def _words(text: NumeralText, asked: Asked) -> list[Mention]:
    """List the words for marks: schools' nouns, else the ends of the scale, else schools' other words."""
    listed = asked.language.lexicon.ratings
    marks: list[Mention] = []
    ends: list[Mention] = []
    grades: list[Mention] = []
    for at, word in enumerate(text.words):
        mark = text.form_of(at, listed.marks) if asked.scale == _SCHOOL else None
        grade = text.phrase(at, listed.grades) if asked.scale == _SCHOOL else 0
        if mark is not None:
            marks.append(Mention((str(listed.marks[mark]),), at, at))
        if word.startswith(listed.highest):
            ends.append(Mention((str(asked.scale[1]),), at, at))
        if word.startswith(listed.lowest):
            ends.append(Mention((str(asked.scale[0]),), at, at))
        if grade:
            said = " ".join(text.words[at : at + grade])
            grades.append(Mention((str(listed.grades[said]),), at, at + grade - 1))
    return marks or ends or grades
