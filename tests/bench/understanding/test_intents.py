from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.understanding.intents import Trial, accuracy, calibration, deeds, requests
from voicebot.bench.understanding.ours import Deed, Reading
from voicebot.bench.understanding.scores import Guesses
from voicebot.bench.understanding.sets import ALIKE, OUTSIDE, IntentSet, Utterance

if TYPE_CHECKING:
    from voicebot.bench.figures import Section

UTTERANCES = (
    Utterance("a", "yes"),
    Utterance("b", "operator"),
    Utterance("c", "never_call"),
    Utterance("d", "no"),
    Utterance("e", "", ALIKE),
    Utterance("f", "", OUTSIDE),
)
OURS = (
    Reading("yes", 0.9, 0.9, Deed.ACT, "yes"),
    Reading("operator", 0.8, 0.8, Deed.CONFIRM, "operator"),
    Reading("never_call", 0.4, 0.4, Deed.ASK, ""),
    Reading("yes", 0.6, 0.6, Deed.ACT, "yes"),
    Reading("operator", 0.7, 0.7, Deed.ACT, "operator"),
    Reading("no", 0.3, 0.3, Deed.ASK, ""),
)
PLAIN = Guesses(("yes", "yes", "never_call", "no", "no", "operator"), np.array([0.9, 0.8, 0.7, 0.6, 0.9, 0.9]))
TRIAL = Trial(IntentSet("Russian", "ru", (), UTTERANCES), OURS, {}, {"plain": PLAIN})


def values(section: Section) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in section.figures}


def test_accuracy_counts_what_is_likeliest_whatever_is_done_with_it() -> None:
    right, rejected = accuracy([TRIAL]).figures
    assert (right.value, right.n, right.least, right.beside) == (75.0, 4, 92.0, {"plain": 75.0})
    assert rejected.value == 100.0
    assert rejected.beside == {"plain": 0.0}


def test_what_may_be_either_of_two_intents_is_in_scope() -> None:
    torn = replace(TRIAL, ours=(*(replace(one, probability=0.2, inside=0.9) for one in OURS[:5]), OURS[5]))
    assert accuracy([torn]).figures[1].value == 100.0


def test_what_the_robot_does_adds_up() -> None:
    assert values(deeds([TRIAL])) == {
        "Russian: right": 50.0,
        "Russian: asks again": 25.0,
        "Russian: wrong": 25.0,
        "Russian out of scope: taken for something": 0.0,
    }


def test_requests_are_found_and_look_alikes_are_not_taken_for_them() -> None:
    found = values(requests(TRIAL))
    assert found["Russian: hand-off and never call again, recall"] == 50.0
    assert found["Russian: operator, recall"] == 100.0
    assert found["Russian: hand-off and never call again, honoured at once"] == 0.0
    assert found["Russian: false triggers on all else"] == 0.0
    assert found["look-alikes: false triggers"] == 100.0
    assert found["look-alikes: false triggers, acted on at once"] == 100.0
    assert found["out of scope: false triggers"] == 0.0
    beside = {figure.name: figure.beside for figure in requests(TRIAL).figures}
    assert beside["out of scope: false triggers"] == {"plain": 100.0}


def test_probabilities_are_held_against_what_was_right() -> None:
    found = {figure.name: figure for figure in calibration([TRIAL]).figures}
    assert found["Russian: expected calibration error, 10 bins"].n == 4
    assert found["Russian: expected calibration error of what is acted on, 10 bins"].n == 3
    assert found["Russian: accuracy where 5 % are asked again"].value == 75.0
