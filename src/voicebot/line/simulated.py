"""A telephone line in virtual time: a scripted callee, scripted operators, echo, noise and lost packets.

The same inputs give the same ticks, and a tick takes no longer than computing it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE, Frame, samples_per_frame
from voicebot.audio.mix import add
from voicebot.audio.resample import resample
from voicebot.line.callee import Pickup, Reply
from voicebot.line.line import LegState, LineState
from voicebot.line.virtual import VirtualLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from voicebot.audio.frame import Samples, Sound
    from voicebot.audio.mix import Echo
    from voicebot.line.callee import Callee
    from voicebot.line.line import Tick
    from voicebot.line.operator import SimulatedOperator

LONGEST_MS = 600_000
"""A call is cut here, with the cause ``too_long``, because a callee in a test may never hang up."""

_BREATHE_TICKS = 50
"""After this many ticks other tasks of the event loop get their turn."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Packets lost at random.

    Args:
        share: of the ticks, from 0 to 1.
        seed: the same ticks are lost for the same seed.
    """

    share: float
    seed: int = 0


class SimulatedLine(VirtualLine):
    """A line to a simulated person.

    Causes of the end: ``person_hung_up``, ``robot_hung_up``, ``handed_off``, ``too_long``, and what `Pickup` says.
    Once bridged, the call goes on until the person or the operator hangs up; it still ticks, and the person is heard.

    Args:
        callee: who is called.
        pickup: whether and when they answer.
        operators: who can be rung, by address; any other address fails.
        rate: samples a second, also of the callee's frames.
        echo: what comes back of the robot's own voice; a fresh one for each line.
        noise: what is heard behind the person once they have answered, over and over, at any rate.
        gaps: the numbers of the ticks (from 0) whose audio is lost, or how much is lost at random; only ticks that
            would bring audio lose it.
        longest_ms: the call is cut at this age.

    Raises:
        LineError: from `send` and the operator's methods, see `VirtualLine`; from `ticks` when the callee's frames do
            not have the line's rate.
    """

    def __init__(  # noqa: PLR0913 - every way in which a line can be bad, each with its default
        self,
        callee: Callee,
        *,
        pickup: Pickup | None = None,
        operators: Mapping[str, SimulatedOperator] | None = None,
        rate: int = TELEPHONE_RATE,
        echo: Echo | None = None,
        noise: Sound | None = None,
        gaps: frozenset[int] | Loss = frozenset(),
        longest_ms: int = LONGEST_MS,
    ) -> None:
        super().__init__((operators or {}).get, rate)
        self._callee = callee
        self._pickup = pickup or Pickup()
        self._early = resample(self._pickup.early, rate).frames() if self._pickup.early else None
        self._echo = echo
        self._noise = _Loop(resample(noise, rate).samples, samples_per_frame(rate)) if noise else None
        self._gaps = gaps
        self._random = np.random.default_rng(gaps.seed if isinstance(gaps, Loss) else 0)
        self._longest_ms = longest_ms

    async def ticks(self) -> AsyncIterator[Tick]:
        """Dial, then give one tick every 20 ms of audio time; the last has the state `ENDED`."""
        self._begin()
        while self._state is not LineState.ENDED:
            tick = self._next()
            yield tick
            if tick.at // FRAME_MS % _BREATHE_TICKS == 0:
                await asyncio.sleep(0)

    def _next(self) -> Tick:
        """Make the next tick."""
        sent = self._advance()
        if self._hung_up:
            return self._end("robot_hung_up")
        if self._given_away():
            return self._end("handed_off")
        if self._at >= self._longest_ms:
            return self._end("too_long")
        if self._at < self._pickup.ring_ms or self._at == 0:
            return self._ringing()
        if not self._pickup.answers:
            return self._end(self._pickup.cause)
        return self._answered(sent)

    def _ringing(self) -> Tick:
        """Make a tick before the answer."""
        number = self._at // FRAME_MS
        if self._early is None or number == 0:
            return self._tick(LineState.DIALING, self._nothing())
        played = self._early[number - 1] if number <= len(self._early) else Frame.silence(self._rate)
        return self._tick(LineState.EARLY, self._nothing() if self._lost() else played)

    def _answered(self, sent: Frame | None) -> Tick:
        """Make a tick after the answer."""
        robot = None if self._state is LineState.HELD else sent
        reply = self._callee.step(self._at, robot)
        echo = self._echo.step(robot) if self._echo else None
        if reply.hang_up:
            return self._end("handed_off" if self._leg_state is LegState.BRIDGED else "person_hung_up")
        lost = self._lost()
        if reply.hold:
            # what the robot sends while held goes nowhere
            return self._tick(LineState.HELD, self._nothing(), text=reply.text, keys=reply.keys)
        heard = self._nothing() if lost else self._heard(reply, echo)
        return self._tick(LineState.ANSWERED, heard, text=reply.text, keys=reply.keys)

    def _heard(self, reply: Reply, echo: Samples | None) -> Frame:
        """Put together what arrives from the person's side."""
        if reply.frame:
            self._check(reply.frame)
        frame = reply.frame or Frame.silence(self._rate)
        behind = self._noise.take() if self._noise else None
        for added in (echo, behind):
            if added is not None:
                frame = Frame(add(frame.samples, added), self._rate, frame.gap)
        return frame

    def _lost(self) -> bool:
        """Tell whether this tick's audio is lost."""
        if isinstance(self._gaps, Loss):
            return bool(self._random.random() < self._gaps.share)
        return self._at // FRAME_MS in self._gaps


class _Loop:
    """Samples over and over, a frame at a time."""

    def __init__(self, samples: Samples, size: int) -> None:
        self._samples = samples
        self._size = size
        self._from = 0

    def take(self) -> Samples:
        """Give the next frame."""
        where = np.arange(self._from, self._from + self._size)
        self._from += self._size
        return self._samples.take(where, mode="wrap")
