"""Something that is heard from the person's side, and when its sound truly begins and ends.

Truly means by its level, before any noise is added: the robot's own voice activity has no say in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS, active_dbfs, fade_edges
from voicebot.audio.mix import join
from voicebot.audio.tones import silence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Sound
    from voicebot.bench.figures import Source

EDGE_MS = 5
"""The level is measured over windows of this length."""

EDGE_DB = 25.0
"""Sound begins and ends where it is this much below the level of its active part."""

_DIP_MS = 20


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound that the person makes.

    Args:
        sound: at the line's rate.
        group: the class it is reported in.
        source: who made it.
        text: what is said.
        sense: the intent that it means.
        pause_ms: the pause inside, 0 for none.
        onset_ms: its true beginning.
        end_ms: its true end.
    """

    sound: Sound
    group: str
    source: Source = ""
    text: str = ""
    sense: str = ""
    pause_ms: int = 0
    onset_ms: int = 0
    end_ms: int = 0

    @classmethod
    def of(cls, sound: Sound, group: str, source: Source = "", **what: str | int) -> Sample:
        """Make a sample, finding its true beginning and end."""
        onset, end = edges(sound)
        return replace(cls(sound, group, source, onset_ms=onset, end_ms=end), **what)  # type: ignore[arg-type]


def levels_dbfs(sound: Sound, ms: int = EDGE_MS) -> NDArray[np.float64]:
    """Measure the level of each whole ``ms`` of a sound, dBFS, shape (duration // ms,)."""
    size = sound.rate * ms // 1000
    whole = len(sound.samples) // size * size
    power = np.square(sound.samples[:whole].astype(np.float64) / FULL_SCALE).reshape(-1, size).mean(axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 10 ** (SILENCE_DBFS / 10)))
    return levels


def edges(sound: Sound) -> tuple[int, int]:
    """Find where the sound begins and ends, ms; the whole of it where it is silence."""
    loud = np.flatnonzero(levels_dbfs(sound) >= max(active_dbfs(sound) - EDGE_DB, SILENCE_DBFS + 1))
    if not len(loud):
        return 0, sound.duration_ms
    return int(loud[0]) * EDGE_MS, (int(loud[-1]) + 1) * EDGE_MS


def quietest(sound: Sound, near_ms: int, within_ms: int = 60) -> int:
    """Find the quietest 20 ms near a moment; give their middle, ms from the beginning of the sound."""
    dips = np.convolve(levels_dbfs(sound), np.ones(_DIP_MS // EDGE_MS) / (_DIP_MS // EDGE_MS), mode="same")
    first, last = max(0, near_ms - within_ms) // EDGE_MS, (near_ms + within_ms) // EDGE_MS + 1
    return (first + int(np.argmin(dips[first:last]))) * EDGE_MS


def with_pause(sound: Sound, at_ms: int, pause_ms: int) -> Sound:
    """Insert silence; both sides are faded so that nothing clicks."""
    cut = sound.rate * at_ms // 1000
    before, after = (replace(sound, samples=part) for part in (sound.samples[:cut], sound.samples[cut:]))
    return join([fade_edges(before), silence(pause_ms, sound.rate), fade_edges(after)])


def trimmed(sound: Sound) -> Sound:
    """Cut off the silence on both sides."""
    onset, end = (ms * sound.rate // 1000 for ms in edges(sound))
    return replace(sound, samples=sound.samples[onset:end])
