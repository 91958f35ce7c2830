from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.events import HandOffChanged, LineChanged, OutcomeSet, RobotFinished, RobotStarted, RobotStopped
from voicebot.trial.callee import DETOUR_MS, END_MS, FIRST_MS, PATIENCE_MS, REACTION_MS, CasePerson
from voicebot.trial.case import Case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.voice import CallerVoice

if TYPE_CHECKING:
    from voicebot.events import CallEvent
    from voicebot.settings import VoiceSettings

ANSWERED = LineChanged(at=0, state="answered")


def case(*turns: dict[str, Any]) -> CaseFile:
    return CaseFile.model_validate({"case": "x", "turns": turns})


def started(at: int, node: str, role: str = "prompt") -> CallEvent:
    return RobotStarted(at=at, text=node, node=node, role=role)


def prompt(at: int, node: str, role: str = "prompt", ms: int = 1000) -> list[CallEvent]:
    return [started(at, node, role), RobotFinished(at=at + ms)]


def live(person: CasePerson, events: list[CallEvent], until: int = 60_000) -> list[tuple[int, str]]:
    """Live through a call; give what the person did and when."""
    waiting = sorted([ANSWERED, *events], key=lambda event: event.at)
    did: list[tuple[int, str]] = []
    for at in range(0, until, 20):
        while waiting and waiting[0].at <= at:
            person.notice(waiting.pop(0))
        reply = person.step(at, None)
        if reply.text or reply.keys:
            did.append((at, reply.text + reply.keys))
        if reply.frame is not None:
            did.append((at, "sound"))
        if reply.hang_up:
            return [*did, (at, "hangs up")]
    return did


def test_answers_the_telephone_and_waits_for_the_end_of_each_prompt() -> None:
    turns = case({"caller": "алло"}, {"robot": "greet"}, {"caller": "да"}, {"robot": "remind"}, {"caller": "приду"})
    did = live(CasePerson(turns), prompt(1000, "greet") + prompt(5000, "remind", ms=2000), until=9000)
    assert did == [(FIRST_MS, "алло"), (2000 + REACTION_MS, "да"), (7000 + REACTION_MS, "приду")]


def test_speaks_over_the_robot_at_a_moment_of_the_prompt() -> None:
    turns = case({"robot": "greet"}, {"caller": {"text": "стойте", "at": "1.2s"}})
    assert live(CasePerson(turns), prompt(1000, "greet", ms=5000), until=9000) == [(2200, "стойте")]


def test_after_counts_from_the_end_of_the_prompt() -> None:
    turns = case({"robot": "greet"}, {"caller": {"text": "да", "after": "3s"}})
    assert live(CasePerson(turns), prompt(1000, "greet"), until=9000) == [(5000, "да")]


def test_a_prompt_that_was_given_up_is_over_too() -> None:
    turns = case({"robot": "greet"}, {"caller": "да"})
    stopped = RobotStopped(at=1500, heard="", fraction=0.1, because="speech")
    assert live(CasePerson(turns), [started(1000, "greet"), stopped], until=9000) == [(1500 + REACTION_MS, "да")]


def test_a_silence_lasts_and_the_robot_may_ask_meanwhile() -> None:
    turns = case({"robot": "greet"}, {"caller": {"silence": "6s"}}, {"robot": {"role": "silence"}}, {"caller": "да"})
    did = live(CasePerson(turns), prompt(0, "greet") + prompt(5000, "greet", "silence"), until=12_000)
    assert did == [(1000 + 6000, "да")]


@pytest.mark.parametrize("role", ["unclear", "confirm", "silence"])
def test_says_a_thing_again_when_asked_then_goes_on(role: str) -> None:
    turns = case({"robot": "greet"}, {"caller": "да"}, {"robot": "remind"}, {"caller": "приду"})
    events = prompt(0, "greet") + prompt(3000, "greet", role) + prompt(6000, "greet", role)
    person = CasePerson(turns, repeats=1)
    did = live(person, events, until=12_000)
    assert did == [(1000 + REACTION_MS, "да"), (4000 + REACTION_MS, "да"), (7000 + REACTION_MS, "приду")]
    assert [spoken.again for spoken in person.spoken] == [False, True, False]
    assert [text for _, text in live(CasePerson(turns), events, until=6000)] == ["да", "приду"]


def test_each_answer_may_be_repeated_anew() -> None:
    turns = case({"robot": "a"}, {"caller": "1"}, {"robot": "b"}, {"caller": "2"}, {"robot": "c"})
    events = prompt(0, "a") + prompt(3000, "a", "unclear") + prompt(6000, "b") + prompt(9000, "b", "unclear")
    assert [text for _, text in live(CasePerson(turns, repeats=1), events, until=12_000)] == ["1", "1", "2", "2"]


