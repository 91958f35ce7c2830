"""The robot's mouth: says texts frame by frame. With a voice for sound, without one for calls that are typed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from voicebot.audio.frame import Sound
from voicebot.speech.conform import with_rest
from voicebot.speech.player import Player
from voicebot.speech.track import Clip
from voicebot.speech.words import even_marks

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame
    from voicebot.language.pieces import Filled
    from voicebot.speech.voice import Part, Voice

MouthSource = Literal["recorded", "cached", "synthesised", "text"]

MS_PER_CHARACTER = 55
"""How long a character takes to say: Russian at 160 words a minute."""


class Mouth(Protocol):
    """Says one text at a time; what is said can be held, taken up again and given up."""

    @property
    def source(self) -> MouthSource:
        """Where the text said last came from."""
        ...

    @property
    def playing(self) -> bool:
        """A text is under way, held or not."""
        ...

    @property
    def paused(self) -> bool:
        """A text is under way and held."""
        ...

    @property
    def position_ms(self) -> int:
        """Milliseconds of the text said so far."""
        ...

    @property
    def remaining_ms(self) -> int:
        """Milliseconds of the text still to come."""
        ...

    @property
    def waited_ms(self) -> int:
        """Milliseconds of silence within the text because its next words were not ready."""
        ...

    def say(self, filled: Filled, node: str = "", *, slower: bool = False) -> None:
        """Begin a text, ``slower`` for a person who hears badly; one that is still under way is stopped first.

        Raises:
            AudioFileError: its recording cannot be read.
            VoiceMissingError: the engine or the voice is missing on this machine.
            SynthesisError: the engine failed.
        """
        ...

    def next_frame(self) -> Frame | None:
        """Give the next 20 ms; None when there is nothing to say.

        Raises:
            SynthesisError: the text cannot be said to its end.
        """
        ...

    def pause(self) -> None:
        """Fall silent within the next frame."""
        ...

    def resume(self) -> None:
        """Go on from the start of the word that was broken off."""
        ...

    def stop(self) -> float:
        """Give the text up within the next frame; returns the fraction of it that was heard."""
        ...

    def heard_text(self) -> str:
        """Give the part of the text said so far, cut at a word."""
        ...


class AudioMouth(Player):
    """Says texts with a voice.

    Args:
        voice: what makes the sound.
    """

    def __init__(self, voice: Voice) -> None:
        super().__init__(voice.rate)
        self._voice = voice
        self._source: MouthSource = "synthesised"

    @property
    def source(self) -> MouthSource:
        """See `Mouth.source`."""
        return self._source

    def say(self, filled: Filled, node: str = "", *, slower: bool = False) -> None:
        """See `Mouth.say`."""
        parts = self._voice.say(filled, node, slower=slower)
        self._source = max((part.source for part in parts), key=_FRESHEST.index)
        self.play_feed(_Parts(parts), filled.text)


_FRESHEST: tuple[MouthSource, ...] = ("recorded", "cached", "synthesised")


class _Parts:
    """The sounds of a text as they become ready: the feed of a player."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._waiting = deque(parts)

    @property
    def to_come_ms(self) -> int:
        """See `Feed.to_come_ms`."""
        return sum(len(part.stretch.text) * MS_PER_CHARACTER + part.pause_ms for part in self._waiting)

    def take(self) -> Clip | None:
        """See `Feed.take`."""
        if not self._waiting or not self._waiting[0].made.done():
            return None
        part = self._waiting.popleft()
        sound = with_rest(part.made.result().sound, part.pause_ms)
        return Clip(sound, part.stretch.text, part.stretch.offset)

    def close(self) -> None:
        """See `Feed.close`."""
        for part in self._waiting:
            part.made.cancel()


class TextMouth(Player):
    """The silent twin of `AudioMouth`: a text lasts as long as it would take to say, and its frames are silence.

    Args:
        rate: the line's samples a second.
        ms_per_character: how long a character takes.
        slower: what is said slower is said at this part of the speed.
    """

    def __init__(self, rate: int, ms_per_character: int = MS_PER_CHARACTER, slower: float = 0.8) -> None:
        super().__init__(rate)
        self._slower = slower
        self._rate_of_silence = rate
        self._ms_per_character = ms_per_character

    @property
    def source(self) -> MouthSource:
        """Always ``text``."""
        return "text"

    def say(self, filled: Filled, node: str = "", *, slower: bool = False) -> None:
        """See `Mouth.say`."""
        del node
        text = filled.text
        ms_per_character = self._ms_per_character / self._slower if slower else self._ms_per_character
        duration_ms = round(len(text) * ms_per_character)
        silence = np.zeros(duration_ms * self._rate_of_silence // 1000, dtype=np.int16)
        self.play(Sound(silence, self._rate_of_silence, marks=even_marks(text, duration_ms)), text)
