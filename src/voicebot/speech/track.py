"""The sounds of one prompt, one after the other, and where in them its words are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.speech.words import even_marks, heard_text, quiet_place, resume_ms

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples, Sound


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound that says a part of a text.

    Args:
        sound: with the marks of the part's words, if they are known.
        text: the part.
        offset: where it begins in the whole text, in characters.
    """

    sound: Sound
    text: str = ""
    offset: int = 0


class Track:
    """What of a prompt is there to be played.

    Args:
        text: the whole prompt.
        rate: samples a second; every sound must have it.
    """

    def __init__(self, text: str, rate: int) -> None:
        self._text = text
        self._rate = rate
        self._clips: list[Clip] = []
        self._starts: list[int] = []
        self.samples: Samples = np.zeros(0, dtype=np.int16)

    def add(self, clip: Clip) -> None:
        """Put a sound at the end.

        Raises:
            ValueError: it has another rate.
        """
        if clip.sound.rate != self._rate:
            raise ValueError(f"the player runs at {self._rate} samples a second, the sound at {clip.sound.rate}")
        self._clips.append(clip)
        self._starts.append(len(self.samples))
        self.samples = np.concatenate([self.samples, clip.sound.samples]) if self._starts[-1] else clip.sound.samples

    def heard_text(self, position: int) -> str:
        """Give the part of the text whose words are over at a position, in samples.

        Without marks the words of a sound are taken to be spread evenly over it.
        """
        heard = ""
        for clip, start in zip(self._clips, self._starts, strict=True):
            marks = clip.sound.marks or even_marks(clip.text, clip.sound.duration_ms)
            said = heard_text(clip.text, marks, (position - start) * 1000 // self._rate)
            if said != clip.text.strip():
                return (self._text[: clip.offset] + said if said else heard).strip()
            heard = self._text[: clip.offset + len(clip.text)]
        return heard.strip()

    def word_start(self, position: int) -> int:
        """Find where the word that is broken off at a position begins; a quiet place where no words are known."""
        number = max(bisect_right(self._starts, position) - 1, 0)
        sound, start = self._clips[number].sound, self._starts[number]
        inside = position - start
        if not sound.marks:
            return start + quiet_place(sound.samples, self._rate, min(inside, len(sound.samples)))
        start_ms = resume_ms(sound.marks, inside * 1000 // self._rate)
        # rounded up, so that the same word is found again from there
        return start + min(-(-start_ms * self._rate // 1000), inside)
