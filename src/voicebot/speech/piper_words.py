"""Which phonemes of a whole text begin a word of it. Pure.

Piper speaks phonemes in groups, and a group is not always a word: espeak-ng, which makes them, runs short words
together ("of the") and parts numbers.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 2
"""A word alone has about so many phonemes more or fewer than in a sentence."""


def group_of_words(groups: Sequence[str], alone: Sequence[str]) -> list[int | None]:
    """Find the group that each word begins.

    Args:
        groups: the phonemes of each group, in the order in which they are spoken.
        alone: the phonemes of each word of the text as if it stood alone.

    Returns:
        For each word the number of the group, None where it begins inside one.
    """
    starts = [0, *accumulate(map(len, groups))][: len(groups)]
    words = [0, *accumulate(map(len, alone))][: len(alone)]
    steps = SequenceMatcher(None, "".join(alone), "".join(groups), autojunk=False).get_opcodes()

    def place(phoneme: int) -> int:
        for _, first, last, begins, ends in steps:
            if first <= phoneme < last:
                return min(begins + phoneme - first, ends)
        return -1 - _REACH

    def group(phoneme: int) -> int | None:
        at = place(phoneme)
        nearest = min(range(len(starts)), key=lambda number: abs(starts[number] - at), default=None)
        return nearest if nearest is not None and abs(starts[nearest] - at) <= _REACH else None

    begun: list[int | None] = []
    for start, phonemes in zip(words, alone, strict=True):
        found = group(start) if phonemes else None
        begun.append(None if found in begun else found)
    return begun
