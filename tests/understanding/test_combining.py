import numpy as np
import pytest

from voicebot.understanding.combining import AGAINST, EVIDENCE, Weights, weights_of

WEIGHTS = Weights(
    np.array([2.0, 1.0], np.float32), np.array([-1.0, 0.0], np.float32), np.array([1.0], np.float32), bias=0.5
)
NOTHING = np.zeros(1, np.float32)


def test_all_probabilities_are_one_together() -> None:
    senses, none = WEIGHTS.probabilities(np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], np.float32), NOTHING)
    assert senses.sum() + none == pytest.approx(1.0)
    assert senses.argmax() == 0


def test_with_nothing_for_any_sense_it_is_none_of_them() -> None:
    assert WEIGHTS.probabilities(np.zeros((0, 2), np.float32), NOTHING)[1] == 1.0
    much = WEIGHTS.probabilities(np.array([[3.0, 0.0]], np.float32), NOTHING)[1]
    little = WEIGHTS.probabilities(np.array([[0.0, 0.0]], np.float32), NOTHING)[1]
    assert little > 0.5 > much


def test_what_speaks_for_something_else_speaks_against_every_sense() -> None:
    evidence = np.array([[1.0, 1.0]], np.float32)
    elsewhere = np.array([5.0], np.float32)
    assert WEIGHTS.probabilities(evidence, elsewhere)[1] > WEIGHTS.probabilities(evidence, NOTHING)[1]


@pytest.mark.parametrize("code", ["ru", "en"])
@pytest.mark.parametrize("embeddings", [False, True])
def test_the_fitted_weights_are_there_for_all_evidence(code: str, *, embeddings: bool) -> None:
    weights = weights_of(code, embeddings=embeddings)
    assert weights.sense.shape == weights.none.shape == (len(EVIDENCE),)
    assert weights.against.shape == (len(AGAINST),)
