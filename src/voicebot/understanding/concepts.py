"""What people mean on the telephone, whatever a script lists: probabilities of common meanings, as features.

A language may have a library of paraphrases (``library/<code>/*.yaml``: what people say for about 140 common
meanings, "too expensive", "call me later", "the parcel has not come"). ``tools/fit_library.py`` fits a linear
classifier on it, which ships as ``library/<code>.npz``. What it makes of a listed phrase and of an utterance is
compared like their words are: two texts that mean the same are near though they share no word.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.features import BLOCK, BLOCKS, grams, weighed
from voicebot.understanding.fitting import softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.language.language import Language
    from voicebot.understanding.features import Floats

_FOLDER = resources.files("voicebot.understanding") / "library"


class Concepts:
    """The classifier of a language's library.

    Args:
        arrays: as the file holds them: ``rarity``, shape (`BLOCKS`, `BLOCK`); ``weights``, shape (`BLOCKS` x `BLOCK`,
            concepts), int8; ``scales``, shape (concepts,); ``sense_weights``, shape (embedding, concepts), and
            ``sense_mean``, shape (embedding,), for embeddings.

    Attributes:
        size: how many concepts there are.
    """

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._rarity = np.asarray(arrays["rarity"], np.float32).reshape(BLOCKS, BLOCK)
        self._weights = np.asarray(arrays["weights"], np.int8)
        self._scales = np.asarray(arrays["scales"], np.float32)
        self._sense_weights = np.asarray(arrays["sense_weights"], np.float32)
        self._sense_mean = np.asarray(arrays["sense_mean"], np.float32)
        self.size = len(self._scales)

    def of_text(self, text: str, language: Language) -> Floats:
        """Tell what a text may mean by its words.

        Args:
            text: any text.
            language: in which.

        Returns:
            shape (concepts,), of length 1: the square roots of probabilities, whose inner product tells how alike two
            of them are (Bhattacharyya 1943).
        """
        places, values = weighed(grams(text, language), self._rarity)
        scores: Floats = (values @ self._weights[places].astype(np.float32)) * self._scales
        return _root(scores)

    def of_embeddings(self, embeddings: Floats) -> Floats:
        """Tell what texts may mean by their embeddings.

        Args:
            embeddings: shape (texts, embedding), each of length 1.

        Returns:
            shape (texts, concepts), as `of_text` gives it.
        """
        centred = embeddings - self._sense_mean
        lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        return _root((centred / lengths) @ self._sense_weights)


def _root(scores: Floats) -> Floats:
    root: Floats = np.sqrt(softmax(scores))
    return root


@cache
def concepts_of(code: str) -> Concepts | None:
    """Load the classifier of a language's library.

    Args:
        code: the language's.

    Returns:
        it, or None where the language has no library.
    """
    file = _FOLDER / f"{code}.npz"
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened) as arrays:
        return Concepts({name: arrays[name] for name in arrays.files})
