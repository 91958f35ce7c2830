"""The player: hands out a prompt frame by frame, and can take back what was not yet heard.

It knows no clock: a frame leaves only when the line asks for one, so nothing is ever queued ahead of what is heard.
A prompt may be made while it is played: where its next sound is not ready, silence is handed out, and counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from voicebot.audio.frame import FRAME_MS, Frame, Sound, samples_per_frame
from voicebot.audio.level import fade
from voicebot.errors import VoicebotError
from voicebot.speech.track import Clip, Track

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

FADE_MS = 10
"""A prompt is faded out and in over this long: short enough to be silent at once, long enough not to click."""


class Feed(Protocol):
    """Sounds that become ready while others are played."""

    @property
    def to_come_ms(self) -> int:
        """About how long everything lasts that was not taken yet; 0 when nothing is left."""
        ...

    def take(self) -> Clip | None:
        """Give the next sound; None while it is being made, and after the last.

        Raises:
            VoicebotError: it cannot be made.
        """
        ...

    def close(self) -> None:
        """Give up what was not taken."""
        ...


class _Nothing:
    """The feed of a prompt that is there wholly."""

    to_come_ms = 0

    def take(self) -> None:
        """Nothing follows."""

    def close(self) -> None:
        """Nothing is under way."""


class Player:
    """Plays one prompt at a time.

    Args:
        rate: samples a second; every sound must have it.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._size = samples_per_frame(rate)
        self._track = Track("", rate)
        self._feed: Feed = _Nothing()
        self._position = 0
        self._waited_ms = 0
        self._paused = False
        self._stopped = True
        self._fade_in = False
        self._tail: Frame | None = None

    def play(self, sound: Sound, text: str = "") -> None:
        """Begin a prompt; one that is still under way is stopped first.

        Raises:
            ValueError: the sound has another rate than the player.
        """
        track = Track(text, self._rate)
        track.add(Clip(sound, text))
        self._begin(track, _Nothing())

    def play_feed(self, feed: Feed, text: str) -> None:
        """Begin a prompt whose sounds are taken from a feed as they become ready.

        Raises:
            ValueError: a sound has another rate than the player.
            VoicebotError: the first sound cannot be made.
        """
        self._begin(Track(text, self._rate), feed)
        self._take_ready()

    def next_frame(self) -> Frame | None:
        """Hand out the next 20 ms; None when there is nothing to play.

        Raises:
            VoicebotError: the sound that is to follow cannot be made.
        """
        if self._tail:
            tail, self._tail = self._tail, None
            return tail
        if not self.playing or self._paused:
            return None
        self._take_ready()
        if self._position >= len(self._track.samples):
            self._waited_ms += FRAME_MS
            return Frame.silence(self._rate)
        samples = self._cut()
        if self._fade_in:
            samples = _faded(samples, self._rate, rising=True)
            self._fade_in = False
        self._position = min(self._position + self._size, len(self._track.samples))
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
        self._position = self._track.word_start(self._position)
        self._paused, self._fade_in, self._tail = False, True, None

    def stop(self) -> float:
        """Give the prompt up, with a fade as in `pause`.

        Returns:
            The fraction of it that was heard, from 0 to 1.
        """
        self.pause()
        self._feed.close()
        self._stopped, self._paused = True, False
        return self.fraction

    @property
    def playing(self) -> bool:
        """A prompt is under way, paused or not."""
        return not self._stopped and (self._position < len(self._track.samples) or self._feed.to_come_ms > 0)

    @property
    def paused(self) -> bool:
        """A prompt is under way and holds."""
        return self._paused

    @property
    def position_ms(self) -> int:
        """Milliseconds of the prompt handed out so far, without the silence that was waited in."""
        return self._position * 1000 // self._rate

    @property
    def remaining_ms(self) -> int:
        """Milliseconds of the prompt still to come, about where its sounds are not ready; 0 with nothing under way."""
        return self._total_ms - self.position_ms if self.playing else 0

    @property
    def fraction(self) -> float:
        """The part of the prompt handed out so far, from 0 to 1; stays until the next prompt begins."""
        length = len(self._track.samples) + self._feed.to_come_ms * self._rate // 1000
        return self._position / length if length else 1.0

    @property
    def waited_ms(self) -> int:
        """Milliseconds of silence in the prompt because its next sound was not ready."""
        return self._waited_ms

    def heard_text(self) -> str:
        """Give the part of the text whose words were played to their end; stays until the next prompt begins."""
        return self._track.heard_text(self._position)

    @property
    def _total_ms(self) -> int:
        return len(self._track.samples) * 1000 // self._rate + self._feed.to_come_ms

    def _begin(self, track: Track, feed: Feed) -> None:
        self.stop()
        self._track, self._feed = track, feed
        self._position = self._waited_ms = 0
        self._stopped = self._fade_in = False

    def _take_ready(self) -> None:
        try:
            while clip := self._feed.take():
                self._track.add(clip)
        except VoicebotError:
            self.stop()
            raise

    def _cut(self) -> Samples:
        piece = self._track.samples[self._position : self._position + self._size]
        return np.pad(piece, (0, self._size - len(piece)))


def _faded(samples: Samples, rate: int, *, rising: bool) -> Samples:
    """Fade a frame in from silence, or out to silence, over its first `FADE_MS`."""
    length = rate * FADE_MS // 1000
    head, rest = samples[:length], samples[length:]
    return np.concatenate([fade(head, 0, 1), rest] if rising else [fade(head, 1, 0), np.zeros_like(rest)])
