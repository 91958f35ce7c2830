"""Ears for typed text, so that a chat is the same call as one in sound."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from voicebot.recognition.ears import Hearing, Utterance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from voicebot.audio.frame import Frame

TYPING_MS_PER_CHARACTER = 55
"""Typed words are taken to be spoken at 18 characters a second, as on a telephone."""


class TypedEars:
    """Ears for typed text: words arrive one by one, at the speed they would be said, so that the floor works alike."""

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        self._words: list[tuple[int, str]] = []
        self._hearing = Hearing()

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Typed text needs no grammar."""

    def hear(self, at: int, heard: Frame, text: str, said: Frame | None) -> Hearing:
        """Hear one tick of a text line."""
        del heard, said
        if text:
            self._waiting.append(text)
        if self._waiting and self._hearing.onset is None:
            self._begin(at, self._waiting.popleft())
        if self._hearing.onset is None:
            return self._hearing
        said_by_now = " ".join(word for end, word in self._words if end <= at)
        last = self._words[-1][0]
        self._hearing = Hearing(
            speaking=at < last,
            onset=self._hearing.onset,
            offset=None if at < last else last,
            text=said_by_now,
            changed=self._hearing.changed if said_by_now == self._hearing.text else at,
        )
        return self._hearing

    def end_utterance(self) -> Utterance:
        """Take everything typed as said."""
        text = " ".join(word for _, word in self._words)
        onset = self._hearing.onset or 0
        offset = self._words[-1][0] if self._words else onset
        self._words = []
        self._hearing = Hearing()
        return Utterance(text, onset, offset)

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        """Typed text is certain as it is."""
        del utterance
        return None

    def close(self) -> None:
        """Nothing is shared."""

    def _begin(self, at: int, text: str) -> None:
        end = at
        for word in text.split():
            end += max(2, len(word)) * TYPING_MS_PER_CHARACTER
            self._words.append((end, word))
        if self._words:
            self._hearing = Hearing(speaking=True, onset=at, changed=at)
