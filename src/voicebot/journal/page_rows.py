"""What the page of a call shows, made of its events: rows to read, and bands for the timeline. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from voicebot import events as e

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Break:
    """The robot fell silent inside a prompt because somebody spoke.

    Args:
        at: when, ms of audio time.
        after: ms after the onset of the speech.
        resumed: when it went on; None where it gave up.
        because: why it went on.
    """

    at: int
    after: int
    resumed: int | None = None
    because: str = ""


@dataclass(slots=True)
class RobotRow:
    """A prompt.

    Args:
        at: when it began.
        text: all of it.
        node: the node it belongs to.
        role: what it was for.
        reaction: the reaction it belongs to; empty for none.
        gap: ms since the end of the person's speech; None where it answers none.
        end: when it was over.
        heard: the part that the person heard; None where it was played to its end.
        because: why it was given up.
        waited: ms of silence within it because its next words were not there yet.
        breaks: where it fell silent in between.
    """

    at: int
    text: str
    node: str
    role: str
    reaction: str
    gap: int | None
    end: int
    heard: str | None = None
    because: str = ""
    waited: int = 0
    breaks: list[Break] = field(default_factory=list)
    kind: Literal["robot"] = "robot"

    @property
    def rest(self) -> str:
        """The part that was not said any more."""
        return "" if self.heard is None else self.text[len(self.heard) :]

    def spoken(self) -> list[tuple[int, int]]:
        """List the stretches in which it sounded, ms."""
        stretches, start = [], self.at
        for one in self.breaks:
            stretches.append((start, one.at))
            if one.resumed is None:
                return stretches
            start = one.resumed
        return [*stretches, (start, self.end)]


@dataclass(slots=True)
class PersonRow:
    """What the person said.

    Args:
        at: when they began.
        end: when they fell silent.
        text: the words that were acted on.
        other: the same audio in the other hearing (free, or among what was expected); empty where it is the same.
        free: the free hearing was acted on.
        used: what it counted as.
        meaning: what it was taken for; None where nobody asked.
        values: what was understood and kept, name and value.
    """

    at: int
    end: int
    text: str
    other: str
    free: bool
    used: str
    meaning: e.UnderstoodAs | None = None
    values: list[e.ValueSet] = field(default_factory=list)
    kind: Literal["person"] = "person"

    @property
    def ranked(self) -> list[tuple[e.Reading, bool]]:
        """The readings worth a look, best first, and whether each is the one that was acted on."""
        if self.meaning is None:
            return []
        chosen = (self.meaning.kind, self.meaning.intent)
        worth = [one for one in self.meaning.ranked if one.probability >= _WORTH_A_LOOK][:_MOST_READINGS]
        return [(one, (one.kind, one.name) == chosen) for one in worth]


@dataclass(slots=True)
class HandOffRow:
    """A transfer, from the request to its end."""

    at: int
    states: list[e.HandOffChanged]
    kind: Literal["hand_off"] = "hand_off"

    @property
    def end(self) -> int:
        """When its last state began."""
        return self.states[-1].at

    @property
    def briefing(self) -> str:
        """What the operator was told."""
        return next((state.briefing for state in self.states if state.briefing), "")


@dataclass(frozen=True, slots=True)
class NodeRow:
    """The talk came to a node."""

    at: int
    node: str
    kind: Literal["node"] = "node"


Note = e.LineChanged | e.KeyPressed | e.EffectRequested | e.OutcomeSet | e.FaultNoted | e.PhrasesChanged | e.ValueSet


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that happened to the call."""

    at: int
    event: Note
    kind: Literal["note"] = "note"


Row = RobotRow | PersonRow | HandOffRow | NodeRow | NoteRow

