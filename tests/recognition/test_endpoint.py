from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.events import Progress
from voicebot.recognition.endpoint import TOO_LONG, end_of_utterance, patience_ms
from voicebot.settings import EndpointSettings

SETTINGS = EndpointSettings()


def over(progress: Progress, silent_ms: int, *, stable_ms: int = 1000, patience: int | None = None) -> str | None:
    return end_of_utterance(
        spoken_ms=2000,
        silent_ms=silent_ms,
        stable_ms=stable_ms,
        progress=progress,
        settings=SETTINGS,
        node_patience_ms=patience,
    )


def test_an_expected_answer_ends_after_a_short_pause() -> None:
    assert over(Progress.ANSWER, SETTINGS.answer_ms - 20) is None
    assert over(Progress.ANSWER, SETTINGS.answer_ms) == "answer"


def test_an_unfinished_phrase_gets_more_patience_and_the_node_can_say_how_much() -> None:
    assert over(Progress.UNFINISHED, SETTINGS.unfinished_ms - 20) is None
    assert over(Progress.UNFINISHED, 1900, patience=2000) is None
    assert over(Progress.UNFINISHED, 2000, patience=2000) == "unfinished"


def test_the_nodes_patience_does_not_slow_a_plain_answer() -> None:
    assert over(Progress.ANSWER, SETTINGS.answer_ms, patience=3000) == "answer"


def test_a_partial_that_still_changes_does_not_count() -> None:
    assert over(Progress.ANSWER, 400, stable_ms=20) is None


def test_nobody_is_listened_to_for_ever() -> None:
    ended = end_of_utterance(
        spoken_ms=SETTINGS.longest_ms, silent_ms=0, stable_ms=0, progress=Progress.UNKNOWN, settings=SETTINGS
    )
    assert ended == TOO_LONG


@given(st.sampled_from(list(Progress)), st.integers(0, 4000))
def test_never_while_speaking_and_always_in_the_end(progress: Progress, patience: int) -> None:
    assert over(progress, 0, patience=patience) is None
    assert over(progress, 5000, patience=patience) is not None


@pytest.mark.parametrize("progress", list(Progress))
def test_an_answer_waits_least(progress: Progress) -> None:
    assert patience_ms(Progress.ANSWER, 900, SETTINGS) <= patience_ms(progress, 900, SETTINGS)


def test_a_short_sound_that_fits_nothing_is_waited_for_like_a_filler() -> None:
    assert patience_ms(Progress.UNKNOWN, 300, SETTINGS) == SETTINGS.unfinished_ms
    assert patience_ms(Progress.UNKNOWN, 900, SETTINGS) == SETTINGS.unknown_ms


def test_over_a_paused_robot_a_short_sound_is_over_at_once_but_a_long_one_is_not() -> None:
    def ended(spoken_ms: int, silent_ms: int = SETTINGS.answer_ms) -> str | None:
        return end_of_utterance(
            spoken_ms=spoken_ms + silent_ms,
            silent_ms=silent_ms,
            stable_ms=1000,
            progress=Progress.UNKNOWN,
            settings=SETTINGS,
            decide_by_ms=680,
        )

    assert ended(300) == "unknown"
    assert ended(300, 100) is None
    assert ended(560, 120) == "unknown", "the time for a decision has come"
    assert ended(900) is None


def test_an_open_question_waits_for_whatever_comes_but_not_after_a_listed_phrase() -> None:
    def patience(progress: Progress, node: int | None = None) -> int:
        return patience_ms(progress, 1500, SETTINGS, node, open_question=True)

    assert {patience(progress) for progress in Progress if progress is not Progress.ANSWER} == {SETTINGS.open_ms}
    assert patience(Progress.ANSWER) == SETTINGS.answer_ms
    assert patience(Progress.EXTENDABLE, 2500) == 2500
