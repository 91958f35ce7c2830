"""Writes a result so that it reads like the conversation, with the wrong line marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from voicebot.events import (
    HandOffChanged,
    KeyPressed,
    LineChanged,
    OutcomeSet,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)
from voicebot.trial.order import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.events import CallEvent
    from voicebot.trial.order import Fault
    from voicebot.trial.verdict import Result, Spoken

Who = Literal["robot", "caller", "heard", "call"]
_STYLES: dict[Who, str] = {"robot": "cyan", "caller": "green", "heard": "dim", "call": "dim"}
_WIDTH = max(map(len, _STYLES))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conversation.

    Args:
        at: milliseconds of audio time.
        who: whose line it is; ``heard`` is what the robot made of the caller's.
        text: what is on it.
        event: index of the event it shows, where it shows one.
    """

    at: int
    who: Who
    text: str
    event: int | None = None


def conversation(result: Result) -> list[Line]:
    """Put a call into lines, in the order of time: what was said, what was heard, what became of it."""
    lines = [_caller(result, spoken) for spoken in result.spoken]
    for index, event in enumerate(result.events):
        told = _told(event)
        if told is not None:
            who, text = told
            lines.append(Line(event.at, who, text, index))
    return sorted(lines, key=lambda line: line.at)


def render(result: Result) -> Text:
    """Write a result: one line when it passed, the whole conversation when it did not."""
    passed, out = result.verdict.passed, Text()
    out.append("passed " if passed else "FAILED ", style="bold green" if passed else "bold red")
    out.append(f"{result.case.name} ", style="bold")
    out.append(f"({result.case.path}, {result.mode})\n", style="dim")
    if passed:
        return out
    faults = list(result.verdict.faults)
    for line in conversation(result):
        wrong = [fault for fault in faults if fault.event is not None and fault.event == line.event]
        mark = "✗" if wrong else " "
        out.append(f"{mark} {line.at / 1000:6.1f} s  {line.who:<{_WIDTH}}  ", style="bold red" if wrong else "dim")
        out.append(f"{line.text}\n", style="red" if wrong else _STYLES[line.who])
        for fault in wrong:
            faults.remove(fault)
            _explain(out, result, fault)
    for fault in faults:
        out.append(f"✗ {fault.kind.replace('_', ' ')}\n", style="bold red")
        _explain(out, result, fault)
    return out


def plain(result: Result) -> str:
    """Write a result without colours."""
    return render(result).plain


def as_json(result: Result) -> dict[str, object]:
    """Give a result as JSON values."""
    return {
        "case": result.case.name,
        "file": str(result.case.path),
        "mode": result.mode,
        "passed": result.verdict.passed,
        "faults": [
            {
                "kind": fault.kind,
                "expected": fault.expected,
                "got": fault.got,
                "line": _line_of(result, fault),
                "at": None if fault.event is None else result.events[fault.event].at,
            }
            for fault in result.verdict.faults
        ],
        "conversation": [{"at": line.at, "who": line.who, "text": line.text} for line in conversation(result)],
    }


def _explain(out: Text, result: Result, fault: Fault) -> None:
    indent = " " * 14
    where = _line_of(result, fault)
    written = f"  ({result.case.path}:{where})" if where else ""
    out.append(f"{indent}expected: {fault.expected}{written}\n", style="yellow")
    out.append(f"{indent}but was:  {fault.got}\n", style="yellow")
    for told in _why(result, fault):
        out.append(f"{indent}{told}\n", style="dim")


def _why(result: Result, fault: Fault) -> Iterator[str]:
    """Tell what the robot heard and understood before it went wrong."""
    if fault.kind != "order" or fault.event is None:
        return
    before = result.events[: fault.event]
    said = next((s for s in reversed(result.spoken) if s.onset <= result.events[fault.event].at), None)
    if said is not None:
        yield f"said:       {said.text or '(no words)'}"
    heard = next((event for event in reversed(before) if isinstance(event, UtteranceEnded)), None)
    if heard is not None:
        yield f"heard:      {heard.text or '(nothing)'}"
    understood = next((event for event in reversed(before) if isinstance(event, UnderstoodAs)), None)
    if understood is not None:
        yield f"understood: {_understood(understood)}"


def _line_of(result: Result, fault: Fault) -> int | None:
    lines = result.case.lines
    return lines[fault.turn] if fault.turn is not None and fault.turn < len(lines) else None


def _caller(result: Result, spoken: Spoken) -> Line:
    caller = result.case.file.turns[spoken.turn].caller
    means = f"  [{caller.means}]" if caller and caller.means else ""
    again = "  (again)" if spoken.again else ""
    return Line(spoken.onset, "caller", f"{spoken.text or '(sound)'}{means}{again}")


def _understood(event: UnderstoodAs) -> str:
    nearest = f", nearest “{event.phrase}”" if event.phrase else ""
    return f"{event.kind} {event.intent or '-'} ({event.probability:.2f}{nearest})"


def _told(event: CallEvent) -> tuple[Who, str] | None:  # noqa: C901, PLR0911 - one case for each kind of event
    match event:
        case RobotStarted():
            gap = f"  ⟨{event.gap} ms⟩" if event.gap is not None else ""
            return "robot", f"{describe(event)}: {event.text}{gap}"
        case RobotStopped():
            return "robot", f"stops ({event.because}) after “{event.heard}”"
        case RobotResumed():
            return "robot", f"goes on ({event.because})"
        case UtteranceEnded():
            used = "" if event.used == "answer" else f"  ({event.used})"
            freely = ", decoded freely" if event.decided_by == "free" else ""
            return "heard", f"“{event.words}”{freely}{used}"
        case UnderstoodAs():
            return "heard", f"= {_understood(event)}"
        case ValueSet():
            return "heard", f"{event.name} = {event.value}"
        case KeyPressed():
            return "heard", f"key {event.key}"
        case HandOffChanged():
            return "call", f"hand-off {event.state} {event.operator}".rstrip()
        case OutcomeSet():
            return "call", f"outcome {event.outcome}"
        case LineChanged(state="ended"):
            return "call", f"ended: {event.cause}"
        case _:
            return None
