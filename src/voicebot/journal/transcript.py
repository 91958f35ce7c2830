"""The transcript of a call: its events as lines that a person can read. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from voicebot.events import (
    CallEvent,
    EffectRequested,
    FaultNoted,
    HandOffChanged,
    KeyPressed,
    LineChanged,
    NodeEntered,
    OutcomeSet,
    PhrasesChanged,
    RobotPaused,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Who = Literal["robot", "person", "operator", "-"]

_USES = {"back_channel": "a back-channel", "greeting": "a greeting", "ignored": "ignored"}


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line of a transcript.

    Args:
        at: when it began, milliseconds of audio time.
        who: who speaks; ``-`` for what happened to the call itself.
        text: what was said or heard, or what happened.
        node: the node of the script, where it is known.
        gap: milliseconds between the end of the person's speech and the robot's answer.
        sure: the probability of the meaning, from 0 to 1; None where nothing was understood.
        meaning: what an utterance was taken for; a reaction or hand-off group carries its kind (``reaction operator``).
        notes: what else is to be known: paused, went on because of, interrupted after.
    """

    at: int
    who: Who
    text: str
    node: str = ""
    gap: int | None = None
    sure: float | None = None
    meaning: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class TranscriptBuilder:
    """Takes events one after the other; `lines` may be read at any time, in the order in which they began."""

    _lines: list[TranscriptLine] = field(default_factory=list)
    _node: str = ""
    _robot: int | None = None
    _person: int | None = None

    @property
    def lines(self) -> tuple[TranscriptLine, ...]:
        """The lines so far."""
        return tuple(sorted(self._lines, key=lambda line: line.at))

    def add(self, event: CallEvent) -> None:
        """Take one event."""
        match event:
            case NodeEntered():
                self._node = event.node
            case RobotStarted():
                self._robot = len(self._lines)
                self._lines.append(
                    TranscriptLine(event.at, "robot", event.text, event.node, event.gap, notes=_role_notes(event))
                )
            case RobotPaused() | RobotResumed() | RobotStopped():
                self._note(self._robot, _robot_note(event))
            case UtteranceEnded():
                self._person = len(self._lines)
                self._lines.append(
                    TranscriptLine(event.onset, "person", event.words, self._node, notes=_use_notes(event))
                )
            case UnderstoodAs():
                self._understood(event)
            case ValueSet():
                self._note(self._person, f"{event.name} = {event.value}")
            case _:
                line = _happening(event)
                self._lines.extend([line] if line else [])

    def _understood(self, event: UnderstoodAs) -> None:
        if self._person is None:
            return
        name = event.intent or event.kind
        meaning = name if event.kind in ("intent", "value", "unclear", "out_of_scope") else f"{event.kind} {name}"
        self._lines[self._person] = replace(
            self._lines[self._person], node=event.node, meaning=meaning, sure=event.probability
        )

    def _note(self, index: int | None, note: str) -> None:
        if index is not None:
            line = self._lines[index]
            self._lines[index] = replace(line, notes=(*line.notes, note))


def transcript(events: Iterable[CallEvent]) -> tuple[TranscriptLine, ...]:
    """Write the lines of a whole call."""
    builder = TranscriptBuilder()
    for event in events:
        builder.add(event)
    return builder.lines


def render(lines: Iterable[TranscriptLine], translate: Callable[[str], str | None] | None = None) -> str:
    """Write lines as plain text, with a translation under each text that has one.

    Args:
        lines: the lines, in order.
        translate: gives a text in another language, None where it has none.
    """
    rows: list[str] = []
    for line in lines:
        rows.append(
            f"{clock(line.at)}  {line.who:<8} {line.node:<16} {line.text or '(no words)'}{_aside(line)}".rstrip()
        )
        translated = translate(line.text) if translate and line.who in ("robot", "person") else None
        if translated:
            rows.append(f"{'':<37}= {translated}")
    return "\n".join(rows) + "\n" if rows else ""


def clock(at: int) -> str:
    """Write audio time as minutes, seconds and milliseconds: ``01:02.340``."""
    seconds, milliseconds = divmod(at, 1000)
    return f"{seconds // 60:02}:{seconds % 60:02}.{milliseconds:03}"


def _aside(line: TranscriptLine) -> str:
    """Write what belongs to a line beside its text, in brackets."""
    meaning = f"{line.meaning} {line.sure:.2f}" if line.sure is not None else ""
    gap = f"gap {line.gap} ms" if line.gap is not None else ""
    parts: Sequence[str] = [part for part in (meaning, gap, *line.notes) if part]
    return f"  [{'; '.join(parts)}]" if parts else ""


def _role_notes(event: RobotStarted) -> tuple[str, ...]:
    if event.reaction:
        return (f"reaction {event.reaction}",)
    return () if event.role == "prompt" else (event.role,)


def _use_notes(event: UtteranceEnded) -> tuple[str, ...]:
    use = (_USES[event.used],) if event.used in _USES else ()
    if event.decided_by == "free":
        return (*use, f'decoded freely; among what was expected: "{event.text}"')
    free = (f'decoded freely: "{event.free_text}"',) if event.free_text else ()
    return (*use, *free)


def _robot_note(event: RobotPaused | RobotResumed | RobotStopped) -> str:
    match event:
        case RobotPaused():
            return f"paused at {clock(event.at)}"
        case RobotResumed():
            return f"went on: {event.because}"
        case RobotStopped():
            return f'interrupted after "{event.heard}": {event.because}'


def _happening(event: CallEvent) -> TranscriptLine | None:  # noqa: PLR0911 - a table: one line a kind of event
    """Write what happened to the call itself; None for what no reader needs."""
    match event:
        case LineChanged():
            cause = (event.cause,) if event.cause else ()
            return TranscriptLine(event.at, "-", f"line {event.state}", notes=cause)
        case HandOffChanged():
            notes = tuple(note for note in (event.reason, event.briefing) if note)
            text = " ".join(part for part in ("hand-off", event.state, event.group, event.operator) if part)
            return TranscriptLine(event.at, "operator" if event.operator else "-", text, notes=notes)
        case KeyPressed():
            return TranscriptLine(event.at, "person", f"key {event.key}")
        case EffectRequested():
            data = tuple(f"{name} = {value}" for name, value in event.data.items())
            refused = () if event.taken else ("not taken",)
            return TranscriptLine(event.at, "-", f"effect {event.effect}", notes=(*data, *refused))
        case PhrasesChanged():
            changes = (*(f"+ {text}" for text in event.added), *(f"- {text}" for text in event.removed))
            return TranscriptLine(event.at, "-", f"hand-off phrases changed {event.version}", notes=changes)
        case FaultNoted():
            return TranscriptLine(event.at, "-", f"fault {event.code}", notes=(event.message,))
        case OutcomeSet():
            return TranscriptLine(event.at, "-", f"outcome {event.outcome}")
        case _:
            return None
