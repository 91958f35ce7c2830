"""The calls that were kept below a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from voicebot.audio.wav import read_channels
from voicebot.errors import AudioFileError, Place, UsageError
from voicebot.journal.record import RECORD_FILE, CallRecord
from voicebot.trial.from_call import Cut, said_when
from voicebot.trial.writing import write_cut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.audio.frame import Samples
    from voicebot.learning.said import Said


@dataclass(frozen=True, slots=True)
class KeptCall:
    """A call that was kept.

    Args:
        folder: where.
        record: its record.
    """

    folder: Path
    record: CallRecord

    def sound(self) -> tuple[Samples, int] | None:
        """Read its recording: shape (n, 2), the robot left and the person right, and samples a second; None without."""
        file = self.folder / self.record.recording
        if not self.record.recording or not file.is_file():
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


def read_calls(files: list[Path], tell: Callable[[], None] = lambda: None) -> tuple[list[KeptCall], list[Path]]:
    """Read records.

    Args:
        files: as `call_files` lists them.
        tell: is told after each.

    Returns:
        The calls, each once though it was kept twice, the oldest first; and the files that are no call record.
    """
    calls: dict[str, KeptCall] = {}
    damaged: list[Path] = []
    for file in files:
        try:
            record = CallRecord.model_validate_json(file.read_bytes())
            calls.setdefault(record.id, KeptCall(file.parent, record))
        except ValidationError:
            damaged.append(file)
        tell()
    return sorted(calls.values(), key=lambda one: one.record.started_at), damaged
