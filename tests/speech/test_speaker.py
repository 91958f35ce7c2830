"""Prompts follow one another, and every change is told as an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from voicebot.events import CallEvent, RobotFinished, RobotPaused, RobotResumed, RobotStarted, RobotStopped
from voicebot.speech.mouth import TextMouth
from voicebot.speech.speaker import Speaker

if TYPE_CHECKING:
    from voicebot.language.pieces import Piece


@dataclass(frozen=True)
class Words:
    """A prompt of a script."""

    text: str
    node: str = "greet"
    role: str = "prompt"
    reaction: str | None = None
    slower: bool = False
    pieces: tuple[Piece, ...] = ()


class Robot:
    """A speaker, its events, and a clock that counts frames."""

    def __init__(self) -> None:
        self.events: list[CallEvent] = []
        self.speaker = Speaker(TextMouth(8000, ms_per_character=20), self.events.append)
        self.at = 0
        self.begun: list[str] = []

    def tick(self, count: int = 1) -> bool:
        """Play on; tell whether the last tick was the end of everything."""
        over = False
        for _ in range(count):
            over = self.speaker.finish(self.at)
            _, text = self.speaker.next_frame(self.at)
            self.begun += [text] if text else []
            self.at += 20
        return over


@pytest.fixture
def robot() -> Robot:
    return Robot()


def test_prompts_follow_one_another(robot: Robot) -> None:
    robot.speaker.add(Words("раз"))
    robot.speaker.add(Words("два", node="remind", role="reaction", reaction="repeat"))
    assert not robot.tick(4)
    assert robot.tick(3)
    assert robot.begun == ["раз", "два"]
    assert robot.events == [
        RobotStarted(at=0, text="раз", node="greet", role="prompt", source="text"),
        RobotFinished(at=60),
        RobotStarted(at=60, text="два", node="remind", role="reaction", reaction="repeat", source="text"),
        RobotFinished(at=120),
    ]
    assert not robot.speaker.busy


def test_the_gap_is_counted_from_the_end_of_the_speech_it_answers(robot: Robot) -> None:
    robot.tick(10)
    robot.speaker.answer(40)
    for text in ("раз", "два"):
        robot.speaker.add(Words(text))
    robot.tick(6)
    assert [event.gap for event in robot.events if isinstance(event, RobotStarted)] == [160, None]


def test_a_pause_holds_the_prompt(robot: Robot) -> None:
    robot.speaker.add(Words("раз два три"))
    robot.tick(6)
    robot.speaker.pause(robot.at, onset=100)
    robot.tick(50)
    assert robot.speaker.busy
    robot.speaker.resume(robot.at, "noise")
    assert robot.tick(20) is False
    assert [type(event) for event in robot.events] == [RobotStarted, RobotPaused, RobotResumed, RobotFinished]


def test_giving_up_forgets_what_was_to_follow(robot: Robot) -> None:
    robot.speaker.add(Words("раз два три"))
    robot.speaker.add(Words("четыре"))
    robot.tick(8)
    fraction = robot.speaker.give_up(robot.at, "speech")
    assert fraction == pytest.approx(8 / 11)
    assert robot.events[-1] == RobotStopped(at=160, heard="раз два", fraction=8 / 11, because="speech")
    assert not robot.speaker.busy
    assert robot.speaker.give_up(robot.at, "speech") is None


def test_what_waits_is_left_too_so_that_no_prompt_seems_to_end_before_the_last(robot: Robot) -> None:
    robot.speaker.add(Words("раз два три"))
    robot.speaker.add(Words("Вам удобно сейчас говорить?"))
    robot.tick(10)
    assert robot.speaker.remaining_ms > 1000
    robot.tick(2)
    assert robot.begun[-1] == "Вам удобно сейчас говорить?"
    assert robot.speaker.remaining_ms == 27 * 20 - 20
