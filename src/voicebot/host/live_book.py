"""The supervisor's phrases as they stand in the file now: calls under way follow it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from voicebot.errors import HandoffFileError, Place
from voicebot.handoff.book import load_book, parse_book
from voicebot.handoff.following import Edition
from voicebot.yaml_file import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.clock import WallClock

LOOK_EVERY = timedelta(seconds=1)
"""So often at most the file is looked at, however many calls ask."""

_Stamp = tuple[int, int, int]


class LiveBook:
    """Reads ``handoff.yaml`` again when it has changed; one that is broken or gone leaves the old phrases in force.

    Args:
        path: the file; one that never existed is an empty book.
        clock: tells when to look again.

    Raises:
        HandoffFileError: the file is wrong at the beginning.
    """

    def __init__(self, path: Path, clock: WallClock) -> None:
        self._path = path
        self._clock = clock
        self._looked = clock.now()
        self._stamp = _stamp(path)  # before reading: a change in between is seen next time
        self._edition = Edition(load_book(path))

    def latest(self) -> Edition:
        """Give the edition in force now."""
        now = self._clock.now()
        if now - self._looked >= LOOK_EVERY:
            self._looked = now
            self._look()
        return self._edition

    def _look(self) -> None:
        stamp = _stamp(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._edition = self._read() if stamp else Edition(self._edition.book, self._gone())

    def _gone(self) -> HandoffFileError:
        return HandoffFileError(
            "the file is gone: its last phrases stay", place=Place(self._path), remedy="put it back"
        )

    def _read(self) -> Edition:
        try:
            # not `load_book`: a file that is taken away just now is no empty one
            return Edition(parse_book(read_text(self._path, HandoffFileError), self._path))
        except HandoffFileError as fault:
            return Edition(self._edition.book, fault)


def _stamp(path: Path) -> _Stamp | None:
    """Give what changes whenever a file is written; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
