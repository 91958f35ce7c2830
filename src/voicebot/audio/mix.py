"""Sounds on top of each other: adding, overlaying, and the echo of a telephone line."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE, samples_per_frame
from voicebot.audio.level import to_int16
from voicebot.audio.resample import resample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.audio.frame import Frame, Samples, Sound


def add(first: Samples, second: Samples) -> Samples:
    """Add two stretches of samples of the same length; what does not fit into 16 bits is cut off."""
    return to_int16(first.astype(np.int32) + second)


def overlay(base: Sound, other: Sound, at_ms: int = 0) -> Sound:
    """Lay ``other`` over ``base``, beginning ``at_ms`` into it; as long as both need, at the rate of ``base``."""
    added = resample(other, base.rate).samples
    start = base.rate * at_ms // 1000
    total = np.zeros(max(len(base.samples), start + len(added)), dtype=np.int32)
    total[: len(base.samples)] = base.samples
    total[start : start + len(added)] += added
    return replace(base, samples=to_int16(total))


def join(sounds: Iterable[Sound]) -> Sound:
    """Put sounds one after the other, at the rate of the first.

    Raises:
        ValueError: there is none.
    """
    every = list(sounds)
    if not every:
        raise ValueError("nothing to join")
    parts = [resample(sound, every[0].rate).samples for sound in every]
    return replace(every[0], samples=np.concatenate(parts))


class Echo:
    """What comes back of the robot's own voice: the same, later and quieter.

    Args:
        delay_ms: how much later; at least one frame, because the line answers a tick with the next one.
        attenuation_db: how much quieter (20 is a tenth).
        rate: samples a second.

    Raises:
        ValueError: the delay is below one frame.
    """

    def __init__(self, delay_ms: int, attenuation_db: float, rate: int = TELEPHONE_RATE) -> None:
        if delay_ms < FRAME_MS:
            raise ValueError(f"an echo comes {FRAME_MS} ms later at the earliest, not {delay_ms}")
        self._factor = 10 ** (-attenuation_db / 20)
        self._size = samples_per_frame(rate)
        # what `step` is given was sent one frame ago already
        self._late: deque[int] = deque([0] * (rate * (delay_ms - FRAME_MS) // 1000))

    def step(self, sent: Frame | None) -> Samples:
        """Give the echo in this tick.

        Args:
            sent: what the robot sent in the tick before; None for nothing.

        Returns:
            One frame of samples.
        """
        self._late.extend(sent.samples.tolist() if sent else [0] * self._size)
        out = np.array([self._late.popleft() for _ in range(self._size)])
        return to_int16(out * self._factor)
