"""Where words begin: in a sound by its energy, in a text by proportion. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from voicebot.audio.frame import Samples

FindWord = Callable[[Samples, int, str, int], int]
"""Samples, rate, text, position in samples -> the start of the word there, in samples."""

REACH_MS = 600
"""A word's start is looked for this far back: longer than a word, shorter than a phrase."""

_STEP_MS = 10
_VALLEY_DB = 10.0
_WORD = re.compile(r"\S+")


def word_start_in_sound(samples: Samples, rate: int, text: str, position: int) -> int:
    """Find the nearest energy minimum before ``position``, at most `REACH_MS` back.

    Energies of 10 ms steps are smoothed over 30 ms. Going back from the position, the first dip counts that lies 10 dB
    below the loudest step between itself and the position, or, where that stretch itself is quiet, below the loudest
    within reach; without one, the quietest step within reach. The start of the sound always counts as a dip.

    Args:
        samples: shape (n,), dtype int16.
        rate: samples a second.
        text: not needed here; it is for finders that count in the text.
        position: in samples.

    Returns:
        A position not after ``position``.
    """
    del text
    step = rate * _STEP_MS // 1000
    first = max(position - rate * REACH_MS // 1000, 0)
    steps = (position - first) // step
    if steps == 0:
        return first
    window = samples[position - steps * step : position].astype(np.float64).reshape(steps, step)
    energies = np.convolve((window**2).mean(axis=1) + 1.0, np.ones(3) / 3, mode="same")
    levels = 10 * np.log10(energies)
    starts = position - (steps - np.arange(steps)) * step
    dips = [i for i in range(steps) if _is_dip(levels, i)]
    if dips:
        return int(starts[dips[-1]])
    return 0 if first == 0 else int(starts[int(levels.argmin())])


def _is_dip(levels: np.ndarray[tuple[int, ...], np.dtype[np.float64]], i: int) -> bool:
    """Tell whether step ``i`` is a local minimum well below the loudest step within reach."""
    lower_than_before = i == 0 or levels[i] <= levels[i - 1]
    lower_than_after = i == len(levels) - 1 or levels[i] < levels[i + 1]
    return bool(lower_than_before and lower_than_after and levels[i] <= levels.max() - _VALLEY_DB)


def word_start_in_text(samples: Samples, rate: int, text: str, position: int) -> int:
    """Find the start of the word at ``position`` when the text is spread evenly over the samples."""
    del rate
    if not text or not len(samples):
        return position
    at = position * len(text) / len(samples)
    begun = [word.start() for word in _WORD.finditer(text) if word.start() <= at]
    # rounded up, so that the same word is found again from there
    return -(-begun[-1] * len(samples) // len(text)) if begun else 0


def text_before(text: str, fraction: float) -> str:
    """Give the whole words within the first ``fraction`` of a text, counted in characters.

    Args:
        text: what is said.
        fraction: from 0 to 1.
    """
    reached = fraction * len(text)
    ends = [word.end() for word in _WORD.finditer(text) if word.end() <= reached]
    return text[: ends[-1]].strip() if ends else ""
