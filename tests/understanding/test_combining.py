import numpy as np
import pytest

from voicebot.understanding.combining import CHEAP, WHOLE, Weights, weights_of

WEIGHTS = Weights(np.array([2.0, 1.0], np.float32), np.array([-1.0, 0.0], np.float32), 0.5)


def test_all_probabilities_are_one_together() -> None:
    senses, none = WEIGHTS.probabilities(np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], np.float32))
    assert senses.sum() + none == pytest.approx(1.0)
    assert senses.argmax() == 0


def test_with_nothing_for_any_sense_it_is_none_of_them() -> None:
    assert WEIGHTS.probabilities(np.zeros((0, 2), np.float32))[1] == 1.0
    much = WEIGHTS.probabilities(np.array([[3.0, 0.0]], np.float32))[1]
    little = WEIGHTS.probabilities(np.array([[0.0, 0.0]], np.float32))[1]
    assert little > 0.5 > much


@pytest.mark.parametrize("names", [CHEAP, WHOLE])
def test_the_fitted_weights_are_there_for_all_evidence(names: tuple[str, ...]) -> None:
    weights = weights_of(names)
    assert weights.sense.shape == weights.none.shape == (len(names),)
