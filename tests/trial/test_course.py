from __future__ import annotations

from typing import Any

from voicebot.events import RobotStarted
from voicebot.trial.case_file import Caller, CaseFile
from voicebot.trial.course import Course

TALK: tuple[dict[str, Any], ...] = (
    {"robot": "greet"},
    {"caller": "да"},
    {"robot": "remind"},
    {"robot": "bye"},
    {"caller": {"keys": "1"}},
)


def course(repeats: int = 1) -> Course:
    return Course(CaseFile.model_validate({"case": "x", "turns": TALK}).turns, repeats)


def said(node: str, role: str = "prompt") -> RobotStarted:
    return RobotStarted(at=0, text=node, node=node, role=role)


def took(one: Course) -> Caller:
    due = one.caller
    assert due is not None
    one.take(due)
    return due


def test_turns_come_after_the_prompts_that_are_listed_before_them() -> None:
    one = course()
    assert (one.awaits_robot, one.caller) == (True, None)
    one.hear(said("greet"))
    assert took(one).text == "да"
    one.hear(said("remind"))
    assert one.awaits_robot
    one.hear(said("bye"))
    assert took(one).keys == "1"
    assert (one.over, one.awaits_robot, one.caller) == (True, False, None)


def test_a_listed_prompt_that_is_left_out_is_passed_by_the_one_after_it() -> None:
    one = course()
    one.hear(said("greet"))
    took(one)
    one.hear(said("bye"))
    assert took(one).keys == "1"


def test_the_last_words_are_said_again_so_often_and_no_more() -> None:
    one = course(repeats=2)
    one.hear(said("greet"))
    took(one)
    for time in (1, 2):
        one.hear(said("greet", "unclear"))
        assert one.asked_again
        again = one.again()
        assert again is not None
        assert (again[0], again[1].text, again[2]) == (1, "да", time)
        assert one.again() is None, "until the robot speaks"
    one.hear(said("greet", "unclear"))
    assert one.again() is None
    one.skip_robot()
    assert took(one).keys == "1"


def test_a_prompt_that_is_listed_gives_new_patience() -> None:
    one = course(repeats=1)
    one.hear(said("greet"))
    took(one)
    one.hear(said("elsewhere"))
    assert not one.asked_again
    assert one.again() is not None
    one.hear(said("remind"))
    assert one.again() is None
    one.hear(said("remind", "silence"))
    assert one.again() is not None


def test_nothing_was_said_that_could_be_said_again() -> None:
    one = course()
    one.hear(said("elsewhere"))
    assert one.again() is None
