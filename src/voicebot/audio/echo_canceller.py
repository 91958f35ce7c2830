"""Keeps the robot from hearing itself: takes what the loudspeaker plays out of what the microphone hears.

Where the echo lies is found by correlation, from the first words on; then the filter of libspeexdsp learns its way
through the room, at once, from those same words. With headphones nothing is found and nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.echo_delay import find_delay
from voicebot.audio.frame import FRAME_MS, samples_per_frame
from voicebot.audio.level import rms_dbfs, to_int16
from voicebot.audio.speexdsp import TAIL_MS, EchoFilter

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

LONGEST_DELAY_MS = 600
"""Echoes this late are found: buffers of the sound system, and loudspeakers over Bluetooth."""

LISTEN_MS = 400
"""An echo is looked for in this much sound ..."""

LOOK_EVERY_MS = 100
"""... this often, while the robot speaks."""

CLEAR = 9.0
"""A peak of this clearness may be an echo (chance gives 6, and a vowel 9 now and then) ..."""

AGREE_MS = 1
AGREEING = (2, 4)
"""... and is one when so many looks in a row agree to a millisecond: the first time, and where another was known."""

EARLIER_MS = 8
"""The filter is told of what was played this much before its echo, so that nothing of the way is cut off."""

LEARN_PASSES = 3
"""The filter hears what is kept so often when the echo is found; after that it cancels 20 dB, not 7."""

UNSURE_MS = 800
"""When the robot has spoken for this long and no echo was found, there is none."""

UNSURE_DB = -40.0
"""Until that is known, what is heard while the robot speaks is made this much quieter: nobody knows what it is.

With 20 dB a loud echo of the first words stopped the robot now and then, in real time; nobody interrupts so early.
"""

SETTLING_MS, SETTLING_DB = 1000, -18.0
"""Once it was found the filter still learns: for so much of the speech what it leaves is made quieter, too ..."""

CANCELLED_DB = 5.0
"""... where it has taken out that much: a person's voice is not echo."""

PLAYED_DBFS = -50.0
"""The robot speaks when it is louder than this."""


class EchoCanceller:
    """Cleans one microphone of one loudspeaker, a frame at a time, and holds back no more than a frame.

    Args:
        rate: samples a second.
        delay_ms: how late the sound system says an echo comes, until it is measured.

    Raises:
        LibraryMissingError: libspeexdsp is not installed.
    """

    def __init__(self, rate: int, delay_ms: int = 0) -> None:
        self._filter = EchoFilter(rate)
        self._rate = rate
        self._size = samples_per_frame(rate)
        self._window = rate * LISTEN_MS // 1000
        self._shift = self._shift_for(rate * delay_ms // 1000)
        longest = rate * LONGEST_DELAY_MS // 1000
        self._heard = np.zeros(self._window, dtype=np.int16)
        self._played = np.zeros(longest + self._window, dtype=np.int16)
        self._delay: int | None = None
        self._seen: list[int] = []
        self._spoken_ms = self._found_ms = 0
        self._echo_db = _Mean()
        self._left_db = _Mean()

    @property
    def delay_ms(self) -> int | None:
        """How much later the echo is heard; None as long as none was found."""
        return None if self._delay is None else self._delay * 1000 // self._rate

    @property
    def cancelled_db(self) -> float:
        """How much quieter what was heard has become while the robot spoke, the person's words included."""
        return self._echo_db.value - self._left_db.value

    def clean(self, heard: Samples, played: Samples | None) -> Samples:
        """Clean one frame.

        Args:
            heard: what the microphone brought.
            played: what the loudspeaker was given meanwhile; None for nothing.
        """
        self._keep(heard, played)
        clean = self._filter.cancel(self._heard[-self._size :], self._caused(0))
        if rms_dbfs(self._caused(0)) < PLAYED_DBFS:
            return clean
        self._spoken_ms += FRAME_MS
        if self._spoken_ms % LOOK_EVERY_MS == 0 and self._spoken_ms >= LISTEN_MS // 2:
            self._look()
        if self._delay is None:
            return _quieter(clean, UNSURE_DB) if self._spoken_ms < UNSURE_MS else clean
        settling = self._spoken_ms < self._found_ms + SETTLING_MS
        if settling and rms_dbfs(clean) < rms_dbfs(heard) - CANCELLED_DB:
            clean = _quieter(clean, SETTLING_DB)
        self._echo_db.add(rms_dbfs(heard))
        self._left_db.add(rms_dbfs(clean))
        return clean

    def sound_was_lost(self) -> None:
        """Look for the echo anew, because it may lie elsewhere now; where none was known there is none."""
        if self._delay is not None:
            self._delay, self._spoken_ms = None, 0
            self._seen.clear()

    def close(self) -> None:
        """Free the memory."""
        self._filter.close()

    def _keep(self, heard: Samples, played: Samples | None) -> None:
        self._heard = np.concatenate([self._heard[self._size :], heard])
        given = np.zeros(self._size, dtype=np.int16) if played is None else played
        self._played = np.concatenate([self._played[self._size :], given])

    def _caused(self, frames_ago: int) -> Samples:
        """Give what was played when the echo in a frame began its way."""
        end = len(self._played) - self._shift - frames_ago * self._size
        return self._played[end - self._size : end]

    def _look(self) -> None:
        """Look for the echo where it is, and follow it."""
        peak = find_delay(self._heard, self._played)
        if peak.clearness < CLEAR:
            return
        if self._seen and abs(peak.delay - self._seen[-1]) > self._rate * AGREE_MS // 1000:
            self._seen.clear()
        self._seen.append(peak.delay)
        if len(self._seen) < AGREEING[self._delay is not None]:
            return
        first, self._delay = self._delay is None, peak.delay
        if self._delay not in range(self._shift, self._shift + self._rate * TAIL_MS // 2000):
            self._shift = self._shift_for(self._delay)
            self._filter.forget()
            first = True
        if first:
            self._found_ms = self._spoken_ms
            self._learn()

    def _shift_for(self, delay: int) -> int:
        return max(0, delay - self._rate * EARLIER_MS // 1000)

    def _learn(self) -> None:
        """Let the filter hear again what is kept."""
        for _ in range(LEARN_PASSES):
            for ago in reversed(range(len(self._heard) // self._size)):
                end = len(self._heard) - ago * self._size
                self._filter.cancel(self._heard[end - self._size : end], self._caused(ago))


def _quieter(samples: Samples, db: float) -> Samples:
    return to_int16(samples * 10 ** (db / 20))


class _Mean:
    """The mean of levels."""

    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0

    @property
    def value(self) -> float:
        return self._sum / self._count if self._count else 0.0

    def add(self, dbfs: float) -> None:
        self._sum += dbfs
        self._count += 1
