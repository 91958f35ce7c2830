"""The calls that were kept below a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from voicebot.audio.wav import read_channels
from voicebot.errors import AudioFileError, Place, UsageError
from voicebot.journal.record import RECORD_FILE, CallRecord
from voicebot.learning.said import said_in
from voicebot.trial.from_call import Cut, said_when
from voicebot.trial.writing import write_cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from voicebot.audio.frame import Samples
    from voicebot.dialog.script import Script
    from voicebot.learning.said import Said


@dataclass(frozen=True, slots=True)
class KeptCall:
    """A call that was kept; of thousands only what was said stays in memory.

    Args:
        folder: where.
        id: its identity.
        script: the name of its script.
        started_at: when it began.
        said: what was said in it, where its script is known.
    """

    folder: Path
    id: str
    script: str
    started_at: datetime
    said: tuple[Said, ...] = ()

    @classmethod
    def of(cls, folder: Path, record: CallRecord, script: Script | None = None) -> KeptCall:
        """Take what is needed of a call's record.

        Args:
            folder: where it is kept.
            record: the record.
            script: its script; None: it is not known.
        """
        said = said_in(record, script) if script else ()
        return cls(folder, record.id, record.script, record.started_at, said)

    @property
    def record(self) -> CallRecord:
        """Read its record.

        Raises:
            OSError: it is there no more.
        """
        return CallRecord.model_validate_json((self.folder / RECORD_FILE).read_bytes())

    def sound(self) -> tuple[Samples, int] | None:
        """Read its recording: shape (n, 2), the robot left and the person right, and samples a second; None without."""
        recording = self.record.recording
        file = self.folder / recording
        if not recording or not file.is_file():
            return None
        try:
            return read_channels(file)
        except AudioFileError:
            return None  # a broken recording takes nothing from what was heard

    def write_clip(self, said: Said, file: Path) -> bool:
        """Write the sound of an utterance; tell whether there is one.

        Raises:
            AudioFileError: it cannot be written.
        """
        span = next((span for one, span in said_when(self.record).items() if one.onset == said.onset), None)
        sound = self.sound() if span else None
        if span is None or sound is None:
            return False
        write_cut(file, Cut(file.name, *span), *sound)
        return True


def call_files(folder: Path) -> list[Path]:
    """List the records of the calls at or below a folder.

    Raises:
        UsageError: there is none.
    """
    files = [folder] if folder.name == RECORD_FILE else sorted(folder.rglob(RECORD_FILE))
    if not files:
        raise UsageError(f"no {RECORD_FILE} below {folder}", place=Place(folder), remedy="give a folder of kept calls")
    return files


def read_calls(
    files: list[Path], scripts: Mapping[str, Script], tell: Callable[[], None] = lambda: None
) -> tuple[list[KeptCall], list[Path]]:
    """Read records.

    Args:
        files: as `call_files` lists them.
        scripts: the scripts that are known, by name.
        tell: is told after each.

    Returns:
        The calls, each once though it was kept twice, the oldest first; and the files that are no call record.
    """
    calls: dict[str, KeptCall] = {}
    damaged: list[Path] = []
    for file in files:
        try:
            record = CallRecord.model_validate_json(file.read_bytes())
            calls.setdefault(record.id, KeptCall.of(file.parent, record, scripts.get(record.script)))
        except ValidationError:
            damaged.append(file)
        tell()
    return sorted(calls.values(), key=lambda one: one.started_at), damaged
