"""Loudness by ITU-R BS.1770: a judge that the product does not level its prompts by. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound

_BLOCK_MS = 400
_STEP_MS = 100
_OFFSET_DB = -0.691
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_SHELF_HZ, _SHELF_DB, _SHELF_Q, _SHELF_POWER = (
    1681.974450955533,
    3.999843853973347,
    0.7071752369554196,
    0.4996667741545416,
)
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773
"""The two filters of the K weighting for any rate, as libebur128 derives them from the standard's table for 48 kHz."""


def loudness(sound: Sound) -> float:
    """Measure the gated loudness of one channel, LUFS; `SILENCE_DBFS` where there is nothing to hear.

    Args:
        sound: what is shorter than a block of 400 ms counts as if silence followed it.
    """
    values = sound.samples.astype(np.float64) / FULL_SCALE
    hertz = np.fft.rfftfreq(max(len(values), 1), 1 / sound.rate)
    heard = np.fft.irfft(np.fft.rfft(values) * _weighting(hertz, sound.rate), len(values)) if len(values) else values
    size, step = (sound.rate * ms // 1000 for ms in (_BLOCK_MS, _STEP_MS))
    padded = np.pad(heard, (0, max(size - len(heard), 0)))
    powers = np.array([np.square(padded[at : at + size]).mean() for at in range(0, len(padded) - size + 1, step)])
    loud = powers[powers > _power(_ABSOLUTE_GATE)]
    if not len(loud):
        return SILENCE_DBFS
    gate = _power(_level(loud.mean()) + _RELATIVE_GATE)
    return _level(loud[loud > gate].mean())


def _level(power: float) -> float:
    return _OFFSET_DB + 10 * float(np.log10(power))


def _power(level: float) -> float:
    return float(10 ** ((level - _OFFSET_DB) / 10))


def _weighting(hertz: NDArray[np.floating], rate: int) -> NDArray[np.complexfloating]:
    """Give the K weighting at some frequencies."""
    delay = np.exp(-2j * np.pi * hertz / rate)
    at = float(np.tan(np.pi * _SHELF_HZ / rate))
    high = 10 ** (_SHELF_DB / 20)
    middle = high**_SHELF_POWER * at / _SHELF_Q
    ends = _polynomial(at, _SHELF_Q)[0]
    shelf = [(high + middle + at**2) / ends, 2 * (at**2 - high) / ends, (high - middle + at**2) / ends]
    weighted = _response(shelf, _polynomial(at, _SHELF_Q), delay)
    at = float(np.tan(np.pi * _HIGH_PASS_HZ / rate))
    return weighted * _response([1, -2, 1], _polynomial(at, _HIGH_PASS_Q), delay)


def _polynomial(at: float, q: float) -> list[float]:
    """Give a section's denominator, not yet divided by its first coefficient, which stands first."""
    return [1 + at / q + at**2, 2 * (at**2 - 1), 1 - at / q + at**2]


def _response(
    above: list[float], below: list[float], delay: NDArray[np.complexfloating]
) -> NDArray[np.complexfloating]:
    first, second, third = above
    lead, following, last = below
    response: NDArray[np.complexfloating] = first + second * delay + third * delay**2
    return response / (1 + (following * delay + last * delay**2) / lead)
