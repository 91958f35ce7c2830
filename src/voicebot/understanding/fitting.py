"""Fitting a linear classifier on a script's own phrases: multinomial logistic regression on how alike they are.

In the dual form only the phrases' similarities to one another are needed, whatever the features are, so a fit of 400
phrases in 40 classes takes a few dozen milliseconds. Steps are those of Barzilai and Borwein (1988), preconditioned by
the similarities: L-BFGS of other libraries gets to the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.features import Floats

_TRUST = 30.0
"""How much the phrases weigh against keeping the weights small; between 10 and 100 it hardly matters."""
_MOST_STEPS = 80
_ENOUGH = 1e-3
"""Done when the gradient has come down to this part of what it was."""


def fitted(similar: Floats, labels: Sequence[int], classes: int) -> Floats:
    """Fit a classifier; every class weighs the same, however many phrases it has.

    Args:
        similar: shape (phrases, phrases), the inner products of their vectors.
        labels: the class of each phrase.
        classes: how many classes there are.

    Returns:
        shape (phrases, classes): a text's inner products with the phrases, times this, are the classes' scores,
        from which `softmax` makes probabilities.
    """
    truth = np.eye(classes, dtype=np.float32)[np.asarray(labels, np.intp)]
    weights = (_TRUST * truth @ (len(truth) / classes / np.maximum(truth.sum(axis=0), 1.0)))[:, None]

    def gradient(at: Floats) -> Floats:
        downhill: Floats = weights * (softmax(similar @ at) - truth) + at
        return downhill

    at: Floats = np.zeros_like(truth)
    slope = gradient(at)
    least = _ENOUGH * float(np.linalg.norm(slope))
    step = 1.0 / (0.5 * float(weights.max()) * max(float(np.linalg.norm(similar)), 1e-9) + 1.0)
    for _ in range(_MOST_STEPS):
        further = (at - step * slope).astype(np.float32)
        steeper = gradient(further)
        moved, bent = further - at, steeper - slope
        at, slope = further, steeper
        curved = similar @ bent
        if float(np.linalg.norm(slope)) <= least or not float((bent * curved).sum()) > 0.0:
            break
        step = float((moved * curved).sum()) / float((bent * curved).sum())
    return at


def softmax(scores: Floats) -> Floats:
    """Make probabilities of scores.

    Args:
        scores: shape (..., classes).
    """
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = (raised / raised.sum(axis=-1, keepdims=True)).astype(np.float32)
    return shares
