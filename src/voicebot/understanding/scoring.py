"""How near an utterance is to the listed phrases, and how sure that makes the robot.

Three kinds of evidence, each with a monotone curve from its similarity to a probability; the surest counts:

- *words*: shared trigrams of letters, the rare ones weighing more, with a part of rapidfuzz's `token_sort_ratio`;
- *sounds*: the edit distance of the sound keys, for what the recogniser got wrong; strictest for short phrases;
- *coverage*: the share of the utterance that is explained by listed phrases which it contains whole.

The scorers and the bounds were chosen by measurement on CLINC150, BANKING77 (`voicebot.bench.understanding`) and short
Russian answers: at a probability of 0.5 words let 7 % of CLINC150's out-of-scope questions pass, sounds 5 %.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_sort_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Floats = NDArray[np.float32]
Curve = tuple[tuple[float, ...], tuple[float, ...]]

WORDS: Curve = ((0.0, 0.3, 0.5, 0.6, 0.75, 1.0), (0.0, 0.05, 0.5, 0.7, 0.9, 0.98))
SOUNDS: Curve = ((0.0, 0.45, 0.64, 0.75, 0.85, 1.0), (0.0, 0.1, 0.5, 0.7, 0.9, 0.98))
COVERAGE: Curve = ((0.0, 0.3, 0.5, 0.7, 1.0), (0.0, 0.2, 0.55, 0.8, 0.98))
"""Similarity to probability, by straight lines between these points; only an exact phrase has more."""
LARGEST = 4.0
"""The largest log-odds that likeness alone gives, either way."""
_TRIGRAMS = 0.7
"""The weight of the trigrams in the words' similarity; the rest is `token_sort_ratio`."""
_WORTH_SORTING = 0.15
"""What shares fewer trigrams is not near, in whatever order its words are."""
_BEGINNING = 0.75
"""What is shorter than this part of a phrase can only be its beginning."""
_LEAST_SOUNDS = 3
"""Less than this is like the beginning of anything."""
_SHORT = 3.0
"""A slip in a short phrase weighs more: the distance of sounds grows by this part of it for a length of one sound."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is scored.

    Args:
        words: in normal form, separated by spaces.
        sounds: the sound key.
        spaced: the spaces between the words can be trusted, so trigrams run over them.
    """

    words: str
    sounds: str
    spaced: bool = True

    def trigrams(self) -> frozenset[str]:
        """Give the text's different trigrams, its ends included."""
        padded = f" {self.words if self.spaced else self.sounds} "
        return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


class Scorer:
    """Scores utterances against the same phrases again and again.

    Args:
        texts: the phrases.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._words = [text.words for text in texts]
        self._sounds = [text.sounds for text in texts]
        self._lengths = np.array([len(sounds) for sounds in self._sounds], np.float32)
        trigrams = [text.trigrams() for text in texts]
        found_in = Counter(trigram for one in trigrams for trigram in one)
        self._rows = {trigram: row for row, trigram in enumerate(found_in)}
        self._unknown = float(1.0 + np.log(len(texts) + 1.0))
        self._idf = np.array([self._unknown - np.log(count + 1.0) for count in found_in.values()], np.float32)
        # which trigram is in which phrase: a byte each, because a script with every reaction has 700 phrases
        self._shared = np.zeros((len(found_in), len(texts)), np.bool_)
        for column, one in enumerate(trigrams):
            self._shared[[self._rows[trigram] for trigram in one], column] = True
        self._weights = self._idf @ self._shared

    def words(self, text: Text) -> Floats:
        """Compare the words.

        Args:
            text: the utterance.

        Returns:
            shape (phrases,), similarities from 0 to 1.
        """
        trigrams = text.trigrams()
        rows = [self._rows[one] for one in trigrams if one in self._rows]
        weight = float(self._idf[rows].sum()) + self._unknown * (len(trigrams) - len(rows))
        dice = 2.0 * (self._idf[rows] @ self._shared[rows]) / (self._weights + weight)
        near: Floats = (_TRIGRAMS * dice).astype(np.float32)
        some = np.flatnonzero(dice >= _WORTH_SORTING)
        if len(some):
            words = [self._words[index] for index in some]
            sort = process.cdist([text.words], words, scorer=token_sort_ratio, dtype=np.float32)[0] / 100.0
            near[some] += (1.0 - _TRIGRAMS) * sort
        return near

    def sounds(self, text: Text) -> Floats:
        """Compare the sounds.

        Args:
            text: the utterance.

        Returns:
            shape (phrases,), similarities from 0 to 1.
        """
        scorer = Indel.normalized_similarity
        near = process.cdist([text.sounds], self._sounds, scorer=scorer, score_cutoff=SOUNDS[0][1], dtype=np.float32)[0]
        lengths = np.maximum(self._lengths, max(len(text.sounds), 1))
        weighed: Floats = np.maximum(near - (1.0 - near) * _SHORT / lengths, 0.0).astype(np.float32)
        return weighed

    def beginning(self, text: Text) -> float:
        """Compare the sounds with the beginnings of phrases that are clearly longer.

        Args:
            text: the words so far.

        Returns:
            the similarity to the beginning that is nearest, from 0 to 1.
        """
        said = len(text.sounds)
        begun = [sounds[:said] for sounds in self._sounds if said < _BEGINNING * len(sounds)]
        if not begun or said < _LEAST_SOUNDS:
            return 0.0
        return float(process.cdist([text.sounds], begun, scorer=Indel.normalized_similarity, dtype=np.float32).max())

    def probabilities(self, text: Text) -> Floats:
        """Tell how sure it is that the utterance is each of the phrases.

        Args:
            text: the utterance.

        Returns:
            shape (phrases,), from 0 to 1.
        """
        sure: Floats = np.maximum(np.interp(self.words(text), *WORDS), np.interp(self.sounds(text), *SOUNDS))
        return sure


def log_odds(probabilities: NDArray[np.floating]) -> Floats:
    """Give the log-odds of probabilities, `LARGEST` at most.

    Args:
        probabilities: of any shape.
    """
    within = np.clip(probabilities, 1e-6, 1.0 - 1e-6)
    odds: Floats = np.clip(np.log(within / (1.0 - within)), -LARGEST, LARGEST).astype(np.float32)
    return odds


def coverage(heard: Sequence[str], phrases: Iterable[Sequence[str]]) -> float:
    """Tell how sure an utterance is made by phrases that it contains whole, their words in order.

    Args:
        heard: the utterance's lemmas.
        phrases: lemmas of phrases of one meaning.

    Returns:
        a probability; 0 when it contains none of them.
    """
    explained: set[int] = set()
    for phrase in phrases:
        explained.update(_positions(heard, phrase))
    share = sum(len(heard[index]) for index in explained) / max(sum(map(len, heard)), 1)
    return float(np.interp(share, *COVERAGE))


def _positions(heard: Sequence[str], phrase: Sequence[str]) -> list[int]:
    """Find the words of a phrase in order, as often as it is said."""
    found: list[int] = []
    for index, word in enumerate(heard):
        if word == phrase[len(found) % len(phrase)]:
            found.append(index)
    return found[: len(found) - len(found) % len(phrase)]
