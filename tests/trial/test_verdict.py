from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trial.conftest import GREET, YES, case, heard, robot, told

from voicebot.events import (
    HandOffChanged,
    NodeEntered,
    OutcomeSet,
    RobotFinished,
    RobotPaused,
    RobotStopped,
    SpeechEnded,
    ValueSet,
)
from voicebot.trial.verdict import Spoken, judge

if TYPE_CHECKING:
    from voicebot.events import CallEvent


def test_within_is_the_gap_that_the_robot_left() -> None:
    listed = case(GREET, YES, {"robot": "remind", "within": "600ms"})
    assert judge(listed, [robot("greet", 0), heard(1), robot("remind", 2, gap=600)]).passed
    late = [robot("greet", 0), heard(1), robot("remind", 2, gap=601)]
    assert told(judge(listed, late)) == ["within: expected an answer within 600 ms, got 601 ms"]


def test_within_without_a_gap_counts_from_the_end_of_speech() -> None:
    listed = case(GREET, YES, {"robot": "remind", "within": "600ms"})
    events = [robot("greet", 0), SpeechEnded(at=1100, offset=1000), heard(1200), robot("remind", 1700)]
    assert told(judge(listed, events)) == ["within: expected an answer within 600 ms, got 700 ms"]


INTERRUPTED = case(
    GREET,
    {"caller": {"text": "соедините", "at": "1s"}},
    {"robot": {"reaction": "operator", "silent_within": "200ms"}},
)


def interruption(paused: int) -> list[CallEvent]:
    return [
        robot("greet", 0),
        RobotPaused(at=paused, onset=paused - 100),
        RobotStopped(at=paused + 300, heard="здра", fraction=0.2, because="hand_off"),
        heard(paused + 310, "sales"),
        robot("greet", paused + 320, "hand_off", "operator"),
    ]


def test_silent_within_counts_from_what_was_really_sent() -> None:
    spoken = [Spoken(1, 1000, 2000, "соедините")]
    assert judge(INTERRUPTED, interruption(1200), spoken).passed
    assert told(judge(INTERRUPTED, interruption(1260), spoken)) == [
        "silent_within: expected silence within 200 ms, got 260 ms"
    ]


def test_silent_within_without_a_recording_counts_from_the_onset_that_was_noticed() -> None:
    assert judge(INTERRUPTED, interruption(1260)).passed


def test_silent_within_needs_somebody_to_speak_over_the_prompt() -> None:
    events = [robot("greet", 0), RobotFinished(at=900), heard(1500), robot("greet", 1600, "hand_off", "operator")]
    assert told(judge(INTERRUPTED, events)) == [
        "silent_within: expected silence within 200 ms, got nobody spoke over it"
    ]
    assert told(judge(INTERRUPTED, events, [Spoken(1, 1000, 1400)])) == [
        "silent_within: expected silence within 200 ms, got the robot had finished before the person spoke"
    ]


def test_never_means_neither_node_nor_reaction() -> None:
    events = [NodeEntered(at=0, node="greet"), robot("greet", 0), robot("greet", 1, "reaction", "swearing")]
    verdict = judge(case(GREET, never=["greet", "swearing", "goodbye"]), events)
    assert told(verdict) == ["never: expected never greet, got greet", "never: expected never swearing, got swearing"]


def test_outcome_and_values_are_those_of_the_end() -> None:
    events = [
        robot("greet", 0),
        ValueSet(at=1, name="day", value="monday"),
        ValueSet(at=2, name="day", value="tuesday"),
        OutcomeSet(at=3, outcome="no_answer"),
        OutcomeSet(at=4, outcome="confirmed"),
    ]
    assert judge(case(GREET, outcome="confirmed", values={"day": "tuesday"}), events).passed
    assert told(judge(case(GREET, outcome="no_answer", values={"day": "monday", "hour": "9"}), events)) == [
        "outcome: expected no_answer, got confirmed",
        "value: expected day = monday, got tuesday",
        "value: expected hour = 9, got not known",
    ]
    assert told(judge(case(GREET, outcome="confirmed"), events[:1])) == ["outcome: expected confirmed, got none"]


def test_a_hand_off_is_compared_by_state_group_and_operator() -> None:
    events = [robot("greet", 0), HandOffChanged(at=1, state="failed", group="sales")]
    wanted = case(GREET, hand_off={"group": "seniors", "operator": "201"})
    assert told(judge(wanted, events)) == [
        "hand_off: expected state bridged, got failed",
        "hand_off: expected group seniors, got sales",
        "hand_off: expected operator 201, got none",
    ]
    assert told(judge(wanted, events[:1])) == ["hand_off: expected a transfer that ends bridged, got none"]
    bridged = HandOffChanged(at=2, state="bridged", group="seniors", operator="201")
    assert judge(wanted, [*events, bridged]).passed
