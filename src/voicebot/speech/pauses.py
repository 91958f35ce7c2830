"""The pauses between sentences, made as long as is wished. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from voicebot.speech.conform import STEP_MS, loud_steps
from voicebot.speech.engine import NATURAL_WORDS_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound, WordMark
    from voicebot.settings import VoiceSettings

NATURAL_MS = 350
"""A pause between two sentences at a voice's own pace; espeak-ng makes it so."""

_SENTENCE_END = re.compile(r"[.!?…][\"'»”)]*\s+$")
_REACH_MS = 150
"""A word's mark may lie this far from the silence before it."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A silence: where it begins and ends, ms."""

    start_ms: int
    end_ms: int


def pause_ms(voice: VoiceSettings) -> int:
    """Tell how long the pause between two sentences should be: as set, else what goes with the speed."""
    if voice.sentence_pause_ms is not None:
        return voice.sentence_pause_ms
    return NATURAL_MS * NATURAL_WORDS_PER_MINUTE // voice.words_per_minute


def with_pauses(sound: Sound, text: str, length_ms: int) -> Sound:
    """Give every pause between two sentences one length; a sound without marks stays as it is.

    Args:
        sound: with marks; they move with what is inserted or cut out.
        text: what it says.
        length_ms: the silence from the end of a sentence to the beginning of the next.
    """
    quiet = ~loud_steps(sound)
    gaps = [
        _gap(quiet, after.start_ms)
        for before, after in pairwise(sound.marks)
        if _SENTENCE_END.search(text[before.offset : after.offset])
    ]
    if not gaps:
        return sound
    silence = np.zeros(length_ms * sound.rate // 1000, dtype=np.int16)
    edges = [0, *(ms * sound.rate // 1000 for gap in gaps for ms in (gap.start_ms, gap.end_ms)), len(sound.samples)]
    parts = [
        part
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        for part in (sound.samples[first:last], silence)
    ]
    marks = tuple(_moved(mark, gaps, length_ms) for mark in sound.marks)
    return replace(sound, samples=np.concatenate(parts[:-1]), marks=marks)


def _gap(quiet: NDArray[np.bool_], near_ms: int) -> _Gap:
    """Find the silence nearest to a moment; an empty one at that moment where all around it is sound."""
    near = min(near_ms // STEP_MS, len(quiet))
    reach = _REACH_MS // STEP_MS
    within = np.flatnonzero(quiet[max(near - reach, 0) : near + reach]) + max(near - reach, 0)
    if not len(within):
        return _Gap(near * STEP_MS, near * STEP_MS)
    first = last = int(within[np.abs(within - near).argmin()])
    while first > 0 and quiet[first - 1]:
        first -= 1
    while last + 1 < len(quiet) and quiet[last + 1]:
        last += 1
    return _Gap(first * STEP_MS, (last + 1) * STEP_MS)


def _moved(mark: WordMark, gaps: Sequence[_Gap], length_ms: int) -> WordMark:
    """Give a mark after each gap got its new length: a word begins after the gap that it touches, or ends before it."""
    start, end = mark.start_ms, mark.end_ms
    for gap in reversed(gaps):
        longer = length_ms - (gap.end_ms - gap.start_ms)
        if mark.start_ms >= gap.start_ms and mark.end_ms > gap.end_ms:
            start = max(start, gap.end_ms) + longer
            end += longer
        elif mark.end_ms > gap.start_ms:
            end = min(end, gap.start_ms)
    return replace(mark, start_ms=start, end_ms=end)
