"""How much later the echo of what is played is heard. Pure.

The generalised cross-correlation with phase transform (Knapp and Carter, 1976): every frequency counts alike, so speech
in a room gives one sharp peak. Half a second of speech is enough; an echo 26 dB down under a person who speaks is
still found in most half seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Samples

_LEAST_WEIGHT = 1e-4
"""Of the loudest frequency; of 1e-6 to 1e-2 this found most echoes and fewest that were none."""


@dataclass(frozen=True, slots=True)
class Peak:
    """The likeliest delay.

    Args:
        delay: in samples.
        clearness: how far the peak stands out, in root mean squares of the correlation: 4 to 6 is chance, an echo
            that matters has 8 to 25.
    """

    delay: int
    clearness: float


def find_delay(heard: Samples, played: Samples) -> Peak:
    """Find the delay at which ``heard`` is most like ``played``.

    Args:
        heard: shape (n,), the newest sound.
        played: shape (m,), m >= n, up to the same moment; delays up to m − n are tried.

    Raises:
        ValueError: ``played`` is shorter than ``heard``.
    """
    longest = len(played) - len(heard)
    if longest < 0:
        raise ValueError(f"{len(played)} samples played are fewer than {len(heard)} heard")
    size = 1 << (len(heard) + len(played)).bit_length()
    # tapered: where both break off at the same moment, that would be their likeness
    cross = np.fft.rfft(heard * np.hanning(len(heard)), size) * np.conj(np.fft.rfft(played * _edges(len(played)), size))
    weight = np.abs(cross)
    loudest = float(weight.max())
    if not loudest:
        return Peak(0, 0.0)
    # frequencies in which nothing is said would only add noise
    correlation = np.fft.irfft(cross / (weight + _LEAST_WEIGHT * loudest), size)
    # heard begins `longest` samples after played: a lag of 0 there is a delay of `longest`
    by_delay = np.abs(correlation[np.arange(longest + 1) - longest])
    best = int(np.argmax(by_delay))
    return Peak(best, float(by_delay[best] / np.sqrt(np.mean(by_delay**2))))


def _edges(length: int) -> NDArray[np.float64]:
    """Give a window that is full but for its two ends."""
    ramp = np.hanning(2 * (length // 32))
    window = np.ones(length)
    window[: len(ramp) // 2], window[length - len(ramp) // 2 :] = ramp[: len(ramp) // 2], ramp[len(ramp) // 2 :]
    return window
