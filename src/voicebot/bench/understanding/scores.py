"""The arithmetic of intents: how often right, how well what fits nothing is told apart, how honest a probability is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a tool takes utterances for.

    Args:
        intents: the likeliest of each utterance; empty where there is none.
        sure: how sure it is of each, on a scale of its own.
        inside: how sure it is that each means any of the intents; None: as sure as of the likeliest.
    """

    intents: tuple[str, ...]
    sure: Floats
    inside: Floats | None = None

    def right(self, intents: Sequence[str], places: Sequence[int]) -> Flags:
        """Tell which of some utterances it takes for what they mean.

        Args:
            intents: what every utterance means.
            places: of the utterances that are asked about.
        """
        return np.array([self.intents[place] == intents[place] for place in places], dtype=np.bool_)


def rejected_at(inside: Floats, outside: Floats, accepted: float) -> float | None:
    """Give the share out of scope that is turned away where so much in scope is accepted.

    Args:
        inside: how sure it is of each utterance in scope.
        outside: of each out of scope.
        accepted: the share in scope that is to be accepted. Between two bounds that are possible the share is
            interpolated, so that equal scores are no advantage.
    """
    if not inside.size or not outside.size:
        return None
    bounds = np.unique(inside)[::-1]
    kept = np.array([0.0, *((inside >= bound).mean() for bound in bounds)])
    let_in = np.array([0.0, *((outside >= bound).mean() for bound in bounds)])
    return float(1.0 - np.interp(accepted, kept, let_in))


def bound_at(inside: Floats, accepted: float) -> float:
    """Give the bound from which on so much in scope is accepted."""
    return float(np.quantile(inside, 1.0 - accepted, method="lower"))


@dataclass(frozen=True, slots=True)
class Bin:
    """Utterances of about the same probability.

    Args:
        probability: their mean.
        right: the share that was right.
        n: how many.
    """

    probability: float
    right: float
    n: int


def bins(probabilities: Floats, right: Flags, count: int) -> tuple[Bin, ...]:
    """Put utterances into bins of equal width; empty ones are left out.

    Args:
        probabilities: from 0 to 1.
        right: whether each was right.
        count: of the bins.
    """
    places = np.minimum((probabilities * count).astype(int), count - 1)
    return tuple(
        Bin(float(probabilities[inside].mean()), float(right[inside].mean()), int(inside.sum()))
        for inside in (places == place for place in range(count))
        if inside.any()
    )


def calibration_error(probabilities: Floats, right: Flags, count: int) -> float | None:
    """Give the expected calibration error: how far probability and share are apart, weighed by how many.

    Source: Naeini, Cooper, Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning".

    Args:
        probabilities: from 0 to 1.
        right: whether each was right.
        count: of the bins, all of the same width.
    """
    if not right.size:
        return None
    found = bins(probabilities, right, count)
    return sum(one.n * abs(one.probability - one.right) for one in found) / right.size


def accuracy_asking(sure: Floats, right: Flags, asked: float) -> float | None:
    """Give the accuracy where the least sure are asked again instead.

    Args:
        sure: how sure of each.
        right: whether each was right.
        asked: the share that is asked again.
    """
    kept = right.size - round(asked * right.size)
    if not kept:
        return None
    return float(right[np.argsort(-sure, kind="stable")][:kept].mean())
