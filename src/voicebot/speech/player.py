"""The player: hands out a prompt frame by frame, and can take back what was not yet heard.

It knows no clock: a frame leaves only when the line asks for one, so nothing is ever queued ahead of what is heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import Frame, Sound, samples_per_frame
from voicebot.audio.level import fade
from voicebot.speech.words import even_marks, heard_text, quiet_place, resume_ms

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

FADE_MS = 10
"""A prompt is faded out and in over this long: short enough to be silent at once, long enough not to click."""


class Player:
    """Plays one prompt at a time.

    Args:
        rate: samples a second; every sound must have it.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._size = samples_per_frame(rate)
        self._sound = Sound(np.zeros(0, dtype=np.int16), rate)
        self._text = ""
        self._position = 0
        self._paused = False
        self._over = True
        self._fade_in = False
        self._tail: Frame | None = None

    def play(self, sound: Sound, text: str = "") -> None:
        """Begin a prompt; one that is still under way is stopped first.

        Raises:
            ValueError: the sound has another rate than the player.
        """
        if sound.rate != self._rate:
            raise ValueError(f"the player runs at {self._rate} samples a second, the sound at {sound.rate}")
        self.stop()
        self._sound, self._text = sound, text
        self._position = 0
        self._over = len(sound.samples) == 0
        self._fade_in = False

    def next_frame(self) -> Frame | None:
        """Hand out the next 20 ms; None when there is nothing to play."""
        if self._tail:
            tail, self._tail = self._tail, None
            return tail
        if self._over or self._paused:
            return None
        samples = self._cut()
        if self._fade_in:
            samples = _faded(samples, self._rate, rising=True)
            self._fade_in = False
        self._position += self._size
        self._over = self._position >= len(self._sound.samples)
        return Frame(samples, self._rate)

    def pause(self) -> None:
        """Fall silent: the next frame fades out, after it there is none."""
        if not self.playing or self._paused:
            return
        self._tail = Frame(_faded(self._cut(), self._rate, rising=False), self._rate)
        self._paused = True

    def resume(self) -> None:
        """Go on from the start of the word that was broken off, from a quiet place where the sound has no marks."""
        if not self._paused:
            return
        self._position = self._word_start()
        self._paused, self._fade_in, self._tail = False, True, None

    def stop(self) -> float:
        """Give the prompt up, with a fade as in `pause`.

        Returns:
            The fraction of it that was heard, from 0 to 1.
        """
        self.pause()
        self._over, self._paused = True, False
        return self.fraction

    @property
    def playing(self) -> bool:
        """A prompt is under way, paused or not."""
        return not self._over

    @property
    def paused(self) -> bool:
        """A prompt is under way and holds."""
        return self._paused

    @property
    def position_ms(self) -> int:
        """Milliseconds of the prompt handed out so far."""
        return min(self._position, len(self._sound.samples)) * 1000 // self._rate

    @property
    def remaining_ms(self) -> int:
        """Milliseconds of the prompt still to come; 0 when nothing is under way."""
        return 0 if self._over else max(len(self._sound.samples) - self._position, 0) * 1000 // self._rate

    @property
    def fraction(self) -> float:
        """The part of the prompt handed out so far, from 0 to 1; stays until the next prompt begins."""
        length = len(self._sound.samples)
        return min(self._position / length, 1.0) if length else 1.0

    def heard_text(self) -> str:
        """Give the part of the text whose words were played to their end; stays until the next prompt begins.

        Without marks the words are taken to be spread evenly.
        """
        marks = self._sound.marks or even_marks(self._text, self._sound.duration_ms)
        return heard_text(self._text, marks, self.position_ms)

    def _word_start(self) -> int:
        if not self._sound.marks:
            return quiet_place(self._sound.samples, self._rate, self._position)
        start_ms = resume_ms(self._sound.marks, self.position_ms)
        # rounded up, so that the same word is found again from there
        return min(-(-start_ms * self._rate // 1000), self._position)

    def _cut(self) -> Samples:
        piece = self._sound.samples[self._position : self._position + self._size]
        return np.pad(piece, (0, self._size - len(piece)))


def _faded(samples: Samples, rate: int, *, rising: bool) -> Samples:
    """Fade a frame in from silence, or out to silence, over its first `FADE_MS`."""
    length = rate * FADE_MS // 1000
    head, rest = samples[:length], samples[length:]
    return np.concatenate([fade(head, 0, 1), rest] if rising else [fade(head, 1, 0), np.zeros_like(rest)])
