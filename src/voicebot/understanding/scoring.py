"""How near an utterance is to phrases, and how sure that makes the robot.

The scorer was chosen by measurement (`voicebot.bench.matching`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_sort_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Floats = NDArray[np.float32]

_SHORT = 3.0
"""A slip in a short phrase weighs more: the distance grows by this part of it for a length of one sound."""
_CONTAINED = 0.3
"""The similarity of a phrase that is contained whole, before what share of the utterance it explains is counted."""
_CURVE = ((0.0, 0.0), (0.45, 0.1), (0.62, 0.5), (0.72, 0.7), (0.85, 0.9), (1.0, 0.98))
"""Similarity to probability, by straight lines between these points; only an exact phrase has more."""
_SIMILARITY, _PROBABILITY = zip(*_CURVE, strict=True)


def similarities(sounds: str, lemmas: str, listed_sounds: Sequence[str], listed_lemmas: Sequence[str]) -> Floats:
    """Compare an utterance with every listed phrase.

    Half of it is the distance of the sounds, half the distance of the sorted lemmas.

    Args:
        sounds: the utterance's sound key.
        lemmas: its lemmas, separated by spaces.
        listed_sounds: the phrases' sound keys.
        listed_lemmas: their lemmas.

    Returns:
        shape (phrases,), from 0 to 1.
    """
    by_sound = process.cdist([sounds], listed_sounds, scorer=Indel.normalized_similarity, dtype=np.float32)[0]
    by_word = process.cdist([lemmas], listed_lemmas, scorer=token_sort_ratio, dtype=np.float32)[0] / 100.0
    lengths = np.fromiter((max(len(one), len(sounds), 1) for one in listed_sounds), np.float32, len(listed_sounds))
    near = (by_sound + by_word) / 2.0
    weighed: Floats = np.clip(near - (1.0 - near) * _SHORT / lengths, 0.0, 1.0, dtype=np.float32)
    return weighed


def coverage(heard: Sequence[str], phrases: Iterable[Sequence[str]]) -> float:
    """Tell how much of an utterance is explained by phrases that it contains whole, their words in order.

    Args:
        heard: the utterance's lemmas.
        phrases: lemmas of phrases of one meaning.

    Returns:
        a similarity from 0 to 1; 0 when it contains none of them.
    """
    explained: set[int] = set()
    for phrase in phrases:
        explained.update(_positions(heard, phrase))
    if not explained:
        return 0.0
    share = sum(len(heard[index]) for index in explained) / sum(map(len, heard))
    return _CONTAINED + (1.0 - _CONTAINED) * share


def _positions(heard: Sequence[str], phrase: Sequence[str]) -> list[int]:
    """Find the words of a phrase in order, as often as it is said."""
    found: list[int] = []
    wanted = 0
    for index, word in enumerate(heard):
        if word == phrase[wanted % len(phrase)]:
            found.append(index)
            wanted += 1
    return found[: wanted - wanted % len(phrase)]


def probability(similarity: float) -> float:
    """Map a similarity to a probability, monotonically.

    Args:
        similarity: from 0 to 1.
    """
    return float(np.interp(similarity, _SIMILARITY, _PROBABILITY))
