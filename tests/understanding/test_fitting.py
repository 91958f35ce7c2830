import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.understanding.fitting import fitted, softmax


def test_probabilities_of_scores_are_one_together() -> None:
    shares = softmax(np.array([[1.0, 2.0, 1000.0], [0.0, 0.0, 0.0]], np.float32))
    assert shares.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert shares[1] == pytest.approx([1 / 3] * 3)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000), classes=st.integers(2, 6))
def test_what_lies_apart_is_told_apart(seed: int, classes: int) -> None:
    chance = np.random.default_rng(seed)
    labels = np.repeat(np.arange(classes), 5)
    vectors = np.eye(classes)[labels] + 0.1 * chance.normal(size=(len(labels), classes))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    similar = (vectors @ vectors.T).astype(np.float32)
    scores = similar @ fitted(similar, labels.tolist(), classes)
    assert (scores.argmax(axis=1) == labels).all()


def test_a_class_with_one_phrase_is_told_from_one_with_many() -> None:
    similar = np.full((31, 31), 0.2, np.float32) + 0.8 * np.eye(31, dtype=np.float32)
    scores = similar @ fitted(similar, [0] * 30 + [1], 2)
    assert softmax(scores)[30, 1] > 0.9
    assert (softmax(scores)[:30, 0] > 0.9).all()


def test_one_class_is_certain() -> None:
    assert softmax(fitted(np.ones((2, 2), np.float32), [0, 0], 1)).tolist() == [[1.0], [1.0]]
