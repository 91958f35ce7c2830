"""A room in virtual time: a loudspeaker, its echo, noise, and a simulated person before a microphone.

The twin of `voicebot.line.duplex.SoundCard`: a call over a microphone runs in it as fast as the CPU allows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS, Frame, samples_per_frame
from voicebot.audio.level import FULL_SCALE, to_int16
from voicebot.line.sound_card import WIDEBAND_RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from voicebot.line.callee import Callee
    from voicebot.line.duplex import Exchange

_SPARSE = 0.15
"""How loud the first reflections are beside the direct sound."""


class VirtualRoom:
    """A sound card in a room with a person.

    Args:
        person: who is there; their frames have the room's rate.
        echo_db: how much quieter than it was played the robot is heard; None for headphones.
        echo_delay_ms: how much later, sound system and air together.
        reverberation_ms: the room's, until it is 60 dB down.
        noise_dbfs: level of the white noise that the microphone brings.
        rate: samples a second.
        seed: of the room's walls and its noise.

    Attributes:
        when_left: is called when the person hangs up; set it to the line's `MicrophoneLine.leave`.
    """

    def __init__(  # noqa: PLR0913 - what a room can be like, each with its default
        self,
        person: Callee,
        *,
        echo_db: float | None = 12.0,
        echo_delay_ms: int = 90,
        reverberation_ms: int = 250,
        noise_dbfs: float = -65.0,
        rate: int = WIDEBAND_RATE,
        seed: int = 0,
    ) -> None:
        self.when_left: Callable[[], None] = lambda: None
        self._person = person
        self._rate = rate
        self._size = samples_per_frame(rate)
        self._random = np.random.default_rng(seed)
        self._noise_rms = FULL_SCALE * 10 ** (noise_dbfs / 20)
        self._way = self._echo_way(echo_db, echo_delay_ms, reverberation_ms)
        # of the block that is heard now nothing was played yet
        self._played = np.zeros(len(self._way) - 1 + self._size)
        self._latest: Frame | None = None
        self._at = 0
        self._exchange: Exchange | None = None

    @property
    def rate(self) -> int:
        """Samples a second, both ways."""
        return self._rate

    @property
    def delay_ms(self) -> int:
        """What a sound system would tell: less than it really is, because it does not know of the air."""
        return 2 * FRAME_MS

    @property
    def alive(self) -> bool:
        """It runs until it is closed."""
        return self._exchange is not None

    def start(self, exchange: Exchange) -> None:
        """Begin; see `voicebot.line.duplex.Duplex.start`."""
        self._exchange = exchange

    async def wait(self, ms: int) -> bool:
        """Let one frame of time pass, however long one would wait."""
        del ms
        if self._exchange is None:
            return False
        # what is played in a block is heard from the next on
        self._played = np.concatenate([self._played[self._size :], np.zeros(self._size)])
        reply = self._person.step(self._at, self._latest)
        if reply.hang_up:
            self.when_left()
        heard = np.convolve(self._played, self._way, mode="valid") + self._noise()
        if reply.frame is not None:
            heard += reply.frame.samples
        played = np.frombuffer(self._exchange(to_int16(heard).tobytes()), dtype=np.int16)
        self._played[-self._size :] = played
        self._latest = Frame(played.copy(), self._rate) if played.any() else None
        self._at += FRAME_MS
        return True

    def close(self) -> None:
        """Stop."""
        self._exchange = None

    def _noise(self) -> NDArray[np.float64]:
        return self._random.standard_normal(self._size) * self._noise_rms

    def _echo_way(self, echo_db: float | None, delay_ms: int, reverberation_ms: int) -> NDArray[np.float64]:
        """Give the impulse response from loudspeaker to microphone."""
        if echo_db is None:
            return np.zeros(1)
        length = max(1, self._rate * reverberation_ms // 1000)
        way = _SPARSE * self._random.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
        way[0] = 1.0
        way *= 10 ** (-echo_db / 20) / np.sqrt(np.sum(way**2))
        return np.concatenate([np.zeros(self._rate * delay_ms // 1000), way])
