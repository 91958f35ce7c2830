"""A test case out of a call that took place: what the person said, cut from its recording, and what the robot did.

The person of the case then speaks as the one of the call did: as long after the robot began, or fell silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE
from voicebot.events import HandOffChanged, KeyPressed, LineChanged, RobotFinished, RobotStarted, RobotStopped
from voicebot.events import UtteranceEnded as Utterance
from voicebot.trial.case_file import CaseFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.journal.record import CallRecord

BEFORE_MS = 200
"""An utterance is cut out with this much before its onset, which is told a little late ..."""

AFTER_MS = 200
"""... and this much after its last sound."""

_ANSWERS = {"rejected": "rejects", "busy": "busy", "no_answer": "no_answer", "failed": "fails"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the person's side of the recording.

    Args:
        wav: the file it becomes, relative to the case.
        begin_ms: from here in the recording ...
        end_ms: ... to here.
    """

    wav: str
    begin_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class DraftCase:
    """A case that is not yet written.

    Args:
        document: what the case file says, as `CaseFile` reads it.
        cuts: the sounds it names.
    """

    document: dict[str, Any]
    cuts: tuple[Cut, ...] = ()


def draft_case(record: CallRecord, title: str, folder: str, rate: int = TELEPHONE_RATE) -> DraftCase:
    """Make a case of a call.

    What was heard without words and led to nothing (a cough, a door) is left out.

    Args:
        record: the call's.
        title: what the case shows.
        folder: where its sounds lie, relative to it.
        rate: of the recording, samples a second.
    """
    turns = _Turns(folder)
    cuts = said_when(record)
    for _, happened in sorted(_timeline(record, cuts), key=lambda each: each[0]):
        match happened:
            case Utterance():
                turns.say(happened, *cuts[happened])
            case KeyPressed():
                turns.act(happened.at, {"keys": happened.key})
            case LineChanged(state="answered"):
                turns.quiet = max(turns.quiet, happened.at)
            case LineChanged(state="ended", cause="person_hung_up"):
                turns.act(happened.at, {"hang_up": True})
            case RobotStarted():
                turns.robot(happened)
            case RobotFinished() | RobotStopped():
                turns.silent(happened.at)
            case _:
                pass
    document: dict[str, Any] = {
        "case": title,
        "now": record.started_at.isoformat(timespec="seconds"),
        "contact": dict(record.contact),
        "turns": turns.listed,
        "outcome": record.outcome,
        "values": dict(record.values),
        "hand_off": _hand_off(record),
        "operators": _operators(record),
        "pickup": {"ring": f"{record.line.answered_at or 0}ms"},
        "channel": "recorded",
        "rate": rate,
        "repeats": 0,
    }
    kept = {key: value for key, value in document.items() if value or key == "repeats"}
    CaseFile.model_validate(kept)
    return DraftCase(kept, tuple(turns.cuts))


def _timeline(record: CallRecord, cuts: dict[Utterance, tuple[int, int]]) -> Iterator[tuple[int, object]]:
    """Give what matters to a case with its time; an utterance happens when its sound begins."""
    for event in record.events:
        if not isinstance(event, Utterance):
            yield event.at, event
        elif event in cuts:
            yield cuts[event][0], event


def said_when(record: CallRecord) -> dict[Utterance, tuple[int, int]]:
    """Tell where each utterance that counts begins and ends in the recording, in ms; none runs into the next."""
    answered = record.line.answered_at or 0
    ended = record.line.ended_at
    utterances = sorted(
        (event for event in record.events if isinstance(event, Utterance) and (event.text or event.used == "answer")),
        key=lambda event: event.onset,
    )
    # what was said after the robot began or ended is counted from there, so it may not begin before it
    turning = [event.at for event in record.events if isinstance(event, RobotStarted | RobotFinished | RobotStopped)]
    begins = [
        max(answered, event.onset - BEFORE_MS, *(at for at in turning if at <= event.onset)) for event in utterances
    ]
    ends = [event.offset + AFTER_MS for event in utterances]
    for i, (one, following) in enumerate(pairwise(utterances)):
        if ends[i] > begins[i + 1]:
            # what lies between the two is parted in the middle
            ends[i] = begins[i + 1] = max(begins[i] + FRAME_MS, (one.offset + following.onset) // 2)
    if ended is not None:
        ends = [min(end, ended) for end in ends]
    spans = [(_whole(begin), _whole(end)) for begin, end in zip(begins, ends, strict=True)]
    return dict(zip(utterances, spans, strict=True))


def _whole(ms: int) -> int:
    """Bring a time to the tick it is in."""
    return ms // FRAME_MS * FRAME_MS


@dataclass(slots=True)
class _Turns:
    """The turns of a case, as they are listed.

    Args:
        folder: where the sounds lie.

    Attributes:
        listed: the turns.
        cuts: the sounds.
        quiet: when the person of the case begins to count, ms: the robot fell silent, or they did themselves.
    """

    folder: str
    listed: list[dict[str, Any]] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    quiet: int = 0
    _prompt: int | None = None

    def say(self, event: Utterance, begin: int, end: int) -> None:
        """List what the person said."""
        wav = f"{self.folder}/{len(self.cuts) + 1:02}.wav"
        self.cuts.append(Cut(wav, begin, end))
        text = {"text": event.text} if event.text else {}
        self.act(begin, {**text, "wav": wav}, until=end - FRAME_MS)

    def act(self, at: int, caller: dict[str, Any], *, until: int | None = None) -> None:
        """List what the person did, and when: counted from the robot's beginning where it speaks, else from its end."""
        if self._prompt is not None:
            when = {"at": f"{at - self._prompt}ms"}
        else:
            when = {"after": f"{max(0, at - self.quiet)}ms"}
        self.listed.append({"caller": {**caller, **when}})
        self.quiet = max(self.quiet, at if until is None else until)

    def robot(self, event: RobotStarted) -> None:
        """List what the robot said."""
        self._prompt = event.at
        self.listed.append(robot_turn(event))

    def silent(self, at: int) -> None:
        """Remember that the robot fell silent."""
        self._prompt = None
        self.quiet = max(self.quiet, at)


def robot_turn(event: RobotStarted) -> dict[str, Any]:
    """Write a prompt as the turn of a case that it fits."""
    role: dict[str, str] = {} if event.role in ("prompt", "reaction", "hand_off") else {"role": event.role}
    named = {"reaction": event.reaction} if event.reaction else {"node": event.node}
    only_node = not role and not event.reaction
    return {"robot": event.node if only_node else {**named, **role}}


def _hand_off(record: CallRecord) -> dict[str, str]:
    """Tell what became of the last transfer."""
    if not record.hand_offs:
        return {}
    last = record.hand_offs[-1]
    states: dict[str, Literal["bridged", "failed", "caller_gone"]] = {
        "bridged": "bridged",
        "failed": "failed",
        "caller_gone": "caller_gone",
    }
    told = {"group": last.group, "operator": last.operator, "state": states.get(last.result, "")}
    return {key: value for key, value in told.items() if value}


def _operators(record: CallRecord) -> dict[str, str]:
    """Tell which operators did not accept."""
    changes = (event for event in record.events if isinstance(event, HandOffChanged))
    return {event.operator: _ANSWERS[event.state] for event in changes if event.operator and event.state in _ANSWERS}
