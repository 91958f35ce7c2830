"""What a script's own phrases teach: classifiers fitted on all that may be said anywhere in it, when it is loaded.

One compares words, sounds and the common meanings of the language's library; one that is asked where that is not enough
compares sentence embeddings besides. Each scores every sense of the script, and *something else*: the common meanings
that none of the script's phrases shows. What is expected at a node is told from what is expected elsewhere, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from voicebot.understanding.concepts import concepts_of
from voicebot.understanding.features import Rarity, dense
from voicebot.understanding.fitting import fitted, softmax
from voicebot.understanding.polarity import canonical
from voicebot.understanding.scoring import log_odds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.language.language import Language
    from voicebot.understanding.concepts import Concepts
    from voicebot.understanding.features import Floats
    from voicebot.understanding.meaning import Expected, Kind

Embed = Callable[[Sequence[str]], "Floats"]
"""Gives texts their sentence embeddings: shape (texts, size), each of length 1."""
Sense = tuple["Kind", str]

_MOST_PHRASES = 24
"""A reaction with ninety phrases is fitted on a part of them: the time grows with the square."""
_CONCEPTS = 0.8
"""How much common meanings weigh beside the words; like the next two, chosen on the development scripts."""
_WORDS_BESIDE, _CONCEPTS_BESIDE = 0.5, 0.8
"""How much words and common meanings weigh beside embeddings."""
_SHOWN = 0.1
"""A common meaning that the phrases of a sense show with this probability is not something else."""
_HINTED = 0.03
"""A common meaning that they show with less than this is foreign to the script."""
_LEAST = 1e-4
"""Less probable is as good as impossible."""


class Told(NamedTuple):
    """What a classifier makes of an utterance.

    Args:
        logs: shape (senses + 1,), the logarithms of the probabilities of the senses and, last, of something else.
        shown: shape (senses,), the log-odds that it has a common meaning that the phrases of a sense show.
        near: shape (senses,), the log-odds of the cosine between it and the nearest phrase of each sense, by embeddings
            where there are any, by common meanings otherwise.
        foreign: the log-odds that it has one that no phrase of the script shows.
    """

    logs: Floats
    shown: Floats
    near: Floats
    foreign: float


class Learned:
    """Tells the senses of a script apart.

    Args:
        expected: all that may be said anywhere in the script.
        language: whose words they are.
        embed: gives sentence embeddings, where there are any.
        concepts: the classifier of the language's library; None: the one that ships, where there is one.

    Attributes:
        columns: where each sense stands in `Told`.
    """

    def __init__(
        self,
        expected: Sequence[Expected],
        language: Language,
        embed: Embed | None = None,
        concepts: Concepts | None = None,
    ) -> None:
        self._concepts = concepts or concepts_of(language.code)
        texts: dict[Sense, dict[str, None]] = {}
        for one in expected:
            text = " ".join(canonical(one.text, language))
            if text:
                texts.setdefault((one.kind, one.name), {})[text] = None
        self.columns = {sense: column for column, sense in enumerate(texts)}
        chosen = [(text, column) for column, said in enumerate(texts.values()) for text in _some([*said])]
        self._language = language
        self._embed = embed
        listed, labels = [text for text, _ in chosen], [column for _, column in chosen]
        self._rarity = Rarity(listed, language)
        words = dense([self._rarity.sparse(text) for text in listed])
        self._by_words = _Classifier(
            words, _CONCEPTS * self._meant(listed), np.zeros((len(listed), 0), np.float32), labels
        )
        self._by_embeddings: _Classifier | None = None
        if embed is not None and chosen:
            embedded = embed(listed)
            self._mean = embedded.mean(axis=0)
            means = _CONCEPTS_BESIDE * self._meant(listed, embedded)
            self._by_embeddings = _Classifier(_WORDS_BESIDE * words, means, _unit(embedded - self._mean), labels)

    def by_words(self, text: str) -> Told:
        """Compare words, sounds and common meanings.

        Args:
            text: the utterance, as `canonical` gives its words.
        """
        places, values = self._rarity.sparse(text)
        return self._by_words.told(places, values, _CONCEPTS * self._meant([text])[0], np.zeros(0, np.float32))

    @property
    def has_embeddings(self) -> bool:
        """Whether `by_embeddings` may be asked."""
        return self._by_embeddings is not None

    def by_embeddings(self, text: str) -> Told:
        """Compare sentence embeddings besides.

        Args:
            text: the utterance, as `canonical` gives its words.
        """
        if self._by_embeddings is None or self._embed is None:
            return self.by_words(text)
        embedded = self._embed([text])
        means = _CONCEPTS_BESIDE * self._meant([text], embedded)
        places, values = self._rarity.sparse(text)
        return self._by_embeddings.told(places, _WORDS_BESIDE * values, means[0], _unit(embedded - self._mean)[0])

    def _meant(self, texts: Sequence[str], embedded: Floats | None = None) -> Floats:
        """Tell what texts mean by the language's library: shape (texts, concepts); nothing where there is none."""
        concepts = self._concepts
        if concepts is None or not texts:
            return np.zeros((len(texts), concepts.size if concepts else 0), np.float32)
        if embedded is None:
            return np.stack([concepts.of_text(text, self._language) for text in texts])
        return np.stack(
            [concepts.of_embedding(text, one, self._language) for text, one in zip(texts, embedded, strict=True)]
        )


