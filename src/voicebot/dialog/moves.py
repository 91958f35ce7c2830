"""What goes into the walk through a script and what comes out of it: all values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from voicebot.language.pieces import Piece
    from voicebot.understanding.meaning import Expected, Meaning
    from voicebot.understanding.values.value import Asked

BargeIn = Literal["any", "phrases", "never"]


# --- what comes in -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """The person's turn is over and was taken for this; ``noisy``: the line was, while they spoke."""

    meaning: Meaning
    noisy: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """The person has said nothing for as long as the node waits."""


@dataclass(frozen=True, slots=True)
class Said:
    """A prompt is over: played to its end, or given up after ``fraction`` of it was heard."""

    fraction: float = 1.0


@dataclass(frozen=True, slots=True)
class Key:
    """A telephone key was pressed."""

    key: str


@dataclass(frozen=True, slots=True)
class HandOffEnded:
    """The transfer is over: bridged, or nobody could take it."""

    bridged: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """The line has ended."""


Event = Heard | Silent | Said | Key | HandOffEnded | Gone


# --- what comes out ------------------------------------------------------------------------------------------------

Role = Literal["prompt", "silence", "unclear", "reaction", "confirm", "hand_off"]


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a text.

    Args:
        text: the text with its values filled in.
        node: the node it belongs to.
        role: what it is for.
        reaction: the reaction it belongs to, where it does.
        template: the text before filling in; the key of a recorded prompt.
        slower: for a person who hears badly.
        pieces: the same text in its parts, where some came from variables; empty: all of it is fixed.
    """

    text: str
    node: str
    role: Role = "prompt"
    reaction: str | None = None
    template: str = ""
    slower: bool = False
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class EnterNode:
    """The talk came to a node (for the journal)."""

    node: str


@dataclass(frozen=True, slots=True)
class SetValue:
    """A value is known; ``spoken`` is how the robot says it."""

    name: str
    value: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class SetOutcome:
    """The call's outcome."""

    outcome: str


@dataclass(frozen=True, slots=True)
class HandOff:
    """Give the person to an operator of this group (empty: the default group)."""

    group: str
    reason: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Do something outside the call: ``stop_list``, ``tag``, ``webhook``, ``e_mail``, ``mqtt``, ``call_back``."""

    effect: str
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call once everything was said."""


Action = Say | EnterNode | SetValue | SetOutcome | HandOff | Effect | HangUp


@dataclass(frozen=True, slots=True)
class Expectation:
    """What may happen now; everything hearing and the floor need to know of the script.

    Args:
        node: where the talk is.
        phrases: what may be said: answers, reactions (hand-off phrases are added by the call).
        asked: the value that is asked for, None for none.
        barge_in: who may interrupt the robot here.
        silence_ms: after this much silence the script is told.
        patience_ms: an unfinished phrase is waited for this long; None: the setting.
        keys: telephone keys that mean something here.
        open_question: anything may be said.
    """

    node: str
    phrases: tuple[Expected, ...]
    asked: Asked | None = None
    barge_in: BargeIn = "any"
    silence_ms: int = 4000
    patience_ms: int | None = None
    keys: str = ""
    open_question: bool = False
