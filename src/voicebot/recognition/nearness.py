"""Telling the person at the telephone from other voices in the room, by loudness.

A television or somebody else in the room is speech to any voice activity detector, but it comes from further away. In a
room where most of the speech is much quieter than the person has been, what is so quiet is not the person. Somebody may
also have moved away from the microphone: while the robot waits and nobody near speaks, the bound comes down.
"""

from __future__ import annotations

from collections import deque
from math import log10
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS

if TYPE_CHECKING:
    from voicebot.settings import VoiceActivitySettings

_LEAST_FRAMES = 240 // FRAME_MS
"""Less speech than this says nothing about how loud somebody speaks."""

_LOUDER = 0.3
"""The level of a stretch is exceeded by this share of its frames: that of its vowels."""

_HOLD_SPEAKING_MS = 300
"""The weak end of a phrase is quieter than its vowels: who speaks already is believed for this long."""

_STRETCH = 1000 // FRAME_MS

_SMOOTHED = 160 // FRAME_MS
"""Levels are means over so many frames.

Measured with espeak-ng's voices and people's recordings, hello and the phrase after it up to 8 dB apart, against talk
20 dB below: of stretches of 8 s, 14 % held something taken for the person (by single frames: 61 %); the person was
believed after 60 ms (median; 100 ms in 95 %), and never lost.
"""

_ROOM = 4000 // FRAME_MS
_LEAST_ROOM = 1000 // FRAME_MS
_OTHERS = 0.6
"""Others talk in the room when of the last speech that was heard, one second at least, so much was far away."""


class NearSpeech:
    """Follows how loud the person speaks, and tells who speaks from afar.

    Args:
        settings: `near_db` and `near_forget_db_per_s` of it.
    """

    def __init__(self, settings: VoiceActivitySettings) -> None:
        self._settings = settings
        self._person: float | None = None
        self._since_near_ms = 0
        self._powers: deque[float] = deque([0.0] * _SMOOTHED, maxlen=_SMOOTHED)
        self._stretch: deque[float] = deque(maxlen=_STRETCH)
        self._far: deque[bool] = deque(maxlen=_ROOM)

    def step(self, level_dbfs: float, *, speech: bool, speaking: bool, waiting: bool) -> bool:
        """Take one tick; tell whether this may be the person.

        Args:
            level_dbfs: the level of what is heard.
            speech: it sounds like somebody's speech.
            speaking: the person speaks already.
            waiting: the robot is silent.
        """
        self._powers.append(10 ** (level_dbfs / 10))
        if self._person is None:
            return True
        if waiting and not speaking:
            self._person -= self._settings.near_forget_db_per_s * FRAME_MS / 1000
        near = self._smoothed() >= self._person - self._settings.near_db
        if speech:
            self._far.append(not near)
        self._since_near_ms = 0 if near else self._since_near_ms + FRAME_MS
        return near or not self._others_talk or (speaking and self._since_near_ms <= _HOLD_SPEAKING_MS)

    @property
    def _others_talk(self) -> bool:
        return len(self._far) >= _LEAST_ROOM and sum(self._far) >= _OTHERS * len(self._far)

    def learn(self) -> None:
        """Take the tick before for speech of the person."""
        self._stretch.append(self._smoothed())
        if len(self._stretch) < _LEAST_FRAMES:
            return
        loud = sorted(self._stretch, reverse=True)[int(len(self._stretch) * _LOUDER)]
        self._person = loud if self._person is None else max(self._person, loud)

    def over(self) -> None:
        """The utterance is over: the next one is measured by itself."""
        self._stretch.clear()

    def _smoothed(self) -> float:
        return 10 * log10(sum(self._powers) / _SMOOTHED + 1e-12)
