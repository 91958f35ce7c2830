"""What a text is made of, as a vector: n-grams of letters, of words in their basic forms, and of sounds.

Hashed ("feature hashing", Weinberger et al. 2009), so that no vocabulary has to be learned or kept. Each of the three
blocks is weighed by how rare its n-grams are among the listed phrases (tf-idf) and brought to the same length.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.language.language import Language

Floats = NDArray[np.float32]

BLOCK = 1 << 12
"""How many numbers one block of a vector has; more gained nothing on BANKING77."""
BLOCKS = 3
"""Letters, words, sounds."""
_LETTERS = (2, 3, 4, 5)
_SOUNDS = (3, 4)


class Grams(NamedTuple):
    """The n-grams of one block of a text.

    Args:
        places: shape (grams,), where each is counted.
        weights: shape (grams,), one for the first time it occurs, and less for each further one.
    """

    places: NDArray[np.intp]
    weights: Floats


@lru_cache(maxsize=20_000)
def grams(text: str, language: Language) -> tuple[Grams, ...]:
    """Take a text apart into its three blocks of n-grams.

    Args:
        text: any text.
        language: in which.
    """
    words = language.words(text) if language.code != "ko" else ("".join(language.words(text)),)
    return tuple(
        map(_counted, (_letters(words), _words(language.essence(text)), _runs(language.sound_key(text), _SOUNDS)))
    )


def _counted(found: Iterator[str]) -> Grams:
    counts: dict[int, int] = {}
    for gram in found:
        place = crc32(gram.encode()) % BLOCK
        counts[place] = counts.get(place, 0) + 1
    weights = [1.0 + log(count) for count in counts.values()]
    return Grams(np.fromiter(counts, np.intp), np.array(weights, np.float32))


def _letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from _runs(f" {word} ", _LETTERS)


def _words(basic: Sequence[str]) -> Iterator[str]:
    yield from basic
    for pair in pairwise(basic):
        yield " ".join(pair)


def _runs(text: str, lengths: Sequence[int]) -> Iterator[str]:
    for length in lengths:
        for at in range(len(text) - length + 1):
            yield text[at : at + length]


class Rarity:
    """How rare n-grams are among texts, which is what they weigh.

    Args:
        texts: the texts.
        language: in which.

    Attributes:
        weights: shape (`BLOCKS`, `BLOCK`).
    """

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        self._language = language
        found = np.zeros((BLOCKS, BLOCK), np.float32)
        for text in texts:
            for counts, block in zip(found, grams(text, language), strict=True):
                counts[block.places] += 1.0
        self.weights: Floats = (1.0 + np.log((1.0 + len(texts)) / (1.0 + found))).astype(np.float32)

    def sparse(self, text: str) -> tuple[NDArray[np.intp], Floats]:
        """Give the vector of a text by the places that are not nothing; its length is 1, each block's the same.

        Args:
            text: any text.

        Returns:
            the places from 0 to `BLOCKS` x `BLOCK`, and the numbers there; both have the same shape (n,).
        """
        return weighed(grams(text, self._language), self.weights)


def weighed(taken: Sequence[Grams], rarity: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Weigh the n-grams of a text, see `Rarity.sparse`.

    Args:
        taken: its blocks.
        rarity: shape (`BLOCKS`, `BLOCK`).
    """
    places, values = [], []
    for index, (block, rare) in enumerate(zip(taken, rarity, strict=True)):
        value = block.weights * rare[block.places]
        length = float(np.sqrt(BLOCKS * (value @ value)))
        places.append(block.places + index * BLOCK)
        values.append(value / length if length else value)
    return np.concatenate(places), np.concatenate(values).astype(np.float32)


def dense(rows: Sequence[tuple[NDArray[np.intp], Floats]]) -> Floats:
    """Write sparse vectors out.

    Args:
        rows: as `Rarity.sparse` gives them.

    Returns:
        shape (texts, `BLOCKS` x `BLOCK`).
    """
    written: Floats = np.zeros((len(rows), BLOCKS * BLOCK), np.float32)
    for row, (places, values) in zip(written, rows, strict=True):
        row[places] = values
    return written
