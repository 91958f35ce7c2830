from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from voicebot.events import (
    HandOffChanged,
    KeyPressed,
    NodeEntered,
    OutcomeSet,
    RobotFinished,
    RobotPaused,
    RobotStarted,
    RobotStopped,
    SpeechEnded,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)
from voicebot.trial.case_file import CaseFile
from voicebot.trial.verdict import Spoken, Verdict, judge

if TYPE_CHECKING:
    from voicebot.events import CallEvent


def case(*turns: dict[str, Any], **more: Any) -> CaseFile:  # noqa: ANN401 - any key of a case
    return CaseFile.model_validate({"case": "x", "turns": turns, **more})


def robot(node: str, at: int, role: str = "prompt", reaction: str | None = None, gap: int | None = None) -> CallEvent:
    return RobotStarted(at=at, text=f"{node} {role}", node=node, role=role, reaction=reaction, gap=gap)


def heard(at: int, intent: str = "yes") -> CallEvent:
    return UnderstoodAs(at=at, node="", text="да", intent=intent, kind="intent", probability=0.9)


def told(verdict: Verdict) -> list[str]:
    return [str(fault) for fault in verdict.faults]


GREET, REMIND, DONE = {"robot": "greet"}, {"robot": "remind"}, {"robot": "confirmed"}
YES = {"caller": "да"}


def test_a_call_as_listed_passes() -> None:
    events = [robot("greet", 0), heard(10), robot("remind", 20), heard(30), robot("confirmed", 40)]
    assert judge(case(GREET, YES, REMIND, YES, DONE), events).passed


def test_what_the_robot_adds_by_itself_need_not_be_listed() -> None:
    events = [robot("greet", 0), heard(1), robot("greet", 2, "reaction", "who_is_calling"), robot("greet", 3)]
    assert judge(case(GREET, YES, {"robot": {"reaction": "who_is_calling"}}), events).passed
    assert judge(case(GREET, YES, {"robot": {"reaction": "who_is_calling"}}, GREET), events).passed


def test_a_prompt_after_words_is_not_what_the_robot_adds_by_itself() -> None:
    who = robot("greet", 2, "reaction", "who_is_calling")
    listed = case(GREET, YES, {"robot": {"reaction": "who_is_calling"}}, YES, GREET)
    before = [robot("greet", 0), heard(1), who, robot("greet", 3), heard(4)]
    assert judge(listed, [*before, robot("greet", 5)]).passed
    assert told(judge(listed, [*before, robot("goodbye", 5)])) == ["order: expected node greet, got node goodbye"]


def test_a_back_channel_is_no_answer_but_lets_the_next_prompt_come() -> None:
    used = UtteranceEnded(at=1, text="угу", onset=0, offset=1, reason="answer", used="back_channel")
    events = [robot("greet", 0), used, robot("remind", 2)]
    assert judge(case(GREET, {"caller": {"text": "угу", "at": "1s"}}, REMIND), events).passed


def test_a_wrong_answer_is_a_fault_at_its_event_and_turn() -> None:
    events = [robot("greet", 0), heard(10, "no"), robot("goodbye", 20)]
    verdict = judge(case(GREET, YES, REMIND), events)
    assert told(verdict) == ["order: expected node remind, got node goodbye"]
    assert (verdict.faults[0].turn, verdict.faults[0].event) == (2, 2)


def test_a_key_is_an_answer_too() -> None:
    events = [robot("greet", 0), KeyPressed(at=10, key="1"), robot("goodbye", 20)]
    assert told(judge(case(GREET, REMIND), events)) == ["order: expected node remind, got node goodbye"]


@pytest.mark.parametrize("role", ["unclear", "confirm", "silence"])
def test_asking_again_is_a_fault_unless_the_person_may_repeat(role: str) -> None:
    events = [robot("greet", 0), heard(1), robot("greet", 2, role), heard(3), robot("remind", 4)]
    listed = case(GREET, YES, REMIND)
    assert told(judge(listed, events)) == [f"order: expected node remind, got node greet ({role})"]
    assert judge(listed, events, repeats=1).passed
    twice = [*events[:3], heard(3), robot("greet", 4, role), heard(5), robot("remind", 6)]
    assert not judge(listed, twice, repeats=1).passed


def test_the_question_said_again_after_an_apology_counts_once() -> None:
    both = [robot("greet", 10, "unclear"), RobotFinished(at=900), robot("greet", 900, "unclear")]
    events = [robot("greet", 0), RobotFinished(at=5), heard(6), *both, heard(2000), robot("remind", 2100)]
    assert judge(case(GREET, YES, REMIND), events, repeats=1).passed
    assert len(judge(case(GREET, YES, REMIND), events).faults) == 1


def test_an_apology_before_the_listed_prompt_belongs_to_it() -> None:
    events = [robot("greet", 0), heard(1, "no"), robot("greet", 2, "confirm"), RobotFinished(at=900)]
    assert judge(case(GREET, YES, GREET), [*events, robot("greet", 900)]).passed
    assert not judge(case(GREET, YES, GREET), [*events, heard(950), robot("greet", 2000)]).passed


def test_one_mistake_is_told_once() -> None:
    wrong = [robot("greet", 0), heard(1), robot("bye", 2), heard(3), robot("bye", 4), heard(5), robot("bye", 6)]
    assert len(judge(case(GREET, YES, REMIND), wrong).faults) == 1


def test_the_silence_after_the_last_turn_is_nobodys_fault() -> None:
    assert judge(case(GREET), [robot("greet", 0), robot("greet", 9000, "silence")]).passed


def test_asking_again_may_be_listed() -> None:
    events = [robot("greet", 0), heard(1), robot("greet", 2, "unclear"), heard(3), robot("remind", 4)]
    assert judge(case(GREET, YES, {"robot": {"role": "unclear"}}, YES, REMIND), events).passed


def test_a_prompt_that_never_comes() -> None:
    assert told(judge(case(GREET, YES, REMIND, YES, DONE), [robot("greet", 0)])) == [
        "order: expected node remind, got the call ended"
    ]


def test_a_prompt_left_out_is_told_once_and_the_rest_is_compared() -> None:
    events = [robot("greet", 0), heard(1), robot("confirmed", 2)]
    assert told(judge(case(GREET, YES, REMIND, YES, DONE), events)) == [
        "order: expected node remind, got node confirmed"
    ]


def test_more_than_was_listed_is_a_fault_when_it_answers_somebody() -> None:
    events = [robot("greet", 0), heard(1), robot("remind", 2)]
    assert told(judge(case(GREET), events)) == ["order: expected nothing more, got node remind"]


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
