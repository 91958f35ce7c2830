"""What a text is made of, as a vector: n-grams of letters, of words in their basic forms, and of sounds.

Hashed ("feature hashing", Weinberger et al. 2009), so that no vocabulary has to be learned or kept. Each of the three
blocks is weighed by how rare its n-grams are among the listed phrases (tf-idf) and brought to the same length.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.language.language import Language

Floats = NDArray[np.float32]

BLOCK = 1 << 12
"""How many numbers one block of a vector of a script has; more gained nothing on BANKING77."""
BLOCKS = 3
"""Letters, words, sounds."""
_LETTERS = (2, 3, 4, 5)
_SOUNDS = (3, 4)


class Grams(NamedTuple):
    """The n-grams of one block of a text.

    Args:
        codes: shape (grams,), a hash of each, another one in every block.
        weights: shape (grams,), one for the first time it occurs, and less for each further one.
    """

    codes: NDArray[np.uint32]
    weights: Floats


@lru_cache(maxsize=20_000)
def grams(text: str, language: Language) -> tuple[Grams, ...]:
    """Take a text apart into its three blocks of n-grams.

    Args:
        text: any text.
        language: in which.
    """
    words = language.words(text) if language.code != "ko" else ("".join(language.words(text)),)
    blocks = (_letters(words), _words(language.essence(text)), _runs(language.sound_key(text), _SOUNDS))
    return tuple(_counted(found, block) for block, found in enumerate(blocks))


def _counted(found: Iterator[str], block: int) -> Grams:
    counts = Counter(found)
    codes = np.fromiter((crc32(gram.encode(), block) for gram in counts), np.uint32)
    weights: Floats = (1.0 + np.log(np.fromiter(counts.values(), np.float32))).astype(np.float32)
    return Grams(codes, weights)


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
                counts[block.codes % BLOCK] += 1.0
        self.weights: Floats = (1.0 + np.log((1.0 + len(texts)) / (1.0 + found))).astype(np.float32)

    def sparse(self, text: str) -> tuple[NDArray[np.intp], Floats]:
        """Give the vector of a text by the places that are not nothing; its length is 1, each block's the same.

        Args:
            text: any text.

        Returns:
            the places from 0 to `BLOCKS` x `BLOCK`, and the numbers there; both have the same shape (n,). What two
            n-grams share counts twice.
        """
        places, values = [], []
        for index, (block, rare) in enumerate(zip(grams(text, self._language), self.weights, strict=True)):
            at = (block.codes % BLOCK).astype(np.intp)
            places.append(at + index * BLOCK)
            values.append(block_vector(block.weights * rare[at]))
        return np.concatenate(places), np.concatenate(values)


def block_vector(values: Floats) -> Floats:
    """Bring the numbers of one block to the length at which all blocks together have length 1.

    Args:
        values: shape (n,).
    """
    length = float(np.sqrt(BLOCKS * (values @ values)))
    brought: Floats = (values / length if length else values).astype(np.float32)
    return brought


def dense(rows: Sequence[tuple[NDArray[np.intp], Floats]]) -> Floats:
    """Write sparse vectors out.

    Args:
        rows: as `Rarity.sparse` gives them.

    Returns:
        shape (texts, `BLOCKS` x `BLOCK`).
    """
    written: Floats = np.zeros((len(rows), BLOCKS * BLOCK), np.float32)
    for row, (places, values) in zip(written, rows, strict=True):
        np.add.at(row, places, values)
    return written
