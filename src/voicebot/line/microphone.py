"""A line to the person at this machine: their microphone and loudspeaker, with the robot's own echo taken out.

The sound card's clock is the call's: each 20 ms that it brings make a tick. What it does not bring in time is a gap.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE, Frame
from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS, rms_dbfs, to_int16
from voicebot.errors import SoundCardError
from voicebot.line.line import LineState
from voicebot.line.operator import SimulatedOperator
from voicebot.line.rings import Rings
from voicebot.line.sound_card import WIDEBAND_RATE
from voicebot.line.virtual import VirtualLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from voicebot.audio.frame import Samples
    from voicebot.line.duplex import Duplex
    from voicebot.line.line import Tick

AHEAD_MS = 30
"""No tick is given while more than this waits to be played: the robot never runs ahead of its own voice."""

LATE_MS = 100
"""Sound that is later than this did not arrive: its ticks are gaps."""

RESTART_MS = 200
"""A sound card that has stopped by itself is started again this often: PulseAudio stops where it is kept waiting."""

LOST_MS = 5000
"""A sound card that has brought nothing for this long is gone."""

SOUND_CARD_LOST = "sound_card_lost"
"""The cause of the end then."""

NOISE_DBFS = -60.0
"""White noise, not to be heard, that is added to what is heard: where a headset brings only the band of a telephone or
the canceller has left silence, the recogniser hears nonsense without it (see `voicebot.audio.resample`)."""

BEHIND_MS = 60
"""When computing has taken longer than this, silence is left out until the call has caught up."""

QUIET_DBFS = -50.0
"""Quieter than this is silence that may be left out."""


class EchoRemover(Protocol):
    """Takes the robot's own voice out of what is heard; `voicebot.audio.echo_canceller.EchoCanceller` does."""

    @property
    def delay_ms(self) -> int | None:
        """How much later the echo is heard; None as long as none was found."""
        ...

    @property
    def cancelled_db(self) -> float:
        """By how much what was heard while the robot spoke was made quieter."""
        ...

    def clean(self, heard: Samples, played: Samples) -> Samples:
        """Clean a frame, given what was played meanwhile."""
        ...

    def sound_was_lost(self) -> None:
        """Learn that what is heard and what is played may lie differently now."""
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


@dataclass(frozen=True, slots=True)
class SoundQuality:
    """How the sound card and this machine kept up.

    Args:
        gaps: ticks whose sound did not arrive.
        overruns: pieces of sound that were lost before the call took them.
        dropouts: times when the robot was cut off for a moment because a frame came too late.
        restarts: times when the sound card had stopped by itself and was started again.
        left_out_ms: silence that was left out to catch up.
        echo_delay_ms: how much later the echo was heard; None for no echo, or no canceller.
        cancelled_db: by how much what was heard while the robot spoke was made quieter.
        loudest_dbfs: level of the loudest frame from the person.
    """

    gaps: int = 0
    overruns: int = 0
    dropouts: int = 0
    restarts: int = 0
    left_out_ms: int = 0
    echo_delay_ms: int | None = None
    cancelled_db: float = 0.0
    loudest_dbfs: float = SILENCE_DBFS


