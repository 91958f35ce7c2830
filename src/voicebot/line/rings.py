"""What passes between a sound card's own thread and a call: two rings, and a count of what did not arrive in time.

The sound card's thread may not wait for anybody: it leaves what it heard, takes what is there to play, and goes.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

import numpy as np

from voicebot.audio.frame import FRAME_MS, Samples, samples_per_frame
from voicebot.audio.resample import StreamResampler

KEPT_MS = 10_000
"""Sound that nobody has taken is kept for so long."""

UNPLAYED_MS = 100
"""More than this never waits to be played: what is added beyond it is dropped."""

_BYTES = 2


class Rings:
    """The rings of one call; `exchange` is for the sound card's thread, the rest for the call's.

    Args:
        rate: the call's samples a second.
        card_rate: the sound card's.

    Attributes:
        overruns: pieces that were lost because nobody took them, or that the sound card says it lost.
        dropouts: times when the robot was cut off in the middle of what it said, because the next piece came late.
    """

    def __init__(self, rate: int, card_rate: int) -> None:
        self.overruns = self.dropouts = 0
        self._rate, self._card_rate = rate, card_rate
        self._size = samples_per_frame(rate)
        self._to_call = StreamResampler(card_rate, rate), StreamResampler(card_rate, rate)
        self._to_card = StreamResampler(rate, card_rate)
        self._came: deque[tuple[bytes, bytes]] = deque()
        self._came_bytes = 0
        self._unplayed = bytearray()
        self._starved = False
        self._lock = Lock()
        self._heard = self._played = np.zeros(0, dtype=np.int16)

    def exchange(self, heard: bytes, *, lost: bool = False) -> bytes:
        """Leave what was heard, and take as much to play; silence where there is too little.

        Args:
            heard: 16-bit PCM at the card's rate.
            lost: the sound card says that something before it was lost.
        """
        with self._lock:
            played = bytes(self._unplayed[: len(heard)])
            del self._unplayed[: len(heard)]
            if len(played) < len(heard):
                self._starved = True
                played += bytes(len(heard) - len(played))
            self._came.append((heard, played))
            self._came_bytes += len(heard)
            while self._came_bytes > self._card_bytes(KEPT_MS):
                self._came_bytes -= len(self._came.popleft()[0])
                self.overruns += 1
            self.overruns += lost
        return played

    @property
    def unplayed_ms(self) -> int:
        """How much waits to be played."""
        return len(self._unplayed) * 1000 // (_BYTES * self._card_rate)

    def take(self) -> tuple[Samples, Samples] | None:
        """Take a frame of what was heard, and what was played meanwhile; None when there is no whole one."""
        with self._lock:
            came, self._came = self._came, deque()
            self._came_bytes = 0
        if came:
            pieces = zip((self._heard, self._played), self._to_call, zip(*came, strict=True), strict=True)
            self._heard, self._played = (
                np.concatenate([kept, resampler.feed(np.frombuffer(b"".join(piece), dtype=np.int16))])
                for kept, resampler, piece in pieces
            )
        if len(self._heard) < self._size:
            return None
        frame = self._heard[: self._size], self._played[: self._size]
        self._heard, self._played = self._heard[self._size :], self._played[self._size :]
        return frame

    def give(self, samples: Samples, *, goes_on: bool) -> None:
        """Give a frame to play.

        Args:
            samples: the frame.
            goes_on: it follows the frame before without a pause; else a frame of silence goes first, so that a frame
                that comes a little late cuts nothing off.
        """
        converted = self._to_card.feed(samples).tobytes()
        with self._lock:
            self.dropouts += goes_on and self._starved
            if self._starved:
                self._unplayed += bytes(self._card_bytes(FRAME_MS))
            self._starved = False
            room = self._card_bytes(UNPLAYED_MS) - len(self._unplayed)
            self._unplayed += converted[: max(0, room)]

    def _card_bytes(self, ms: int) -> int:
        return self._card_rate * ms // 1000 * _BYTES
