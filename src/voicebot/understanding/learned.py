"""What a script's own phrases teach: classifiers fitted on them when the script is loaded.

One compares words, sounds and the common meanings of the language's library; one that is asked where that is not
enough compares sentence embeddings besides. Each scores every sense.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.concepts import concepts_of
from voicebot.understanding.features import Rarity, dense
from voicebot.understanding.fitting import fitted

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.features import Floats

Embed = Callable[[Sequence[str]], "Floats"]
"""Gives texts their sentence embeddings: shape (texts, size), each of length 1."""

_CONCEPTS = 1.5
"""How much the library's common meanings weigh beside the words."""
_WORDS = 0.25
"""How much words and common meanings weigh beside embeddings."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The phrases that classifiers are fitted on.

    Args:
        texts: the phrases.
        labels: the sense of each, counted from 0.
        names: of the senses, as words; empty where a name says nothing.
        language: in which.
    """

    texts: tuple[str, ...]
    labels: tuple[int, ...]
    names: tuple[str, ...]
    language: Language


class Phrases:
    """The phrases of a sample as vectors: needed while classifiers are fitted, and too large to keep.

    Args:
        sample: the phrases.

    Attributes:
        sample: the same.
        rarity: weighs n-grams.
        words: shape (phrases, n-grams).
        means: shape (phrases, concepts).
        similar: shape (phrases, phrases), how alike they are.
    """

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.rarity = Rarity(sample.texts, sample.language)
        self.words = dense([self.rarity.sparse(text) for text in sample.texts])
        self.means = np.stack([meant(text, sample.language) for text in sample.texts])
        self.similar: Floats = self.words @ self.words.T + self.means @ self.means.T


class Wording:
    """Tells senses apart by words, sounds and common meanings.

    Args:
        phrases: what it is fitted on.
        weights: of the phrases, shape (phrases, senses); without them they are fitted.
    """

    def __init__(self, phrases: Phrases, weights: Floats | None = None) -> None:
        sample = phrases.sample
        self._language = sample.language
        self._rarity = phrases.rarity
        if weights is None:
            weights = fitted(phrases.similar, sample.labels, len(sample.names))
        self._words, self._means = phrases.words.T @ weights, phrases.means.T @ weights

    def scores(self, text: str) -> Floats:
        """Score each sense.

        Args:
            text: the utterance.

        Returns:
            shape (senses,); `softmax` makes probabilities of them.
        """
        places, values = self._rarity.sparse(text)
        scores: Floats = values @ self._words[places] + meant(text, self._language) @ self._means
        return scores


class Paraphrases:
    """Tells senses apart by sentence embeddings, for what people say in words that no one has listed.

    The senses' names are phrases too ("too_expensive"): the embedding knows many languages.

    Args:
        phrases: what it is fitted on.
        embed: gives embeddings.
    """

    def __init__(self, phrases: Phrases, embed: Embed) -> None:
        sample = phrases.sample
        self._embed = embed
        self._concepts = concepts_of(sample.language.code)
        named = [(name, sense) for sense, name in enumerate(sample.names) if name]
        embedded = embed([*sample.texts, *(name for name, _ in named)])
        self._mean = embedded.mean(axis=0)
        self._listed = _unit(embedded - self._mean)
        self._labels = np.array([*sample.labels, *(sense for _, sense in named)], np.intp)
        means = self._meant(embedded)
        similar = self._listed @ self._listed.T + means @ means.T
        listed = len(sample.texts)
        similar[:listed, :listed] += _WORDS * phrases.similar
        weights = fitted(similar, self._labels.tolist(), len(sample.names))
        self._weights, self._means = self._listed.T @ weights, means.T @ weights
        self._wording = Wording(phrases, _WORDS * weights[:listed])

    def scores(self, text: str) -> tuple[Floats, Floats]:
        """Score each sense, and tell how near the nearest of its phrases is.

        Args:
            text: the utterance.

        Returns:
            both of shape (senses,): scores, of which `softmax` makes probabilities, and cosines.
        """
        embedded = self._embed([text])
        centred = _unit(embedded - self._mean)
        scores = (centred @ self._weights + self._meant(embedded) @ self._means)[0]
        nearest: Floats = np.full(len(scores), -1.0, np.float32)
        np.maximum.at(nearest, self._labels, (centred @ self._listed.T)[0])
        return scores + self._wording.scores(text), nearest

    def _meant(self, embedded: Floats) -> Floats:
        if self._concepts is None:
            return np.zeros((len(embedded), 1), np.float32)
        return _CONCEPTS * self._concepts.of_embeddings(embedded)


def meant(text: str, language: Language) -> Floats:
    """Tell what a text means by the language's library.

    Args:
        text: any text.
        language: in which.

    Returns:
        shape (concepts,); shape (1,), nothing, where there is no library.
    """
    concepts = concepts_of(language.code)
    return np.zeros(1, np.float32) if concepts is None else _CONCEPTS * concepts.of_text(text, language)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
