"""Puts models and voices in their places: whole or not at all, one at a time, with a note of where they came from."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from datetime import datetime  # noqa: TC003 - pydantic reads it at run time
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from voicebot.errors import UsageError
from voicebot.files import write_whole
from voicebot.recognition.models import SOURCE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Checked = Literal["sha256", "md5", "given", "unpublished", "differs", "copied"]
"""How what was installed compares: with a published checksum or the one that the user gave; no checksum is published;
it differs from the published one, but comes from the user's own disk; a folder, which has no checksum."""


class SourceNote(BaseModel):
    """Where an installed model or voice came from: ``source.json`` beside it.

    Args:
        name: the model's or voice's own name.
        language: its code.
        licence: as it was known then.
        origin: the address, archive or folder.
        fetched_at: when, in UTC.
        bytes: of the archive or the network; 0 for a folder.
        sha256: its checksum, empty for a folder.
        md5: the same.
        checked: what it was compared with.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    language: str
    licence: str
    origin: str
    fetched_at: datetime
    bytes: int
    sha256: str
    md5: str
    checked: Checked


def read_note(file: Path) -> SourceNote | None:
    """Read what is noted; None where nothing is, or where it was damaged."""
    try:
        return SourceNote.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, ValidationError):
        return None


def write_note(file: Path, note: SourceNote) -> None:
    """Note where something came from."""
    write_whole(file, note.model_dump_json(indent=2) + "\n")


@contextmanager
def alone(lock: Path, what: str) -> Iterator[None]:
    """Keep other processes from installing the same thing meanwhile.

    Raises:
        UsageError: one is at it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(f"another process is pulling {what}", remedy="wait until it has finished") from error
        yield
    finally:
        os.close(handle)


@contextmanager
def staged(folder: Path, note: SourceNote) -> Iterator[Path]:
    """Give the place where a folder's new content is made; when that is done it becomes the folder.

    What a killed process left there is removed. A folder that is replaced is kept aside until the new one is in place,
    and comes back where a process was killed in between. A link that is replaced leaves what it points to alone.

    Args:
        folder: the folder to appear.
        note: written into it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    restore(folder)
    _remove(new)
    try:
        yield new
        write_note(new / SOURCE_FILE, note)
        if folder.is_symlink() or folder.exists():
            folder.rename(old)
        new.rename(folder)
        _remove(old)
    finally:
        _remove(new)
        restore(folder)


def restore(folder: Path) -> None:
    """Bring back a folder that a process was killed while replacing."""
    old = folder.with_name(f".{folder.name}.old")
    if not (folder.is_symlink() or folder.exists()) and (old.is_symlink() or old.exists()):
        old.rename(folder)
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
