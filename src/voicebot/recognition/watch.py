"""Tells the journal when the person began and ceased to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.events import SpeechEnded, SpeechStarted

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.events import CallEvent
    from voicebot.recognition.ears import Hearing


class SpeechWatch:
    """Makes events of what the ears say.

    Args:
        note: takes the events.
    """

    def __init__(self, note: Callable[[CallEvent], None]) -> None:
        self._note = note
        self._speaking = False

    def follow(self, at: int, hearing: Hearing) -> None:
        """Take one tick."""
        if hearing.onset is None:
            self._speaking = False
        if hearing.onset is None or hearing.speaking == self._speaking:
            return
        self._speaking = hearing.speaking
        if hearing.speaking:
            self._note(SpeechStarted(at=at, onset=hearing.onset))
        else:
            self._note(SpeechEnded(at=at, offset=at if hearing.offset is None else hearing.offset))
