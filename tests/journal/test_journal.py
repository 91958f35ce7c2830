"""The journal takes what a call gives and writes its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from voicebot.audio.frame import Frame
from voicebot.journal.journal import RECORDING_FILE, Journal
from voicebot.journal.record import RECORD_FILE, TRANSCRIPT_FILE, CallHeader, CallRecord

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.events import CallEvent


def test_a_folder_holds_everything(header: CallHeader, events: list[CallEvent], tmp_path: Path) -> None:
    folder = tmp_path / "calls" / "1"
    journal = Journal(header, folder, rate=8000)
    for event in events:
        journal.add(event)
        journal.frames(None, Frame(np.ones(160, dtype=np.int16)))
    record = journal.close()
    assert sorted(file.name for file in folder.iterdir()) == [RECORD_FILE, RECORDING_FILE, TRANSCRIPT_FILE]
    assert CallRecord.model_validate_json((folder / RECORD_FILE).read_text(encoding="utf-8")) == record
    assert record.recording == RECORDING_FILE
    assert soundfile.info(folder / RECORDING_FILE).frames == 160 * len(events)


def test_without_a_folder_everything_stays_in_memory(header: CallHeader, events: list[CallEvent]) -> None:
    journal = Journal(header)
    for event in events:
        journal.add(event)
    journal.frames(None, Frame.silence())
    assert journal.events == tuple(events)
    assert journal.close().recording == ""


def test_listeners_get_each_event_as_it_happens(header: CallHeader, events: list[CallEvent]) -> None:
    first: list[CallEvent] = []
    second: list[CallEvent] = []
    journal = Journal(header, listeners=[first.append, second.append])
    for number, event in enumerate(events, start=1):
        journal.add(event)
        assert len(first) == len(second) == number
    assert first == second == events


def test_translations_reach_the_transcript(header: CallHeader, events: list[CallEvent], tmp_path: Path) -> None:
    journal = Journal(header, tmp_path, translate={"да": "yes"}.get)
    for event in events:
        journal.add(event)
    journal.close()
    assert "= yes" in (tmp_path / TRANSCRIPT_FILE).read_text(encoding="utf-8")
