"""Slower and faster without another pitch: waveform-similarity overlap-add (WSOLA). Pure.

Verhelst and Roelands, "An overlap-add technique based on waveform similarity" (ICASSP 1993): frames are taken from the
sound at another pace than they are laid down, each shifted by up to 8 ms to where it continues the one before best.
It is for voices made of recorded pieces, which have no pace to set. Libraries do it with a phase vocoder, which makes
speech sound hollow, or have not been kept up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import to_int16

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

_FRAME_MS = 30
"""A frame holds two periods of a low voice."""

_SHIFT_MS = 8
"""So far a frame is shifted: more than half a period."""


def stretched(sound: Sound, factor: float) -> Sound:
    """Make a sound longer (factor above 1) or shorter, its pitch as it was; its marks move with it.

    Args:
        sound: at least a few frames of speech; what is shorter stays as it is.
        factor: the new length in old ones, from 0.25 to 4.
    """
    half = sound.rate * _FRAME_MS // 2000
    reach = sound.rate * _SHIFT_MS // 1000
    if abs(factor - 1) < 0.01 or len(sound.samples) < 4 * half + 2 * reach:  # noqa: PLR2004 - nobody hears 1 %
        return sound
    source = np.pad(sound.samples.astype(np.float32), (half + reach, 2 * half + reach))
    steps = int(len(sound.samples) * factor) // half
    window = np.hanning(2 * half + 1)[:-1].astype(np.float32)
    laid = np.zeros((steps + 2) * half, dtype=np.float32)
    at = half + reach
    for step in range(steps + 1):
        laid[step * half : step * half + 2 * half] += window * source[at : at + 2 * half]
        following = source[at + half : at + 3 * half]
        ideal = reach + half + min(int((step + 1) * half / factor), len(sound.samples) - half)
        around = source[ideal - reach : ideal + reach + 2 * half]
        at = ideal - reach + int(np.argmax(np.correlate(around, following[: 2 * half], mode="valid")))
    samples = to_int16(laid[half : half + int(len(sound.samples) * factor)])
    marks = tuple(
        replace(mark, start_ms=round(mark.start_ms * factor), end_ms=round(mark.end_ms * factor))
        for mark in sound.marks
    )
    return replace(sound, samples=samples, marks=marks)
