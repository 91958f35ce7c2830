"""What people mean on the telephone, whatever a script lists: probabilities of common meanings, as features.

A language may have a library of paraphrases (``library/<code>/*.yaml``: what people say for some 260 common meanings,
"too expensive", "call me later", "the parcel has not come"). ``tools/fit_library.py`` fits a linear classifier on it,
which ships as ``library/<code>.npz``. What it makes of a listed phrase and of an utterance is compared like their words
are: two texts that mean the same are near though they share no word.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.features import block_vector, grams
from voicebot.understanding.fitting import softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.language.language import Language
    from voicebot.understanding.features import Floats

_FOLDER = resources.files("voicebot.understanding") / "library"
WORDS_ALONE = 2.0
WORDS_BESIDE, EMBEDDINGS_BESIDE = 1.2, 0.8
"""How much the scores of each classifier are stretched before they are probabilities: by words alone, by both. Chosen
on the development scripts: surer than calibrated ones tell scripts' senses apart better."""


class Concepts:
    """The classifier of a language's library.

    Args:
        arrays: as the file holds them: ``codes``, shape (grams,), sorted, the n-grams that it knows (see `grams`);
            ``rarity``, shape (grams,); ``weights``, shape (grams, concepts), int8; ``scales``, shape (concepts,);
            ``sense_weights``, shape (embedding, concepts), and ``sense_mean``, shape (embedding,), for embeddings.

    Attributes:
        size: how many concepts there are.
    """

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._codes = np.asarray(arrays["codes"], np.uint32)
        self._rarity = np.asarray(arrays["rarity"], np.float32)
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
        return _root(WORDS_ALONE * self._by_words(text, language))

    def of_embedding(self, text: str, embedding: Floats, language: Language) -> Floats:
        """Tell what a text may mean by its words and its embedding.

        Args:
            text: any text.
            embedding: of it, shape (embedding,), of length 1.
            language: in which.

        Returns:
            shape (concepts,), as `of_text` gives it.
        """
        centred = embedding - self._sense_mean
        by_embedding = (centred / max(float(np.linalg.norm(centred)), 1e-9)) @ self._sense_weights
        scores = WORDS_BESIDE * self._by_words(text, language) + EMBEDDINGS_BESIDE * by_embedding
        return _root(scores.astype(np.float32))

    def _by_words(self, text: str, language: Language) -> Floats:
        """Score each concept; n-grams that are not in the library count for nothing."""
        places, values = [], []
        for block in grams(text, language):
            at = np.minimum(np.searchsorted(self._codes, block.codes), len(self._codes) - 1)
            known = self._codes[at] == block.codes
            places.append(at[known])
            values.append(block_vector(block.weights[known] * self._rarity[places[-1]]))
        weights = self._weights[np.concatenate(places)].astype(np.float32)
        scores: Floats = (np.concatenate(values) @ weights) * self._scales
        return scores


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
