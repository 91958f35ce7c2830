"""Files that must not be lost: written whole or not at all, changed by one at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def appearing(file: Path) -> Iterator[Path]:
    """Give another name to write a file under; it gets its own when all is written, else nothing appears.

    Other processes see the file as it was or as it is, never half of it.

    Raises:
        OSError: the folder cannot be written.
    """
    part = file.with_name(f"{file.name}.{uuid4().hex}.part")
    try:
        yield part
        part.replace(file)
    except OSError as error:
        if error.filename == str(part):  # nobody knows that name
            raise OSError(error.errno, error.strerror, str(file)) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def near_path(path: Path) -> str:
    """Write a path for people: from the folder they are in, where it is below."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the folder was removed
        return str(path)
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def write_whole(file: Path, text: str) -> None:
    """Write a file in UTF-8 so that neither a crash nor a power cut leaves half of it.

    A file that is there keeps its permissions, and a link goes on pointing to its file.

    Raises:
        OSError: the folder cannot be written.
    """
    file = file.resolve()
    with appearing(file) as part:
        with part.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            shutil.copymode(file, part)


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Let one process at a time change the files of a folder; the others wait, and nothing is left behind.

    Raises:
        OSError: there is no such folder.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
