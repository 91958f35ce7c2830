"""The simulated person at the other end of a line: a protocol, because cases, demos and benchmarks bring their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame, Sound

NotAnswered = Literal["busy", "no_answer", "rejected", "unreachable"]
"""Why nobody answers; the cause that the line ends with."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person does in one tick.

    Args:
        frame: what they say, 20 ms at the line's rate; None is silence.
        text: what they type, on a line that carries text.
        keys: telephone keys they press.
        hang_up: they end the call in this tick; whatever else is in the reply is lost.
        hold: they have put the robot on hold in this tick: nothing is heard either way.
    """

    frame: Frame | None = None
    text: str = ""
    keys: str = ""
    hang_up: bool = False
    hold: bool = False


class Callee(Protocol):
    """A person who was called."""

    def step(self, at: int, robot: Frame | None) -> Reply:
        """Live through one tick of the answered call.

        Args:
            at: milliseconds of audio time since the line's first tick.
            robot: what the robot sent in the tick before; None for nothing. After a bridge it is None.
        """
        ...


@dataclass(frozen=True, slots=True)
class Pickup:
    """What happens between dialing and the answer.

    Args:
        ring_ms: from the first tick until the answer, or until the line ends because nobody answers.
        answers: somebody answers.
        cause: why nobody does.
        early: what is heard while it rings (ring-back, an announcement), at any rate; it makes the line `EARLY`.
    """

    ring_ms: int = 2000
    answers: bool = True
    cause: NotAnswered = "no_answer"
    early: Sound | None = None