class MicrophoneLine(VirtualLine):
    """A call at this machine; somebody picks up at once, and at any operator's address.

    Causes of the end: ``person_hung_up``, ``robot_hung_up``, ``handed_off``, ``sound_card_lost``.

    Args:
        duplex: the sound card.
        canceller: makes what takes the echo out, of the line's rate and the delay the system tells in ms; None leaves
            what is heard as it is.
        operator: who is rung.

    Attributes:
        heard_dbfs: level of the latest frame from the person.
        said_dbfs: level of the latest frame of the robot.
    """

    def __init__(
        self,
        duplex: Duplex,
        canceller: Callable[[int, int], EchoRemover] | None = None,
        *,
        operator: SimulatedOperator | None = None,
    ) -> None:
        someone = operator or SimulatedOperator()
        super().__init__(lambda _: someone, WIDEBAND_RATE if duplex.rate >= WIDEBAND_RATE else TELEPHONE_RATE)
        self.heard_dbfs = self.said_dbfs = SILENCE_DBFS
        self._duplex = duplex
        self._make_canceller = canceller
        self._canceller: EchoRemover | None = None
        self._rings = Rings(self.rate, duplex.rate)
        self._ready: deque[Frame] = deque()
        self._speaking = self._left = False
        self._loudest = SILENCE_DBFS
        self._late_ms = self._missed = self._gaps = self._left_out = self._restarts = 0
        self._lost_before = 0
        self._noise = np.random.default_rng(0)

    @property
    def quality(self) -> SoundQuality:
        """How well it goes so far."""
        canceller = self._canceller
        return SoundQuality(
            gaps=self._gaps,
            overruns=self._rings.overruns,
            dropouts=self._rings.dropouts,
            restarts=self._restarts,
            left_out_ms=self._left_out * FRAME_MS,
            echo_delay_ms=canceller.delay_ms if canceller else None,
            cancelled_db=canceller.cancelled_db if canceller else 0.0,
            loudest_dbfs=self._loudest,
        )

    @property
    def _lost_so_far(self) -> int:
        return self._rings.overruns + self._rings.dropouts + self._restarts

    def send(self, frame: Frame) -> None:
        """Play one frame to the person, after at most `AHEAD_MS` of others.

        Raises:
            LineError: see `VirtualLine.send`.
        """
        super().send(frame)
        self._rings.give(frame.samples, goes_on=self._speaking)
        self.said_dbfs = rms_dbfs(frame.samples)

    def leave(self) -> None:
        """Let the person hang up."""
        self._left = True

    async def ticks(self) -> AsyncIterator[Tick]:
        """Answer at once, then give one tick every 20 ms that the sound card brings; the last has the state `ENDED`.

        Raises:
            SoundCardError: the sound card cannot be opened.
        """
        self._begin()
        self._duplex.start(self._rings.exchange)
        try:
            if self._make_canceller:
                self._canceller = self._make_canceller(self.rate, self._duplex.delay_ms)
            self._advance()
            yield self._tick(LineState.DIALING, self._nothing())
            while self._state is not LineState.ENDED:
                heard = await self._hear()
                self._follow(self._advance())
                yield self._end(self._over) if self._over else self._tick(LineState.ANSWERED, heard)
        finally:
            self._duplex.close()
            if self._canceller:
                self._canceller.close()

    @property
    def _over(self) -> str:
        """Why the call is over; empty while it is not."""
        if self._hung_up:
            return "robot_hung_up"
        if self._given_away():
            return "handed_off"
        if self._left:
            return "person_hung_up"
        return SOUND_CARD_LOST if self._late_ms >= LOST_MS else ""

    def _follow(self, sent: Frame | None) -> None:
        """Remember whether the robot speaks."""
        self._speaking = sent is not None
        if sent is None:
            self.said_dbfs = SILENCE_DBFS

    async def _hear(self) -> Frame:
        """Wait for the sound of the next tick."""
        while not (self._hung_up or self._left):
            self._collect()
            late = self._late_ms >= LATE_MS
            if self._ready and (late or self._rings.unplayed_ms <= AHEAD_MS):
                frame = self._ready.popleft()
                self.heard_dbfs = rms_dbfs(frame.samples)
                self._loudest = max(self._loudest, self.heard_dbfs)
                return frame
            if late and self._missed * FRAME_MS < self._late_ms:
                self._missed += 1
                self._gaps += 1
                break
            if await self._duplex.wait(FRAME_MS):
                self._late_ms = 0
                continue
            self._late_ms += FRAME_MS
            if self._late_ms % RESTART_MS == 0 and not self._duplex.alive:
                self._restart()
        return self._nothing()

    def _restart(self) -> None:
        """Start the sound card again, if it can be."""
        try:
            self._duplex.start(self._rings.exchange)
        except SoundCardError:
            return  # it may be plugged in again before the call is given up
        self._restarts += 1

    def _collect(self) -> None:
        """Take what the sound card has brought, cleaned, and leave out what would make the call lag behind."""
        came: list[Frame] = []
        if self._canceller and self._lost_so_far > self._lost_before:
            self._canceller.sound_was_lost()
        self._lost_before = self._lost_so_far
        while (pair := self._rings.take()) is not None:
            came.append(Frame(self._cleaned(*pair), self.rate))
        if came:
            # the ticks of sound that came after all were given as gaps
            self._ready.extend(came[min(self._missed, len(came) - 1) :])
            self._missed = 0
        while len(self._ready) * FRAME_MS > BEHIND_MS and self._speaking:
            if rms_dbfs(self._ready[0].samples) > QUIET_DBFS:
                break
            self._ready.popleft()
            self._left_out += 1

    def _cleaned(self, heard: Samples, played: Samples) -> Samples:
        clean = self._canceller.clean(heard, played) if self._canceller else heard
        noise = self._noise.standard_normal(len(clean)) * FULL_SCALE * 10 ** (NOISE_DBFS / 20)
        return to_int16(clean + noise)
