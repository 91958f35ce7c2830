"""From one rate to another: sounds and streams with soxr, live frames for the recogniser with a recipe of its own.

How 8 kHz becomes 16 kHz decides how well speech is recognised, because an empty upper band hurts. Of human phrases
through a telephone channel 77 % were recognised after soxr, 96 % after linear interpolation, whose mirror images fill
that band, and 99 % after soxr with white noise at −60 dBFS. Linear interpolation with that noise holds nothing back;
soxr's stream holds back up to 66 ms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import soxr

from voicebot.audio.frame import samples_per_frame
from voicebot.audio.level import FULL_SCALE, to_int16

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Frame, Samples, Sound


def resample(sound: Sound, rate: int) -> Sound:
    """Change the rate of a whole sound (soxr, high quality); remarks and marks are kept."""
    if sound.rate == rate or not len(sound.samples):
        return replace(sound, rate=rate)
    return replace(sound, samples=soxr.resample(sound.samples, sound.rate, rate, quality="HQ"), rate=rate)


class Upsampler:
    """Brings frames to the recogniser's rate: linear interpolation plus white noise. It holds nothing back.

    Args:
        rate: samples a second that come out.
        noise_dbfs: level of the noise, root mean square; −60 was best, −50 hurts.
        seed: the noise is the same for the same seed.
    """

    def __init__(self, rate: int = 16_000, *, noise_dbfs: float = -60.0, seed: int = 0) -> None:
        self._rate = rate
        self._noise_rms = FULL_SCALE * 10 ** (noise_dbfs / 20)
        self._seed = seed
        self._positions: dict[int, NDArray[np.floating]] = {}
        self.reset()

    def reset(self) -> None:
        """Forget the sound before; the next frame begins a stream."""
        self._last = 0
        self._random = np.random.default_rng(self._seed)

    def feed(self, frame: Frame) -> bytes:
        """Convert one frame.

        Returns:
            20 ms of 16-bit little-endian mono PCM. A frame that has the rate already comes back as it is, no noise.

        Raises:
            ValueError: the frame's rate is above the rate that comes out.
        """
        if frame.rate == self._rate:
            return frame.samples.astype("<i2", copy=False).tobytes()
        if frame.rate > self._rate:
            raise ValueError(f"a frame of {frame.rate} Hz cannot be brought up to {self._rate} Hz")
        known = np.concatenate([[self._last], frame.samples])
        positions = self._positions_for(frame.rate)
        raised = np.interp(positions, np.arange(len(known)), known)
        raised += self._noise_rms * self._random.standard_normal(len(positions))
        self._last = int(frame.samples[-1])
        return to_int16(raised).astype("<i2", copy=False).tobytes()

    def _positions_for(self, rate: int) -> NDArray[np.floating]:
        """Give where each new sample lies between the old ones; 0 is the last sample of the frame before."""
        if rate not in self._positions:
            old, new = samples_per_frame(rate), samples_per_frame(self._rate)
            self._positions[rate] = np.arange(1, new + 1) * (old / new)
        return self._positions[rate]


class StreamResampler:
    """Changes the rate of sound that comes piece by piece (soxr, low quality: it holds back some 20 ms at most).

    Args:
        old: samples a second that go in.
        new: samples a second that come out; the same rate passes everything through.
    """

    def __init__(self, old: int, new: int) -> None:
        self._stream = None if old == new else soxr.ResampleStream(old, new, 1, dtype="int16", quality="LQ")

    def feed(self, samples: Samples) -> Samples:
        """Convert a piece; what comes out may be shorter or longer than its part, and adds up."""
        if self._stream is None:
            return samples
        converted: Samples = self._stream.resample_chunk(samples)
        return converted
