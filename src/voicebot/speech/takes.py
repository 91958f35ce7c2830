"""Takes: what a person recorded for a phrase. Cut to the speech, and looked at for what went wrong. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

import numpy as np

from voicebot.audio.frame import FRAME_MS, samples_per_frame
from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS, active_dbfs
from voicebot.audio.wav import MIXED_DOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound

AROUND_MS = 100
"""Silence that is kept on both sides of a take."""

SILENT_DBFS, QUIET_DBFS = -55.0, -38.0
"""Below the first nobody spoke; below the second noise is made as loud as speech."""

MS_PER_LETTER = (35, 170)
"""A letter or digit takes at least and at most so long: three times as fast and as slow as people read aloud."""

_ABOVE_NOISE_DB, _BELOW_PEAK_DB = 12.0, 45.0
_CLIPPED_RUN = 4
_SLACK_MS = 800
_LEAST_SPEECH_MS = 200


def trimmed(sound: Sound) -> Sound:
    """Cut off what is no speech before and after a take: silence, and the room's noise."""
    levels = _levels(sound)
    if not len(levels):
        return sound
    loudest, noise = float(levels.max()), float(np.percentile(levels, 10))
    threshold = min(max(noise + _ABOVE_NOISE_DB, loudest - _BELOW_PEAK_DB), loudest - _ABOVE_NOISE_DB)
    loud = np.flatnonzero(levels > threshold)
    size, around = samples_per_frame(sound.rate), sound.rate * AROUND_MS // 1000
    if not len(loud):
        return sound
    start, end = max(int(loud[0]) * size - around, 0), (int(loud[-1]) + 1) * size + around
    return replace(sound, samples=sound.samples[start:end])


def suspicions(sound: Sound, text: str) -> tuple[str, ...]:
    """List what seems wrong with a take.

    Args:
        sound: the take.
        text: what it should say.

    Returns:
        Each in a few words, as ``clipped in 12 places``; none where all is well.
    """
    level = active_dbfs(sound)
    if level < SILENT_DBFS:
        return ("silence",)
    found = [remark for remark in sound.remarks if not remark.endswith(MIXED_DOWN)]
    if level < QUIET_DBFS:
        found.append(f"quiet: {level:.0f} dBFS")
    if clipped := _clipped(sound):
        found.append(f"clipped in {clipped} places" if clipped > 1 else "clipped in one place")
    letters = sum(map(str.isalnum, normalize("NFD", text)))  # a syllable of Hangul is two letters or three
    speech_ms = trimmed(sound).duration_ms - 2 * AROUND_MS
    fastest, slowest = (letters * ms for ms in MS_PER_LETTER)
    if speech_ms < fastest:
        found.append(f"too short for its text: {sound.duration_ms / 1000:.1f} s")
    if speech_ms > slowest + _SLACK_MS:
        found.append(f"too long for its text: {sound.duration_ms / 1000:.1f} s")
    return tuple(found)


def _levels(sound: Sound) -> NDArray[np.float64]:
    size = sound.rate * FRAME_MS // 1000
    whole = len(sound.samples) // size
    power = np.square(sound.samples[: whole * size].astype(np.float64)).reshape(whole, size).mean(axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(power / FULL_SCALE**2, 10 ** (SILENCE_DBFS / 10)))
    return levels


def _clipped(sound: Sound) -> int:
    """Count the places where so many samples in a row lie at the edge of what 16 bits hold."""
    at_edge = np.abs(sound.samples.astype(np.int32)) >= FULL_SCALE - 2
    runs = np.convolve(at_edge, np.ones(_CLIPPED_RUN, dtype=np.int32), mode="valid") >= _CLIPPED_RUN
    return int(np.count_nonzero(np.diff(runs.astype(np.int8), prepend=0) == 1)) if len(runs) else 0


class TakeEnd:
    """Tells when a person who records has finished: they have spoken, and then there was nothing but the room.

    Args:
        silence_ms: so long they must have said nothing.
        longest_ms: a take is no longer than this.
    """

    def __init__(self, silence_ms: int = 2000, longest_ms: int = 60_000) -> None:
        self._levels: list[float] = []
        self._loud: list[bool] = []
        self._silence = silence_ms // FRAME_MS
        self._longest = longest_ms // FRAME_MS

    def add(self, level_dbfs: float) -> bool:
        """Take the level of the next frame; tell whether the take is over."""
        self._levels.append(level_dbfs)
        room = float(np.percentile(self._levels, 10))
        self._loud.append(level_dbfs > max(room + _ABOVE_NOISE_DB, SILENT_DBFS))
        spoken = sum(self._loud) * FRAME_MS >= _LEAST_SPEECH_MS
        return len(self._loud) >= self._longest or (spoken and not any(self._loud[-self._silence :]))
