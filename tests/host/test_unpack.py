from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.errors import ArchiveError
from voicebot.host import unpack as unpacking
from voicebot.host.unpack import top_folder, unpack

if TYPE_CHECKING:
    from pathlib import Path


def archive_of(path: Path, *members: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for member, content in members:
            made.writestr(member, content)
    return path


def unpacked(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refuse(archive: Path, words: str) -> None:
    target = archive.parent / "new"
    with pytest.raises(ArchiveError, match=words) as refused:
        unpack(archive, target, lambda *_: None)
    assert str(refused.value.place) == str(archive)
    assert not [file for file in archive.parent.rglob("*") if file.is_file() and file != archive]


def test_the_one_folder_of_an_archive_is_left_out(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "a.zip", ("model/am/final.mdl", b"1"), ("model/README", b"2"), ("model/", b""))
    assert top_folder(archive) == "model"
    told: list[tuple[str, int, int]] = []
    unpack(archive, tmp_path / "new", lambda *stage: told.append(stage))
    assert unpacked(tmp_path / "new") == {"am/final.mdl": b"1", "README": b"2"}
    assert told[-1] == ("unpacking", 2, 2)


@pytest.mark.parametrize("names", [("am/final.mdl", "README"), ("README",), ("am/x", "conf/y")])
def test_without_one_folder_nothing_is_left_out(tmp_path: Path, names: tuple[str, ...]) -> None:
    archive = archive_of(tmp_path / "a.zip", *((name, b"1") for name in names))
    assert top_folder(archive) == ""
    unpack(archive, tmp_path / "new", lambda *_: None)
    assert set(unpacked(tmp_path / "new")) == set(names)


def test_what_a_mac_adds_is_left_out(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "a.zip", ("m/a", b"1"), ("__MACOSX/m/._a", b"2"), ("m/.DS_Store", b"3"))
    unpack(archive, tmp_path / "new", lambda *_: None)
    assert unpacked(tmp_path / "new") == {"a": b"1"}


@pytest.mark.parametrize(
    "name", ["../evil", "m/../../evil", "/etc/evil", "//evil", "..\\evil", "C:\\evil", "C:evil", "m\\evil", "..", "/"]
)
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    refuse(archive_of(tmp_path / "a.zip", ("m/a", b"1"), (name, b"evil")), "outside of its folder")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    link = zipfile.ZipInfo("m/link")
    link.external_attr = (kind | 0o777) << 16
    refuse(archive_of(tmp_path / "a.zip", (link, b"/etc/passwd")), "link or a device")


def test_an_archive_that_would_fill_the_disk_is_refused(tmp_path: Path) -> None:
    refuse(archive_of(tmp_path / "a.zip", ("m/zeros", bytes(10_000_000))), "would become 10000000")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILES", 2)
    refuse(archive_of(tmp_path / "a.zip", *((f"m/{n}", b"1") for n in range(3))), "holds 3 files")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "a.zip", ("m/a", b"1"))
    raw = bytearray(archive.read_bytes())
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(raw)
    refuse(archive, "encrypted")


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as made:
        made.writestr("m/a", b"1" * 1000)
    refuse(tmp_path / "a.zip", "packed in a way")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "a.zip", ("m/final.mdl", bytes(range(256)) * 4))
    raw = bytearray(archive.read_bytes())
    raw[60] ^= 0xFF
    archive.write_bytes(raw)
    with pytest.raises(ArchiveError, match=r"damaged at m/final\.mdl"):
        unpack(archive, tmp_path / "new", lambda *_: None)


def test_the_same_name_twice(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        archive = archive_of(tmp_path / "a.zip", ("m/a", b"1"), ("m/a", b"2"))
    with pytest.raises(ArchiveError, match="twice"):
        unpack(archive, tmp_path / "new", lambda *_: None)


def test_a_file_that_is_a_folder_too(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "a.zip", ("m/a", b"1"), ("m/a/b", b"2"))
    with pytest.raises(ArchiveError, match="twice"):
        unpack(archive, tmp_path / "new", lambda *_: None)


def test_an_empty_archive(tmp_path: Path) -> None:
    refuse(archive_of(tmp_path / "a.zip", ("m/", b"")), "it is empty")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "no zip archive"), (b"PK\x03\x04", "only a part"), (b"\n<!DOCTYPE html><title>Log in", "a web page")],
)
def test_what_is_no_archive(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    refuse(tmp_path / "a.zip", words)


@given(name=st.text("./\\ab:", min_size=1, max_size=12))
def test_whatever_a_name_is_it_stays_inside(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("names")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, b"1")
    (folder / "a.zip").write_bytes(made.getvalue())
    try:
        unpack(folder / "a.zip", folder / "new", lambda *_: None)
    except ArchiveError:
        pass
    else:
        assert unpacked(folder / "new")
    assert {file.relative_to(folder).parts[0] for file in folder.rglob("*")} <= {"a.zip", "new"}
