"""Makes every prompt alike, wherever it comes from: the line's rate, one loudness, no silence around it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import fade_edges, to_level
from voicebot.audio.loudness import speech_dbfs
from voicebot.audio.resample import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound, WordMark

LEAD_MS = 10
"""Silence kept before the first sound: what more there is would be a part of the gap before the robot's answer."""

TAIL_MS = 60
"""Silence kept after the last sound."""

PAUSE_MS = 50
"""Less silence than this between two words belongs to the first of them."""

STEP_MS = 5
"""Loudness is looked at in steps of this length."""

_QUIET_DB = 45.0
"""Quieter than the loudest step by this much is silence; the softest consonants lie above."""


def conform(sound: Sound, rate: int, level_dbfs: float) -> Sound:
    """Bring a prompt to a rate and a loudness, without the silence before and after it.

    Its marks move with it, and a word that silence follows ends where the silence begins.

    Args:
        sound: as it came from a file or an engine.
        rate: samples a second.
        level_dbfs: its loudness, see `voicebot.audio.loudness`.
    """
    heard = resample(_trimmed(sound), rate)
    return fade_edges(to_level(heard, level_dbfs, speech_dbfs(heard)))


def with_rest(sound: Sound, rest_ms: int) -> Sound:
    """Let a sound that was conformed be followed by so much silence, what it ends and the next begins with included.

    Args:
        sound: a part of a prompt.
        rest_ms: until the next part begins to sound.
    """
    more = max(rest_ms - TAIL_MS - LEAD_MS, 0) * sound.rate // 1000
    return replace(sound, samples=np.pad(sound.samples, (0, more))) if more else sound


def loud_steps(sound: Sound) -> NDArray[np.bool_]:
    """Tell which whole steps of `STEP_MS` are sound and which are silence, shape (duration // STEP_MS,)."""
    step = sound.rate * STEP_MS // 1000
    whole = len(sound.samples) // step
    power = np.square(sound.samples[: whole * step].astype(np.float64)).reshape(whole, step).mean(axis=1)
    loud: NDArray[np.bool_] = power > power.max(initial=0.0) * 10 ** (-_QUIET_DB / 10)
    return loud


def _trimmed(sound: Sound) -> Sound:
    step = sound.rate * STEP_MS // 1000
    loud = np.flatnonzero(loud_steps(sound))
    if not len(loud):
        return sound
    start = max(int(loud[0]) * step - sound.rate * LEAD_MS // 1000, 0)
    end = (int(loud[-1]) + 1) * step + sound.rate * TAIL_MS // 1000
    trimmed = replace(sound, samples=sound.samples[start:end])
    loud_ms = loud * step * 1000 // sound.rate
    return replace(trimmed, marks=tuple(_moved(mark, loud_ms, start * 1000 // sound.rate) for mark in sound.marks))


def _moved(mark: WordMark, loud_ms: NDArray[np.intp], cut_ms: int) -> WordMark:
    """Give a word's mark after ``cut_ms`` were cut off before it, without a pause that follows the word."""
    loud = loud_ms[loud_ms <= mark.end_ms - 2 * STEP_MS]  # the last step may hold the onset of the next word
    silent_from = int(loud[-1]) + STEP_MS if len(loud) else 0
    end_ms = mark.end_ms if mark.end_ms - silent_from < PAUSE_MS else silent_from
    start_ms = max(mark.start_ms - cut_ms, 0)
    return replace(mark, start_ms=start_ms, end_ms=max(end_ms - cut_ms, start_ms))
