"""Which senses an utterance cannot mean because it denies what they say, or says plainly what they deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.polarity import Agreement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from voicebot.understanding.listing import Listed, Reading
    from voicebot.understanding.scoring import Floats, Scorer

_MIXED = 0.05
"""A sense says a thing and its contrary alike if this part of its phrases is contrary to the others."""


class Contraries:
    """Finds the senses that an utterance is contrary to.

    Args:
        listed: the phrases.
        labels: shape (phrases,), the sense of each.
        scorer: of the phrases.
    """

    def __init__(self, listed: Sequence[Listed], labels: NDArray[np.intp], scorer: Scorer) -> None:
        self._listed = listed
        self._labels = labels
        self._scorer = scorer
        self._mixed: dict[int, bool] = {}
        self._about: dict[str, list[int]] = {}
        for index, one in enumerate(listed):
            for word in _words_of(one.reading):
                self._about.setdefault(word, []).append(index)

    def of(self, heard: Reading, similar: Floats) -> set[int]:
        """Give the senses of which the nearest phrase says plainly what was denied, or the other way round.

        Phrases that say one thing and deny nothing of it are neither here nor there, and one that may be meant settles
        it. Senses that say a thing and its contrary alike ("it does not work", "how do I get it to work") have none.

        Args:
            heard: the utterance.
            similar: shape (phrases,), from 0 to 1, how alike each phrase is.
        """
        return {label for label in self._contrary(heard, similar) if not self._is_mixed(label)}

    def _contrary(self, heard: Reading, similar: Floats, besides: int = -1) -> set[int]:
        """Give them, whatever else they say; the phrase ``besides`` does not count."""
        nearest: dict[int, tuple[float, Agreement]] = {}
        about = dict.fromkeys(index for word in _words_of(heard) for index in self._about.get(word, ()))
        for index in about:
            if index != besides and (agreement := self._listed[index].agreement(heard)) is not Agreement.UNEQUAL:
                label, told = int(self._labels[index]), (float(similar[index]), agreement)
                nearest[label] = max(nearest.get(label, told), told)
        contrary = [label for label, (_, agreement) in nearest.items() if agreement is Agreement.OPPOSITE]
        return {label for label in contrary if not self._may_be(label, heard, besides)}

    def _may_be(self, label: int, heard: Reading, besides: int) -> bool:
        indices = np.flatnonzero(self._labels == label).tolist()
        return any(self._listed[index].may_be(heard) for index in indices if index != besides)

    def _is_mixed(self, label: int) -> bool:
        if label not in self._mixed:
            indices = np.flatnonzero(self._labels == label).tolist()
            readings = {index: self._listed[index].reading for index in indices}
            contrary = sum(
                label in self._contrary(one, self._scorer.words(one.text), besides=index)
                for index, one in readings.items()
            )
            self._mixed[label] = contrary >= _MIXED * len(indices)
        return self._mixed[label]


def _words_of(reading: Reading) -> frozenset[str]:
    return frozenset[str]().union(*(clause.words for clause in reading.polarity.clauses))
