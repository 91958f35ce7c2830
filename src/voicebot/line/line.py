"""The line protocol: what a call needs of a telephone, a microphone, a chat or a simulation.

The line emits exactly one `Tick` every 20 ms in every state, dialing and held included; audio that did not arrive is a
frame marked as a gap. So every timer of a call is a count of ticks, and the same call runs live or as fast as the CPU
allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from voicebot.audio.frame import Frame


class LineState(StrEnum):
    """The states of a line, in their order."""

    DIALING = "dialing"
    EARLY = "early"
    ANSWERED = "answered"
    HELD = "held"
    ENDED = "ended"


class LegState(StrEnum):
    """The states of an operator's leg; the last five are final but `BRIDGED`, which lasts until somebody hangs up."""

    RINGING = "ringing"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    BRIDGED = "bridged"
    REJECTED = "rejected"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick of the line brought.

    Args:
        at: milliseconds of audio time since the line's first tick.
        state: the line's state during this tick.
        heard: the person's audio, one frame.
        text: what the person typed, on a text line.
        keys: telephone keys pressed in this tick.
        leg: the operator leg's state, where there is one.
        cause: why the line ended, with the state `ENDED`: person_hung_up, robot_hung_up, busy, no_answer, handed_off.
    """

    at: int
    state: LineState
    heard: Frame
    text: str = ""
    keys: str = ""
    leg: LegState | None = None
    cause: str = ""


class Line(Protocol):
    """One call's audio path. Everything but `ticks` returns at once."""

    @property
    def rate(self) -> int:
        """Samples a second, both ways."""
        ...

    def ticks(self) -> AsyncIterator[Tick]:
        """Dial, then give one tick every 20 ms; the last has the state `ENDED`.

        Before asking for the next tick the caller sends at most one frame.
        """
        ...

    def send(self, frame: Frame) -> None:
        """Play one frame to the person, in the tick that was just given."""
        ...

    def send_text(self, text: str) -> None:
        """Tell the far end what the robot begins to say, where the line carries text (chat); else do nothing."""
        ...

    def hang_up(self) -> None:
        """End the call; overtakes any audio."""
        ...

    def ring_operator(self, address: str) -> None:
        """Open a second leg to an operator; its state comes with the ticks.

        Raises:
            LineError: a leg is open already, or the line has no second leg.
        """
        ...

    def brief_operator(self, text: str) -> None:
        """Tell the operator who is on the line and why, once their leg is answered."""
        ...

    def bridge(self) -> None:
        """Join the person and the operator; the robot is silent from here on."""
        ...

    def drop_operator(self) -> None:
        """End the operator's leg and keep the person."""
        ...
