"""Telling the person at the telephone from other voices in the room, by loudness.

A television or somebody else in the room is speech to any voice activity detector, but it comes from further away. What
is much quieter than the person has been is therefore not the person. Somebody may also have moved away from the
microphone: while the robot waits and nobody near speaks, the bound comes down.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS

if TYPE_CHECKING:
    from voicebot.settings import VoiceActivitySettings

_LEAST_FRAMES = 240 // FRAME_MS
"""Less speech than this says nothing about how loud somebody speaks."""

_LOUDER = 0.3
"""The level of a stretch is exceeded by this share of its frames: that of its vowels."""

_HOLD_MS, _HOLD_SPEAKING_MS = 80, 300
"""Who was loud enough this recently is still the person."""

_STRETCH = 1000 // FRAME_MS


class NearSpeech:
    """Follows how loud the person speaks, and tells who speaks from afar.

    Args:
        settings: `near_db` and `near_forget_db_per_s` of it.
    """

    def __init__(self, settings: VoiceActivitySettings) -> None:
        self._settings = settings
        self._person: float | None = None
        self._since_near_ms = 0
        self._stretch: deque[float] = deque(maxlen=_STRETCH)

    def step(self, level_dbfs: float, *, speaking: bool, waiting: bool) -> bool:
        """Take one tick; tell whether this may be the person.

        The weak end of a phrase is quieter than its vowels: who speaks already is believed for longer.

        Args:
            level_dbfs: the level of what is heard.
            speaking: the person speaks already.
            waiting: the robot is silent.
        """
        if self._person is None:
            return True
        if waiting and not speaking:
            self._person -= self._settings.near_forget_db_per_s * FRAME_MS / 1000
        self._since_near_ms += FRAME_MS
        if level_dbfs >= self._person - self._settings.near_db:
            self._since_near_ms = 0
        return self._since_near_ms <= (_HOLD_SPEAKING_MS if speaking else _HOLD_MS)

    def learn(self, level_dbfs: float) -> None:
        """Take the level of a frame of the person's speech."""
        self._stretch.append(level_dbfs)
        if len(self._stretch) < _LEAST_FRAMES:
            return
        loud = sorted(self._stretch, reverse=True)[int(len(self._stretch) * _LOUDER)]
        self._person = loud if self._person is None else max(self._person, loud)

    def over(self) -> None:
        """The utterance is over: the next one is measured by itself."""
        self._stretch.clear()