_WORTH_A_LOOK = 0.05
_MOST_READINGS = 4


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the timeline.

    Args:
        start: ms of audio time.
        end: ms of audio time.
        name: what it is.
    """

    start: int
    end: int
    name: str


def rows(events: Iterable[e.CallEvent]) -> list[Row]:
    """Make the rows of a call, in the order in which they began."""
    builder = _Builder()
    for event in events:
        builder.add(event)
    return sorted(builder.rows, key=lambda row: row.at)


@dataclass(slots=True)
class _Builder:
    rows: list[Row] = field(default_factory=list)
    _robot: RobotRow | None = None
    _person: PersonRow | None = None
    _transfer: HandOffRow | None = None

    def add(self, event: e.CallEvent) -> None:
        """Take one event."""
        match event:
            case e.NodeEntered():
                self.rows.append(NodeRow(event.at, event.node))
            case e.RobotStarted() | e.RobotPaused() | e.RobotResumed() | e.RobotStopped() | e.RobotFinished():
                self._spoke(event)
            case e.UtteranceEnded():
                other = event.text if event.decided_by == "free" else event.free_text
                self._person = PersonRow(
                    event.onset,
                    event.offset,
                    event.words,
                    "" if other == event.words else other,
                    event.decided_by == "free",
                    event.used,
                )
                self.rows.append(self._person)
            case e.UnderstoodAs() if self._person:
                self._person.meaning = event
            case e.ValueSet() if self._person:
                self._person.values.append(event)
            case e.HandOffChanged():
                self._transferred(event)
            case e.SpeechStarted() | e.SpeechEnded() | e.UnderstoodAs():
                pass  # the utterance tells it
            case _:
                self.rows.append(NoteRow(event.at, event))

    def _spoke(self, event: e.CallEvent) -> None:
        row = self._robot
        match event:
            case e.RobotStarted():
                self._robot = RobotRow(
                    event.at, event.text, event.node, event.role, event.reaction or "", event.gap, event.at
                )
                self.rows.append(self._robot)
            case e.RobotPaused() if row:
                row.breaks.append(Break(event.at, event.at - event.onset))
            case e.RobotResumed() if row and row.breaks:
                last = row.breaks[-1]
                row.breaks[-1] = Break(last.at, last.after, event.at, event.because)
            case e.RobotStopped() if row:
                row.heard, row.because, row.end, row.waited = event.heard, event.because, event.at, event.waited_ms
            case e.RobotFinished() if row:
                row.end, row.waited = event.at, event.waited_ms
            case _:
                pass

    def _transferred(self, event: e.HandOffChanged) -> None:
        if self._transfer is None or (event.state == "requested" and _over(self._transfer.states[-1])):
            self._transfer = HandOffRow(event.at, [])
            self.rows.append(self._transfer)
        self._transfer.states.append(event)


def _over(state: e.HandOffChanged) -> bool:
    """Tell whether a transfer ends with this; while there are operators left, one's failure is not the end."""
    return state.state in ("bridged", "caller_gone") or (state.state == "failed" and not state.operator)


def node_bands(events: Sequence[e.CallEvent], end: int) -> list[Band]:
    """Tell where the talk was when."""
    return _bands([(event.at, event.node) for event in events if isinstance(event, e.NodeEntered)], end)


def state_bands(events: Sequence[e.CallEvent], end: int) -> list[Band]:
    """Tell how the line and the transfer stood when: dialing, held, and what an operator's leg did."""
    changes: list[tuple[int, str]] = []
    for event in events:
        match event:
            case e.LineChanged():
                changes.append((event.at, event.state))
            case e.HandOffChanged():
                changes.append((event.at, "answered" if _over(event) and event.state != "bridged" else event.state))
            case _:
                pass
    return [band for band in _bands(changes, end) if band.name != "answered"]


def _bands(changes: Sequence[tuple[int, str]], end: int) -> list[Band]:
    """Let each last until the next, and the last one to the end."""
    pairs = pairwise([*changes, (end, "")])
    return [Band(start, until, name) for (start, name), (until, _) in pairs if until > start]
