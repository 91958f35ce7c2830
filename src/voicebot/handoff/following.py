"""How one call follows the supervisor's phrases while they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.events import FaultNoted, PhrasesChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.errors import VoicebotError
    from voicebot.events import CallEvent
    from voicebot.handoff.book import Book
    from voicebot.understanding.meaning import Expected


@dataclass(frozen=True, slots=True)
class Edition:
    """The phrases that are in force.

    Args:
        book: the phrases.
        fault: why a newer file was not taken; None where there is none.
    """

    book: Book
    fault: VoicebotError | None = None


class Following:
    """The phrases in force in one call.

    Args:
        latest: gives the edition that is in force now; cheap, because it is asked fifty times a second.
        script: the call's script.
        language: the call's language.
        note: takes the events.

    Attributes:
        book: what the call goes by.
        expected: the phrases that call a human in this script.
    """

    def __init__(
        self, latest: Callable[[], Edition], script: str, language: str, note: Callable[[CallEvent], None]
    ) -> None:
        self._latest = latest
        self._script = script
        self._language = language
        self._note = note
        self._fault: VoicebotError | None = None
        self.book = latest().book
        self.expected: tuple[Expected, ...] = self.book.expected(script, language)

    def follow(self, at: int) -> bool:
        """Take the latest edition; tell whether it says anything else.

        Args:
            at: audio time, ms.
        """
        edition = self._latest()
        if edition.fault is not self._fault:
            self._fault = edition.fault
            if edition.fault is not None:
                self._note(FaultNoted(at=at, code=edition.fault.code, message=str(edition.fault)))
        if edition.book is self.book or edition.book.version == self.book.version:
            return False
        before = {phrase.text for phrase in self.expected}
        self.book = edition.book
        self.expected = self.book.expected(self._script, self._language)
        now = {phrase.text: None for phrase in self.expected}
        self._note(
            PhrasesChanged(
                at=at,
                version=self.book.version,
                added=tuple(text for text in now if text not in before),
                removed=tuple(sorted(before - set(now))),
            )
        )
        return True
