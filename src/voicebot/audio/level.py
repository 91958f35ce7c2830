"""How loud; making it louder, quieter, fading. 0 dBFS is the root mean square of a full-scale square wave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from voicebot.audio.frame import FRAME_MS, samples_per_frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Samples, Sound

FULL_SCALE = 32_768.0
"""The largest magnitude of a 16-bit sample."""

SILENCE_DBFS = -120.0
"""The level of nothing: a number rather than minus infinity, so that levels can be averaged and written as JSON."""

_ACTIVE_WITHIN_DB = 25.0
"""A frame this much below the loud ones is a pause. Unvoiced consonants lie within it, room noise mostly below."""

_PEAK = 32_767
_LIMIT_STEPS = 5  # of a millisecond


def rms_dbfs(samples: Samples) -> float:
    """Measure a level: root mean square, dBFS; `SILENCE_DBFS` for zeros and for nothing at all."""
    if not len(samples):
        return SILENCE_DBFS
    wide = samples.astype(np.float32)
    power = float(np.dot(wide, wide)) / len(wide)
    return max(SILENCE_DBFS, 10 * float(np.log10(power / FULL_SCALE**2))) if power else SILENCE_DBFS


def active_dbfs(sound: Sound) -> float:
    """Measure the level of the part where somebody speaks, without the pauses, in dBFS.

    Active are the frames less than 25 dB below the level that 5 % of them exceed: ITU-T P.56 in its simplest form.
    """
    size = samples_per_frame(sound.rate)
    whole = len(sound.samples) // size * size
    if not whole:
        return rms_dbfs(sound.samples)
    power = np.square(sound.samples[:whole].astype(np.float64)).reshape(-1, size).mean(axis=1)
    loud = np.percentile(power, 95)
    active = power[power >= loud * 10 ** (-_ACTIVE_WITHIN_DB / 10)].mean()
    return max(SILENCE_DBFS, 10 * float(np.log10(active / FULL_SCALE**2))) if active else SILENCE_DBFS


def gain(sound: Sound, db: float) -> Sound:
    """Make a sound louder or quieter; what does not fit into 16 bits is cut off."""
    return replace(sound, samples=to_int16(sound.samples * 10 ** (db / 20)))


def to_level(sound: Sound, dbfs: float, measured: float | None = None) -> Sound:
    """Bring the active part of a sound to a level; peaks that would not fit are made lower, silence stays silence.

    Args:
        sound: what is made louder or quieter.
        dbfs: the level.
        measured: the level that it has; None measures it with `active_dbfs`.
    """
    if not sound.samples.any():
        return sound
    louder = sound.samples * 10 ** ((dbfs - (active_dbfs(sound) if measured is None else measured)) / 20)
    return replace(sound, samples=to_int16(_limited(louder, sound.rate)))


def _limited(values: NDArray[np.floating], rate: int) -> NDArray[np.floating]:
    """Turn peaks down so that they fit, gradually from 10 ms before each to 10 ms after it: none is cut flat."""
    step = max(rate // 1000, 1)
    padded = np.pad(np.abs(values), (0, -len(values) % step))
    fits = np.minimum(_PEAK / np.maximum(padded.reshape(-1, step).max(axis=1), 1), 1)
    if fits.min() == 1:
        return values
    # the least within 10 ms, then smoothed over as much: still no more than what fits
    around = sliding_window_view(np.pad(fits, 2 * _LIMIT_STEPS, constant_values=1), 2 * _LIMIT_STEPS + 1).min(axis=1)
    shape = np.hanning(2 * _LIMIT_STEPS + 3)[1:-1]
    factors = np.convolve(around, shape / shape.sum(), mode="valid")
    limited: NDArray[np.floating] = values * np.repeat(np.minimum(factors, fits), step)[: len(values)]
    return limited


def fade(samples: Samples, start: float, end: float) -> Samples:
    """Scale by a factor that goes in a straight line from ``start`` to ``end`` (1 is full, 0 is silence)."""
    return to_int16(samples * np.linspace(start, end, len(samples)))


def fade_edges(sound: Sound, ms: int = FRAME_MS // 4) -> Sound:
    """Fade in at the beginning and out at the end, ``ms`` each, so that neither clicks."""
    length = min(sound.rate * ms // 1000, len(sound.samples) // 2)
    if not length:
        return sound
    head, body, tail = np.split(sound.samples, [length, len(sound.samples) - length])
    return replace(sound, samples=np.concatenate([fade(head, 0, 1), body, fade(tail, 1, 0)]))


def to_int16(values: NDArray[Any]) -> Samples:
    """Round to 16 bits; what does not fit is cut off."""
    rounded: Samples = np.clip(np.rint(values), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
    return rounded
