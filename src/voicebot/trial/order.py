"""Finds the prompts that a case lists among those of a call, and what came instead. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from voicebot.events import KeyPressed, RobotFinished, RobotStarted, UnderstoodAs, UtteranceEnded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.events import CallEvent
    from voicebot.trial.case_file import CaseFile, Robot

ASKING_AGAIN = frozenset({"unclear", "confirm", "silence"})
"""Roles of prompts with which the robot asks again instead of going on."""

NEXT_MS = 100
"""A prompt that begins this soon after another belongs to it: "I did not understand", then the question again."""

FaultKind = Literal["order", "within", "silent_within", "outcome", "never", "value", "hand_off"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was not as the case says.

    Args:
        kind: which of the case's demands it breaks.
        expected: what the case wants.
        got: what happened.
        turn: index of the case's turn, where it is about one.
        event: index of the event it is about, where there is one.
    """

    kind: FaultKind
    expected: str
    got: str
    turn: int | None = None
    event: int | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.kind}: expected {self.expected}, got {self.got}"


def match_order(case: CaseFile, events: Sequence[CallEvent], repeats: int) -> tuple[list[Fault], dict[int, int]]:
    """Find the listed prompts among the events.

    Args:
        case: what is listed; one that lists no prompt at all lets the robot say anything.
        events: what happened, in order.
        repeats: how often the robot may ask again for each answer.

    Returns:
        What came instead of listed prompts, and the index of the event that each listed turn was found in.
    """
    listed = _listed(case)
    if not listed:
        return [], {}
    search = _Search(listed, repeats)
    for index, event in enumerate(events):
        match event:
            case RobotStarted():
                search.prompt(event, index)
            case RobotFinished():
                search.finished = event.at
            case UnderstoodAs() | KeyPressed():
                search.answered = search.spoke = True
            case UtteranceEnded():
                search.spoke = True
            case _:
                pass
    missing = [left for left in search.awaited[:1] if all(fault.turn != left.turn for fault in search.faults)]
    ended = [Fault("order", str(left.robot), "the call ended", left.turn) for left in missing]
    return [*search.faults, *ended], search.matched


def describe(event: RobotStarted) -> str:
    """Name a prompt in a few words."""
    what = f"reaction {event.reaction}" if event.reaction else f"node {event.node}"
    return what if event.role in ("prompt", "reaction") else f"{what} ({event.role})"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A prompt that the case lists; ``answers``: after words or keys of the person, not by itself."""

    turn: int
    robot: Robot
    answers: bool


def _listed(case: CaseFile) -> list[_Listed]:
    listed: list[_Listed] = []
    spoke = False
    for i, turn in enumerate(case.turns):
        if turn.caller is not None:
            spoke = spoke or bool(turn.caller.text or turn.caller.wav or turn.caller.keys)
        elif turn.robot is not None:
            listed.append(_Listed(i, turn.robot, answers=spoke and bool(listed)))
            spoke = False
    return listed


@dataclass(slots=True)
class _Search:
    """How far the search has come.

    Args:
        awaited: listed prompts that were not found yet.
        repeats: how often the robot may ask again for each answer.

    Attributes:
        faults: what came instead.
        matched: turn to event.
        answered: the person was understood, somehow, since the last prompt; at first, they took the call.
        spoke: the person was heard since the last prompt.
        finished: when the last prompt was over.
    """

    awaited: list[_Listed]
    repeats: int
    faults: list[Fault] = field(default_factory=list)
    matched: dict[int, int] = field(default_factory=dict)
    answered: bool = True
    spoke: bool = False
    finished: int = -NEXT_MS
    _asked: int = 0
    _apology: int | None = None

    def prompt(self, event: RobotStarted, index: int) -> None:
        """Take the next prompt of the call."""
        follows = not self.answered and event.at - self.finished < NEXT_MS
        again = event.role in ASKING_AGAIN and not follows
        apology = self._apology if follows else None
        found = self._find(event, everywhere=self.answered or apology is not None)
        if found == 0 and apology is not None and self.faults and self.faults[-1].event == apology:
            self.faults.pop()  # "let us do that again", and then the prompt that is listed
        if found != 0 and again and self._asked < self.repeats:
            self._asked += 1
        elif found != 0 and (found or self.answered or (again and self.awaited)):
            self._wrong(event, index)
        if found is not None and (found == 0 or not again):
            self.matched[self.awaited[found].turn] = index
            self.awaited, self._asked = self.awaited[found + 1 :], 0
        self._apology = index if again and found != 0 else None
        self.answered = self.spoke = False

    def _find(self, event: RobotStarted, *, everywhere: bool) -> int | None:
        """Find a prompt among the awaited: without an answer of the person only up to the next that answers one."""
        until = next((k for k, listed in enumerate(self.awaited) if listed.answers), len(self.awaited))
        reach = len(self.awaited) if everywhere else until + self.spoke
        return next((k for k, listed in enumerate(self.awaited[:reach]) if listed.robot.fits(event)), None)

    def _wrong(self, event: RobotStarted, index: int) -> None:
        """Note that another prompt came; once for each that is listed, because one mistake leads to the next."""
        turn = self.awaited[0].turn if self.awaited else None
        expected = str(self.awaited[0].robot) if self.awaited else "nothing more"
        if all(fault.turn != turn for fault in self.faults):
            self.faults.append(Fault("order", expected, describe(event), turn, index))
