"""Unpacks an archive that came from elsewhere: nothing outside its folder, nothing but files, no more than it says."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from voicebot.errors import ArchiveError, Place
from voicebot.host.download import check_room

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from voicebot.host.download import Watch

MOST_FILES = 10_000
"""A model has some twenty files."""

MOST_BYTES = 40_000_000_000
"""The largest model of Vosk takes a tenth of this."""

MOST_RATIO = 100
"""The files of a model are packed to about half; an archive that grows a hundredfold is made to fill a disk."""

_BLOCK = 1 << 20
_LEFT_OUT = ("__MACOSX", ".DS_Store")
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_KINDS = (0, stat.S_IFREG, stat.S_IFDIR)


def top_folder(archive: Path) -> str:
    """Name the one folder that everything in an archive lies in; empty when there is no such folder.

    Raises:
        ArchiveError: it is no archive, or one that is not safe.
    """
    with _opened(archive) as opened:
        return _top([path for path, _ in _members(opened, archive)])


def unpack(archive: Path, folder: Path, watch: Watch) -> None:
    """Unpack a zip file into a new folder, without the one folder that everything in it may lie in.

    Raises:
        ArchiveError: it is no archive, is damaged, is encrypted, would write outside of the folder, holds links or
            devices, or is made to fill a disk.
        DiskSpaceError: there is no room for it.
    """
    with _opened(archive) as opened:
        members = _members(opened, archive)
        total = sum(info.file_size for _, info in members)
        check_room(folder.parent, total)
        strip = 1 if _top([path for path, _ in members]) else 0
        done = 0
        folder.mkdir()
        for path, info in members:
            target = folder.joinpath(*path.parts[strip:])
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(info) as source, target.open("xb") as out:
                    while block := source.read(_BLOCK):
                        out.write(block)
                        done += len(block)
                        watch("unpacking", done, total)
            except (zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise _refused(archive, f"it is damaged at {info.filename}: {error}") from error
            except (FileExistsError, NotADirectoryError) as error:
                raise _refused(archive, f"it holds {info.filename} twice") from error


def _opened(archive: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive)
    except zipfile.BadZipFile as error:
        with archive.open("rb") as opened:
            start = opened.read(200).lstrip()
        page = " but a web page: a proxy or a log-in stands in between" if start.startswith(b"<") else ""
        raise _refused(archive, f"it is no zip archive{page}, or only a part of one") from error


def _members(opened: zipfile.ZipFile, archive: Path) -> list[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """List the files of an archive, every one of them safe to write."""
    infos = opened.infolist()
    if len(infos) > MOST_FILES:
        raise _refused(archive, f"it holds {len(infos)} files")
    members = []
    for info in infos:
        fault = _fault(info)
        if fault:
            raise _refused(archive, f"{info.filename!r} {fault}")
        path = PurePosixPath(info.filename)
        if not info.is_dir() and not any(part in _LEFT_OUT for part in path.parts):
            members.append((path, info))
    total = sum(info.file_size for _, info in members)
    if total > min(MOST_BYTES, MOST_RATIO * archive.stat().st_size):
        raise _refused(archive, f"its {archive.stat().st_size} bytes would become {total}")
    if not members:
        raise _refused(archive, "it is empty")
    return members


def _fault(info: zipfile.ZipInfo) -> str:
    """Say what is wrong with a member; empty when nothing is."""
    # zipfile cuts names at a NUL and turns this system's separators round, but a backslash is a letter on Linux
    name = info.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or name[1:2] == ":" or not path.parts:
        return "would be written outside of its folder"
    if stat.S_IFMT(info.external_attr >> 16) not in _KINDS:
        return "is neither a file nor a folder, but a link or a device"
    if info.compress_type not in _PACKED:
        return "is packed in a way that few programs know"
    return "is encrypted" if info.flag_bits & _ENCRYPTED else ""


def _top(paths: Sequence[PurePosixPath]) -> str:
    tops = {path.parts[0] for path in paths}
    deep = all(len(path.parts) > 1 for path in paths)
    return tops.pop() if len(tops) == 1 and deep else ""


def _refused(archive: Path, why: str) -> ArchiveError:
    return ArchiveError(f"cannot be unpacked: {why}", place=Place(archive), remedy="download it again, or take another")
