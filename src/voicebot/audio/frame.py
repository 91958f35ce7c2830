"""The frame: 20 ms of 16-bit mono PCM with its rate. The unit of audio and of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FRAME_MS = 20
"""A frame lasts this long, at any rate."""

TELEPHONE_RATE = 8000
"""Samples a second on a telephone line."""

Samples = NDArray[np.int16]
"""Mono PCM: shape (n,), dtype int16."""


@dataclass(frozen=True, slots=True)
class Frame:
    """20 ms of sound.

    Args:
        samples: shape (rate // 50,), dtype int16.
        rate: samples a second.
        gap: the audio did not arrive (lost packet, hold, silence suppression); the samples are zeros.
    """

    samples: Samples
    rate: int = TELEPHONE_RATE
    gap: bool = False

    @classmethod
    def silence(cls, rate: int = TELEPHONE_RATE, *, gap: bool = False) -> Frame:
        """Make a frame of zeros."""
        return cls(np.zeros(samples_per_frame(rate), dtype=np.int16), rate, gap)


def samples_per_frame(rate: int) -> int:
    """Count the samples of one frame at ``rate``."""
    return rate * FRAME_MS // 1000


@dataclass(frozen=True, slots=True)
class WordMark:
    """Where in a sound a word of its text is said.

    Args:
        offset: the word's first character in the text, counted in characters from 0.
        start_ms: where the word begins in the sound.
        end_ms: where it ends; the silence after it, if there is any, lies between this and the next word's start.
    """

    offset: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Sound:
    """A stretch of mono sound of any length.

    Args:
        samples: shape (n,), dtype int16.
        rate: samples a second.
        remarks: what was odd about the file it came from ("stereo, mixed down", "cut short: 1.2 s of 3.0 s").
        marks: where its words are, in their order, for speech whose engine tells; whoever cuts a sound moves them.
    """

    samples: Samples
    rate: int
    remarks: tuple[str, ...] = ()
    marks: tuple[WordMark, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Give the length in milliseconds."""
        return len(self.samples) * 1000 // self.rate

    def frames(self) -> list[Frame]:
        """Cut into frames; the last is filled up with zeros."""
        size = samples_per_frame(self.rate)
        short = -len(self.samples) % size
        padded = np.concatenate([self.samples, np.zeros(short, dtype=np.int16)]) if short else self.samples
        return [Frame(padded[i : i + size], self.rate) for i in range(0, len(padded), size)]
