"""Makes every prompt alike, wherever it comes from: the line's rate, one loudness, no silence around it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import fade_edges, to_level
from voicebot.audio.resample import resample

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

LEAD_MS = 10
"""Silence kept before the first sound: what more there is would be a part of the gap before the robot's answer."""

TAIL_MS = 60
"""Silence kept after the last sound."""

_STEP_MS = 5
_QUIET_DB = 45.0
"""Quieter than the loudest step by this much is silence; the softest consonants lie above."""


def conform(sound: Sound, rate: int, level_dbfs: float) -> Sound:
    """Bring a prompt to a rate and a loudness, without the silence before and after it.

    Args:
        sound: as it came from a file or an engine.
        rate: samples a second.
        level_dbfs: the loudness of its active part.
    """
    return fade_edges(to_level(resample(_trimmed(sound), rate), level_dbfs))


def _trimmed(sound: Sound) -> Sound:
    step = sound.rate * _STEP_MS // 1000
    whole = len(sound.samples) // step
    if not whole:
        return sound
    power = np.square(sound.samples[: whole * step].astype(np.float64)).reshape(whole, step).mean(axis=1)
    loud = np.flatnonzero(power > power.max() * 10 ** (-_QUIET_DB / 10))
    if not len(loud):
        return sound
    start = max(loud[0] * step - sound.rate * LEAD_MS // 1000, 0)
    end = (loud[-1] + 1) * step + sound.rate * TAIL_MS // 1000
    return replace(sound, samples=sound.samples[start:end])