class _Classifier:
    """A classifier of the senses of a script and of something else, linear in what a text is made of.

    Args:
        words: of the phrases, shape (phrases, n-grams).
        means: of the phrases, shape (phrases, concepts).
        embedded: of the phrases, shape (phrases, embedding).
        labels: the sense of each phrase, from 0.
    """

    def __init__(self, words: Floats, means: Floats, embedded: Floats, labels: Sequence[int]) -> None:
        self._senses = max(labels, default=-1) + 1
        self._labels = np.asarray(labels, np.intp)
        self._means = _unit(means)
        self._near = embedded if embedded.size else self._means
        weight = float(np.linalg.norm(means[0])) if means.size else 0.0
        shown = self._shown()
        most = shown.max(axis=0, initial=0.0)
        self._foreign = most < _HINTED
        share = shown / np.maximum(shown.max(axis=1, keepdims=True, initial=0.0), 1e-9)
        self._shows: Floats = np.where(share < _SHOWN, 0.0, share).astype(np.float32)
        others = weight * np.eye(means.shape[1], dtype=np.float32)[most < _SHOWN]
        rows = np.concatenate([words, means, embedded], axis=1).astype(np.float32)
        outside = np.zeros((len(others), rows.shape[1]), np.float32)
        outside[:, words.shape[1] : words.shape[1] + means.shape[1]] = others
        rows = np.concatenate([rows, outside])
        classes = self._senses + bool(len(others))
        weights = rows.T @ fitted(rows @ rows.T, [*labels, *([self._senses] * len(others))], max(classes, 1))
        ends = [words.shape[1], words.shape[1] + means.shape[1]]
        self._of_words, self._of_means, self._of_embeddings = np.split(weights, ends)

    def _shown(self) -> Floats:
        """Tell how probable each common meaning is for the phrases of each sense: shape (senses, concepts)."""
        shares = self._means**2
        shown: Floats = np.zeros((self._senses, shares.shape[1]), np.float32)
        for sense in range(self._senses):
            shown[sense] = shares[self._labels == sense].mean(axis=0)
        return shown

    def told(self, places: NDArray[np.intp], values: Floats, means: Floats, embedded: Floats) -> Told:
        """Score an utterance.

        Args:
            places: of its n-grams.
            values: of its n-grams.
            means: shape (concepts,).
            embedded: shape (embedding,).
        """
        scores = values @ self._of_words[places] + means @ self._of_means + embedded @ self._of_embeddings
        shares = np.append(softmax(scores), 0.0) if len(scores) == self._senses else softmax(scores)
        logs: Floats = np.log(np.maximum(shares, _LEAST)).astype(np.float32)
        near: Floats = np.zeros(self._senses, np.float32)
        np.maximum.at(near, self._labels, self._near @ (embedded if embedded.size else _unit(means[None])[0]))
        if not means.size:
            return Told(logs, np.zeros(self._senses, np.float32), log_odds(near), 0.0)
        probable = means**2 / (means @ means)
        foreign = float(log_odds(probable[self._foreign].sum()))
        return Told(logs, log_odds(self._shows @ probable), log_odds(near), foreign)


@lru_cache(maxsize=16)
def learned_from(expected: tuple[Expected, ...], language: Language, embed: Embed | None = None) -> Learned:
    """Give what a script's phrases teach; its calls share it.

    Args:
        expected: all that may be said anywhere in the script.
        language: whose words they are.
        embed: gives sentence embeddings, where there are any.
    """
    return Learned(expected, language, embed)


def _some(texts: list[str]) -> list[str]:
    """Choose phrases of a sense to fit on, spread evenly over a long list."""
    step = max(len(texts) / _MOST_PHRASES, 1.0)
    return [texts[int(at * step)] for at in range(min(len(texts), _MOST_PHRASES))]


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
