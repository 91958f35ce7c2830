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

from voicebot.understanding.concepts import concepts_of
from voicebot.understanding.fitting import softmax

if TYPE_CHECKING:
    from voicebot.understanding.features import Floats

EVIDENCE = ("known", "shown", "near", "away", "brief", "words", "sounds", "covered")
"""For each sense: what the script's own classifier says, as a logarithm; the log-odds of the common meanings that its
phrases show; the log-odds of the cosine with the nearest phrase; whether the sense leads away from the question, as few
answers do; whether but a word was said; and the log-odds of `voicebot.understanding.scoring` for the nearest phrase."""
AGAINST = ("elsewhere", "foreign", "brief")
"""For none of them: how likely the classifier finds what is expected elsewhere in the script, or something else, as a
logarithm; the log-odds of the common meanings that the script knows nothing of; and whether but a word was said."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the evidence weighs.

    Args:
        sense: shape (evidence,), for a sense by its own evidence.
        none: shape (evidence,), for no sense by the best evidence of any.
        against: shape (more evidence,), for no sense.
        bias: of no sense.
    """

    sense: Floats
    none: Floats
    against: Floats
    bias: float

    def probabilities(self, evidence: Floats, against: Floats) -> tuple[Floats, float]:
        """Weigh evidence.

        Args:
            evidence: shape (senses, evidence), see `EVIDENCE`.
            against: shape (more evidence,), see `AGAINST`.

        Returns:
            each sense's probability, and that of none; all together 1.
        """
        if not len(evidence):
            return np.zeros(0, np.float32), 1.0
        scores = evidence @ self.sense
        outside = evidence.max(axis=0) @ self.none + against @ self.against + self.bias
        shares = softmax(np.append(scores, outside).astype(np.float32))
        return shares[:-1], float(shares[-1])


@cache
def weights_of(code: str, *, embeddings: bool) -> Weights:
    """Read the weights for a language.

    Args:
        code: the language's; those with a library of paraphrases have weights of their own.
        embeddings: the classifier compared sentence embeddings.
    """
    file = resources.files("voicebot.understanding") / "weights.json"
    fitted = json.loads(file.read_text(encoding="utf-8"))[weights_name(code, embeddings=embeddings)]

    def row(part: str, names: tuple[str, ...]) -> Floats:
        return np.array([fitted[part][name] for name in names], np.float32)

    return Weights(row("sense", EVIDENCE), row("none", EVIDENCE), row("against", AGAINST), float(fitted["bias"]))


def weights_name(code: str, *, embeddings: bool) -> str:
    """Name a language's weights in the file, see `weights_of`."""
    what = "embeddings" if embeddings else "words"
    return what if concepts_of(code) is None else f"{what}_and_library"
