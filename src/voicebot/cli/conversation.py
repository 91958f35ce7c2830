"""Shows a call while it goes on: who, where in the script, what was heard, how sure, how quick."""

from collections.abc import Callable

from rich.table import Column, Table
from rich.text import Text

from voicebot.cli.output import console
from voicebot.events import (
    CallEvent,
    EffectRequested,
    FaultNoted,
    HandOffChanged,
    KeyPressed,
    LineChanged,
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
from voicebot.journal.transcript import clock

Translate = Callable[[str], str | None]


class ConversationView:
    """Prints events as they happen.

    Args:
        translate: gives the translation of a text that was said or heard; None where there is none.
        meanings: whether what was understood is told: node, meaning, probability.
    """

    def __init__(self, translate: Translate | None = None, *, meanings: bool = True) -> None:
        self._translate = translate
        self._meanings = meanings

    def show(self, event: CallEvent) -> None:  # noqa: C901, PLR0912 - a table: one line a kind of event
        """Print one event, if it is for people."""
        match event:
            case RobotStarted():
                self._said(event)
            case UtteranceEnded():
                used = "" if event.used == "answer" else f"({event.used.replace('_', '-')})"
                self._line(event.onset, "person", event.words or "(no words)", "green", used)
                self._translated(event.words)
            case UnderstoodAs() if self._meanings:
                self._line(event.at, "", f"→ {_meaning(event)}", "dim")
                if event.phrase != event.text:  # else the translation stands above already
                    self._translated(event.phrase)
            case ValueSet():
                self._line(event.at, "", f"→ {event.name} = {event.value}", "dim")
            case RobotPaused():
                self._line(event.at, "", f"robot pauses, {event.at - event.onset} ms after the person began", "yellow")
            case RobotResumed():
                self._line(event.at, "", f"robot goes on ({event.because.replace('_', '-')})", "yellow")
            case RobotStopped():
                why = event.because.replace("_", "-")
                self._line(event.at, "", f"robot stops ({why}), {event.fraction:.0%} said", "yellow")
            case HandOffChanged():
                self._handed_off(event)
            case KeyPressed():
                self._line(event.at, "person", f"key {event.key}", "green")
            case EffectRequested():
                self._line(event.at, "", f"→ {_effect(event)}", "bold" if event.taken else "bold red")
            case LineChanged():
                self._line(event.at, "line", event.state, "dim", event.cause and f"({event.cause})")
            case PhrasesChanged():
                changes = ", ".join([*(f"+ {text}" for text in event.added), *(f"- {text}" for text in event.removed)])
                self._line(event.at, "hand-off", f"phrases changed: {changes or event.version}", "magenta")
            case FaultNoted():
                self._line(event.at, "fault", event.message, "red")
            case OutcomeSet():
                self._line(event.at, "outcome", event.outcome, "bold")
            case _:
                pass

    def _said(self, event: RobotStarted) -> None:
        where = event.reaction or event.node
        gap = f", gap {event.gap} ms" if event.gap is not None else ""
        role = "" if event.role in {"prompt", "reaction"} else f", {event.role.replace('_', '-')}"
        self._line(event.at, "robot", event.text, "cyan", f"({where}{role}{gap})")
        self._translated(event.text)

    def _handed_off(self, event: HandOffChanged) -> None:
        state = f"{event.state} {event.operator or event.group}".strip()
        self._line(event.at, "hand-off", state, "magenta", event.reason and f"({event.reason})")
        if event.state == "briefing":
            self._under(event.briefing)
            self._translated(event.briefing)

    def _translated(self, text: str) -> None:
        translation = self._translate(text) if self._translate else None
        if translation:
            self._under(f"= {translation}")

    def _under(self, text: str) -> None:
        self._row("", "", Text(text, style="italic dim"))

    def _line(self, at: int, who: str, text: str, style: str, aside: str = "") -> None:
        shown = Text.assemble((text, style), (f"  {aside}" if aside else "", "dim"))
        self._row(Text(clock(at), style="dim"), Text(who, style=f"bold {style}"), shown)

    def _row(self, when: Text | str, who: Text | str, what: Text) -> None:
        """Print in columns, so that a long line goes on under its own beginning."""
        columns = Table.grid(Column(width=9), Column(width=8), Column(overflow="fold"), padding=(0, 2, 0, 0))
        columns.add_row(when, who, what)
        console.print(columns)


def _meaning(event: UnderstoodAs) -> str:
    """Say what an utterance was taken for; for an unclear one, what it was most like."""
    if event.intent is None:
        like = next(iter(event.ranked), None)
        what = event.kind.replace("_", " ")
        return f"{what}; most like {like.name}, {like.probability:.0%} sure" if like else what
    nearest = f", nearest “{event.phrase}”" if event.phrase else ""
    return f"{event.kind.replace('_', '-')} {event.intent}, {event.probability:.0%} sure{nearest}"


def _effect(event: EffectRequested) -> str:
    """Say what was asked for outside the call, and whether it was taken."""
    data = dict(event.data)
    at = data.get("at", "")
    plain = {"stop_list": "on the stop-list: nobody calls this person again", "call_back": f"call back {at}".rstrip()}
    said = plain.get(event.effect) or f"{event.effect} {data or ''}".strip()
    return said if event.taken else f"not taken: {said}"
