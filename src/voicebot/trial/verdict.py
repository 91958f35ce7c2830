"""Compares a call with its case. Pure: events in, faults out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.events import (
    HandOffChanged,
    NodeEntered,
    OutcomeSet,
    RobotFinished,
    RobotPaused,
    RobotStarted,
    RobotStopped,
    SpeechEnded,
    UtteranceEnded,
    ValueSet,
)
from voicebot.trial.order import Fault, match_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.events import CallEvent
    from voicebot.trial.case import Case
    from voicebot.trial.case_file import CaseFile, Robot


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the person really did, and when.

    Args:
        turn: index of the turn in the case.
        onset: when its first sound was sent, in milliseconds of audio time.
        offset: when its last was.
        text: the words.
        again: it was said again, because the robot asked.
    """

    turn: int
    onset: int
    offset: int
    text: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a call went as its case says.

    Args:
        faults: what did not, in the order of the call.
    """

    faults: tuple[Fault, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything was as the case says."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Result:
    """A case that was run.

    Args:
        case: what should happen.
        mode: text, audio or noise.
        events: what did.
        spoken: what the person really did.
        verdict: the comparison.
    """

    case: Case
    mode: str
    events: tuple[CallEvent, ...]
    spoken: tuple[Spoken, ...]
    verdict: Verdict


def judge(case: CaseFile, events: Sequence[CallEvent], spoken: Sequence[Spoken] = (), *, repeats: int = 0) -> Verdict:
    """Compare a call with its case.

    Prompts that follow one another without a word of the person between them need not all be listed. The first
    prompt, and each that answers the person, must be the next one listed; the robot may ask again ``repeats`` times in
    between.

    Args:
        case: what must happen.
        events: what happened, in order.
        spoken: when the person spoke; without it the onsets that the robot noticed are used.
        repeats: how often the robot may ask again for each answer.
    """
    faults, matched = match_order(case, events, repeats)
    for turn, event in matched.items():
        robot = case.turns[turn].robot
        if robot is not None:
            faults += _timing(robot, turn, event, events, spoken)
    faults.sort(key=lambda fault: fault.event if fault.event is not None else len(events))
    return Verdict((*faults, *_ending(case, events)))


def _timing(robot: Robot, turn: int, index: int, events: Sequence[CallEvent], spoken: Sequence[Spoken]) -> list[Fault]:
    started = events[index]
    faults: list[Fault] = []
    if robot.within is not None and isinstance(started, RobotStarted):
        gap = started.gap if started.gap is not None else _gap(events[:index], started.at)
        if gap is not None and gap > robot.within:
            faults.append(Fault("within", f"an answer within {robot.within} ms", f"{gap} ms", turn, index))
    if robot.silent_within is not None:
        faults += _silence(robot.silent_within, turn, index, events, spoken)
    return faults


def _gap(before: Sequence[CallEvent], at: int) -> int | None:
    ended = next((e.offset for e in reversed(before) if isinstance(e, SpeechEnded | UtteranceEnded)), None)
    return None if ended is None else at - ended


def _silence(limit: int, turn: int, index: int, events: Sequence[CallEvent], spoken: Sequence[Spoken]) -> list[Fault]:
    """Measure from the onset of the speech that interrupted the prompt before ``index`` to the robot's silence."""
    expected = f"silence within {limit} ms"
    starts = [i for i, event in enumerate(events[:index]) if isinstance(event, RobotStarted)]
    if not starts:
        return [Fault("silent_within", expected, "no prompt to interrupt", turn, index)]
    began, ends = events[starts[-1]].at, (RobotPaused, RobotStopped, RobotFinished)
    onset = next((s.onset for s in reversed(spoken) if s.turn < turn and began <= s.onset <= events[index].at), None)
    quiet = [event for event in events[starts[-1] : index] if isinstance(event, ends)]
    if onset is None:
        onset = next((event.onset for event in quiet if isinstance(event, RobotPaused)), None)
    silent = next((event.at for event in quiet if onset is not None and event.at >= onset), None)
    if onset is None or silent is None:
        got = "nobody spoke over it" if onset is None else "the robot had finished before the person spoke"
        return [Fault("silent_within", expected, got, turn, index)]
    if silent - onset > limit:
        return [Fault("silent_within", expected, f"{silent - onset} ms", turn, index)]
    return []


def _ending(case: CaseFile, events: Sequence[CallEvent]) -> list[Fault]:
    faults: list[Fault] = []
    for index, event in enumerate(events):
        names = _names(event)
        faults += [Fault("never", f"never {name}", name, None, index) for name in case.never if name in names]
    outcome = next((event.outcome for event in reversed(events) if isinstance(event, OutcomeSet)), "")
    if case.outcome and outcome != case.outcome:
        faults.append(Fault("outcome", case.outcome, outcome or "none"))
    known = {event.name: event.value for event in events if isinstance(event, ValueSet)}
    faults += [
        Fault("value", f"{name} = {wanted}", known.get(name, "not known"))
        for name, wanted in case.values.items()
        if known.get(name) != wanted
    ]
    return faults + _hand_off(case, events)


def _names(event: CallEvent) -> set[str | None]:
    """Give the node or reaction that an event is the first sign of."""
    match event:
        case NodeEntered(node=node):
            return {node}
        case RobotStarted(reaction=reaction):
            return {reaction}
        case _:
            return set()


def _hand_off(case: CaseFile, events: Sequence[CallEvent]) -> list[Fault]:
    wanted = case.hand_off
    if wanted is None:
        return []
    last = next((event for event in reversed(events) if isinstance(event, HandOffChanged)), None)
    if last is None:
        return [Fault("hand_off", f"a transfer that ends {wanted.state}", "none")]
    pairs: list[tuple[str, str, str]] = [
        ("state", wanted.state, last.state),
        ("group", wanted.group, last.group),
        ("operator", wanted.operator, last.operator),
    ]
    return [
        Fault("hand_off", f"{what} {ours}", theirs or "none") for what, ours, theirs in pairs if ours and ours != theirs
    ]
