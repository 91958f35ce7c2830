"""How sure the evidence makes the robot: one calibrated model over all stages.

Each sense has evidence, and so has the possibility that none of them is meant; their scores are linear in it and their
probabilities a softmax (a conditional logit with an outside option, McFadden 1974). The few weights are in
``weights.json``, fitted by ``tools/fit_weights.py`` on scripts that none of the classifiers was fitted on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.fitting import softmax

if TYPE_CHECKING:
    from voicebot.understanding.features import Floats

CHEAP = ("wording", "words", "sounds", "covered", "away", "brief")
"""The evidence that there always is: the classifier's score, the log-odds of `voicebot.understanding.scoring` for the
nearest phrase, whether the sense leads away from the question, as few answers do, and whether it was but a word."""
WHOLE = (*CHEAP, "paraphrases", "nearest")
"""With sentence embeddings: the score of their classifier, and the cosine of the nearest phrase."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the evidence weighs.

    Args:
        sense: shape (evidence,), for a sense by its own evidence.
        none: shape (evidence,), for no sense by the best evidence of any.
        bias: of no sense.
    """

    sense: Floats
    none: Floats
    bias: float

    def probabilities(self, evidence: Floats) -> tuple[Floats, float]:
        """Weigh evidence.

        Args:
            evidence: shape (senses, evidence).

        Returns:
            each sense's probability, and that of none; all together 1.
        """
        if not len(evidence):
            return np.zeros(0, np.float32), 1.0
        scores = evidence @ self.sense
        outside = evidence.max(axis=0) @ self.none + self.bias
        shares = softmax(np.append(scores, outside).astype(np.float32))
        return shares[:-1], float(shares[-1])


@cache
def weights_of(names: tuple[str, ...]) -> Weights:
    """Read the weights of some evidence.

    Args:
        names: `CHEAP` or `WHOLE`.
    """
    file = resources.files("voicebot.understanding") / "weights.json"
    fitted = json.loads(file.read_text(encoding="utf-8"))["cheap" if names == CHEAP else "whole"]

    def row(part: str) -> Floats:
        return np.array([fitted[part][name] for name in names], np.float32)

    return Weights(row("sense"), row("none"), float(fitted["bias"]))
