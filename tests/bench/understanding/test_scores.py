from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.bench.understanding.scores import (
    Floats,
    Guesses,
    accuracy_asking,
    bins,
    bound_at,
    calibration_error,
    rejected_at,
)

shares = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


def test_a_guess_is_right_where_it_is_the_intent() -> None:
    guesses = Guesses(("a", "b", ""), floats(1, 1, 0))
    assert guesses.right(("a", "c", ""), (0, 1)).tolist() == [True, False]


def test_what_is_out_of_scope_is_turned_away_below_the_bound() -> None:
    inside = floats(*(place / 10 for place in range(1, 11)))
    assert rejected_at(inside, floats(0.05, 0.15, 0.95), 0.9) == pytest.approx(2 / 3)
    assert rejected_at(inside, floats(0.05), 1.0) == 1.0


def test_where_all_are_equally_sure_nothing_is_told_apart() -> None:
    assert rejected_at(floats(0, 0, 0), floats(0, 0), 0.9) == pytest.approx(0.1)


def test_without_anything_out_of_scope_there_is_nothing_to_turn_away() -> None:
    assert rejected_at(floats(1), floats(), 0.9) is None


def test_the_bound_accepts_so_many() -> None:
    sure = floats(*(place / 100 for place in range(100)))
    assert (sure >= bound_at(sure, 0.9)).mean() == pytest.approx(0.9, abs=0.02)


def test_a_probability_that_is_as_often_right_has_no_error() -> None:
    right = np.array([True] * 3 + [False] * 1)
    assert calibration_error(floats(0.75, 0.75, 0.75, 0.75), right, 10) == pytest.approx(0)
    assert calibration_error(floats(1, 1, 1, 1), right, 10) == pytest.approx(0.25)
    assert calibration_error(floats(), np.array([], dtype=np.bool_), 10) is None


@given(shares, st.integers(2, 15))
def test_every_utterance_is_in_one_bin(probabilities: list[float], count: int) -> None:
    right = np.array([value > 0.5 for value in probabilities])
    found = bins(floats(*probabilities), right, count)
    assert sum(one.n for one in found) == len(probabilities)
    assert all(0 <= one.probability <= 1 for one in found)


@given(shares)
def test_a_perfect_order_makes_asking_again_worth_something(probabilities: list[float]) -> None:
    sure = floats(*probabilities)
    right = sure > 0.5
    some, more = (accuracy_asking(sure, right, share) for share in (0.0, 0.3))
    assert some is not None
    assert more is None or more >= some


def test_the_least_sure_are_asked_again() -> None:
    right = np.array([True, False, True, True])
    assert accuracy_asking(floats(0.9, 0.1, 0.8, 0.7), right, 0.25) == 1.0
    assert accuracy_asking(floats(0.9), np.array([True]), 1.0) is None