def test_waits_longer_after_another_prompt_because_the_robot_may_go_on_by_itself() -> None:
    turns = case({"robot": "greet"}, {"caller": "да"}, {"robot": "remind"}, {"caller": "приду"})
    chained = prompt(0, "greet") + prompt(3000, "news") + prompt(4500, "remind")
    assert live(CasePerson(turns), chained, until=9000) == [(1400, "да"), (5500 + REACTION_MS, "приду")]
    lost = prompt(0, "greet") + prompt(3000, "news")
    assert live(CasePerson(turns), lost, until=9000) == [(1400, "да"), (4000 + DETOUR_MS, "приду")]


def test_a_prompt_that_is_not_listed_before_the_next_turn_is_heard_to_its_end() -> None:
    turns = case({"robot": {"reaction": "", "node": "greet"}}, {"caller": "да"})
    assert live(CasePerson(turns), prompt(0, "greet") + prompt(1100, "more"), until=9000) == [(2500, "да")]


def test_presses_keys_and_hangs_up() -> None:
    turns = case({"robot": "greet"}, {"caller": {"keys": "12#"}}, {"caller": {"hang_up": True}})
    assert live(CasePerson(turns), prompt(0, "greet")) == [(1400, "12#"), (1400 + REACTION_MS, "hangs up")]


def test_hangs_up_after_words() -> None:
    turns = case({"robot": "greet"}, {"caller": {"text": "пока", "hang_up": True}})
    assert live(CasePerson(turns), prompt(0, "greet")) == [(1400, "пока"), (1400 + 220, "hangs up")]


def test_hangs_up_soon_after_the_last_turn_was_answered() -> None:
    turns = case({"robot": "greet"}, {"caller": "да"}, {"robot": "remind"})
    did = live(CasePerson(turns), prompt(0, "greet") + prompt(3000, "remind"))
    assert did == [(1400, "да"), (4000 + END_MS, "hangs up")]
    unanswered = case({"robot": "greet"}, {"caller": "да"})
    assert live(CasePerson(unanswered), prompt(0, "greet")) == [(1400, "да"), (1400 + 120 + PATIENCE_MS, "hangs up")]


def test_waits_for_the_outcome_and_for_an_operator() -> None:
    events = prompt(0, "greet")
    wanted = CaseFile.model_validate({"case": "x", "turns": [{"robot": "greet"}], "outcome": "no_answer"})
    assert live(CasePerson(wanted), events) == [(1000 + PATIENCE_MS, "hangs up")]
    ended = OutcomeSet(at=5000, outcome="no_answer")
    assert live(CasePerson(wanted), [*events, ended]) == [(5000, "hangs up")]
    ringing = HandOffChanged(at=900, state="ringing", group="sales")
    assert live(CasePerson(case({"robot": "greet"})), [*events, ringing]) == [(1000 + PATIENCE_MS, "hangs up")]


def test_hangs_up_when_nothing_happens_any_more() -> None:
    assert live(CasePerson(case({"robot": "greet"})), []) == [(PATIENCE_MS, "hangs up")]
    ringing: list[CallEvent] = [HandOffChanged(at=10_000, state="ringing", group="sales")]
    assert live(CasePerson(case({"robot": "greet"})), ringing) == [(10_000 + PATIENCE_MS, "hangs up")]


def test_a_long_silence_is_not_taken_for_a_dead_call() -> None:
    turns = case({"robot": "greet"}, {"caller": {"silence": "25s"}}, {"caller": "да"})
    assert live(CasePerson(turns), prompt(0, "greet"), until=30_000) == [(26_000, "да")]


class Beep:
    """An engine that says every text as 100 ms of the same sample."""

    name = "beep"

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        del text, language, voice
        return Sound(np.full(800, 3000, dtype=np.int16), 8000)

    def close(self) -> None:
        pass


def test_speaks_in_frames_and_tells_what_was_sent_when() -> None:
    turns = case({"robot": "greet"}, {"caller": "да"}, {"caller": "приду"})
    person = CasePerson(turns, CallerVoice(Case(Path("x"), turns), Beep(), "ru"))
    did = live(person, prompt(0, "greet"), until=3000)
    assert did == [(at, "sound") for at in (*range(1400, 1500, 20), *range(1880, 1980, 20))]
    assert [(s.turn, s.onset, s.offset, s.text) for s in person.spoken] == [
        (1, 1400, 1500, "да"),
        (2, 1880, 1980, "приду"),
    ]
