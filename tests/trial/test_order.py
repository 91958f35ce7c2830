from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trial.conftest import DONE, GREET, REMIND, YES, case, heard, robot, told

from voicebot.events import (
    KeyPressed,
    RobotFinished,
    UtteranceEnded,
)
from voicebot.trial.verdict import judge

if TYPE_CHECKING:
    from voicebot.events import CallEvent
    from voicebot.trial.case_file import CaseFile


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


def test_the_first_prompt_must_be_the_first_listed() -> None:
    assert told(judge(case(REMIND), [robot("greet", 0), heard(1), robot("remind", 2)])) == [
        "order: expected node remind, got node greet"
    ]


def test_a_case_without_prompts_lets_the_robot_say_anything() -> None:
    assert judge(case(YES), [robot("greet", 0), heard(1), robot("remind", 2)]).passed


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


NODES = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8)


def conversation(nodes: list[str]) -> tuple[CaseFile, list[CallEvent]]:
    """A case in which the person answers every prompt, and the call that it lists."""
    turns = [turn for node in nodes for turn in ({"robot": node}, YES)]
    events = [event for i, node in enumerate(nodes) for event in (robot(node, i * 2000), heard(i * 2000 + 1000))]
    return case(*turns), events


@given(NODES, st.integers(0, 2))
def test_every_call_passes_the_case_that_lists_it(nodes: list[str], repeats: int) -> None:
    listed, events = conversation(nodes)
    assert judge(listed, events, repeats=repeats).passed


@given(NODES, st.data())
def test_another_prompt_anywhere_is_found(nodes: list[str], data: st.DataObject) -> None:
    listed, events = conversation(nodes)
    at = data.draw(st.integers(0, len(nodes) - 1))
    events[at * 2] = robot("elsewhere", at * 2000)
    faults = judge(listed, events).faults
    assert faults
    assert (faults[0].turn, faults[0].expected) == (at * 2, f"node {nodes[at]}")
