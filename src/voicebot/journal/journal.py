"""The journal of one call: takes events and frames as they come, gives the record at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.audio.frame import TELEPHONE_RATE
from voicebot.journal.recording import Recording
from voicebot.journal.summary import build_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from voicebot.audio.frame import Frame
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallHeader, CallRecord

RECORDING_FILE = "recording.wav"


class Journal:
    """Keeps what happens in a call.

    Args:
        header: what is known of the call before it.
        folder: where recording, transcript and record go; None keeps the events in memory and records no sound.
        rate: samples a second on the line.
        listeners: each is given every event as it happens.
        translate: gives a text of the transcript in another language, None where it has none.

    Raises:
        AudioFileError: the recording cannot be created.
    """

    def __init__(
        self,
        header: CallHeader,
        folder: Path | None = None,
        *,
        rate: int = TELEPHONE_RATE,
        listeners: Sequence[Callable[[CallEvent], None]] = (),
        translate: Callable[[str], str | None] | None = None,
    ) -> None:
        self._header = header
        self._folder = folder
        self._listeners = tuple(listeners)
        self._translate = translate
        self._events: list[CallEvent] = []
        self._recording: Recording | None = None
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            self._recording = Recording(folder / RECORDING_FILE, rate)

    @property
    def events(self) -> tuple[CallEvent, ...]:
        """The events so far."""
        return tuple(self._events)

    def add(self, event: CallEvent) -> None:
        """Keep an event and tell the listeners."""
        self._events.append(event)
        for listener in self._listeners:
            listener(event)

    def frames(self, said: Frame | None, heard: Frame) -> None:
        """Record one tick: what the robot played, None for nothing, and what came from the person."""
        if self._recording:
            self._recording.add(said, heard)

    def close(self) -> CallRecord:
        """Finish the recording and write the record.

        Raises:
            OSError: the folder cannot be written.
        """
        if self._recording:
            self._recording.close()
        recording = RECORDING_FILE if self._recording else ""
        record = build_record(self._header, self._events, recording, self._translate)
        if self._folder:
            record.save(self._folder, self._translate)
        return record
