"""Phrases that are listed to mean something else than the one they contain: "не надо оператора" beside "оператор"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.polarity import agrees
from voicebot.understanding.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.listing import Listed, Reading
    from voicebot.understanding.phrases import Words

_SURE = 0.5
"""A phrase that means something else counts from this likeness."""
_SAID = 2.0
"""More than any likeness: it was said word for word."""


class Guards:
    """The guards of all listed phrases; phrases of one intent share theirs, and so what is found of an utterance.

    Args:
        sets: the different sets of guards.
        of: for each listed phrase the index of its set.
    """

    def __init__(self, sets: Sequence[tuple[Reading, ...]], of: Sequence[int]) -> None:
        self._sets = sets
        self._of = of
        self._scorers = [Scorer([guard.text for guard in some]) if some else None for some in sets]
        self._heard: Reading | None = None
        self._found: dict[int, float] = {}

    def mean_else(self, index: int, heard: Reading, likeness: float) -> bool:
        """Tell whether a guard was said, or is nearer to the utterance than the phrase that it guards.

        Args:
            index: of the listed phrase.
            heard: the utterance.
            likeness: how near the phrase itself is, or how sure its sense.
        """
        which = self._of[index]
        if not self._sets[which]:
            return False
        if heard is not self._heard:
            self._heard, self._found = heard, {}
        if which not in self._found:
            self._found[which] = self._likeness(which, heard)
        return self._found[which] >= max(likeness, _SURE)

    def _likeness(self, which: int, heard: Reading) -> float:
        """Tell how alike the nearest guard of a set is that denies the same as the utterance."""
        guards, scorer = self._sets[which], self._scorers[which]
        if any(contains(heard.words, guard.words) for guard in guards):
            return _SAID
        if scorer is None:
            return 0.0
        near = scorer.probabilities(heard.text)
        likely = [index for index in np.argsort(-near) if near[index] >= _SURE]
        fitting = (index for index in likely if agrees(heard.polarity, guards[index].polarity, long=True))
        return max((float(near[index]) for index in fitting), default=0.0)


def guard_said(one: Listed, words: Words) -> bool:
    """Tell whether an utterance contains, word for word, a phrase that means something else than this one."""
    return any(contains(words, guard.words) for guard in one.guards)


def contains(words: Words, part: Words) -> bool:
    """Tell whether words stand in an utterance, one after the other."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
