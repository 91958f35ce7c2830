from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import UsageError
from voicebot.host.installing import SourceNote, alone, read_note, restore, staged, write_note

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

NOTE = SourceNote(
    name="vosk-model-small-ru-0.22",
    language="ru",
    licence="Apache-2.0",
    origin="http://mirror/a.zip",
    fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
    bytes=3,
    sha256="ab",
    md5="cd",
    checked="md5",
)


def fill(folder: Path, text: str = "new") -> None:
    with staged(folder, NOTE) as new:
        new.mkdir()
        (new / "file").write_text(text)


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.parent.iterdir() if path != folder]


def test_a_folder_appears_with_its_note(tmp_path: Path) -> None:
    fill(tmp_path / "models" / "ru")
    assert (tmp_path / "models" / "ru" / "file").read_text() == "new"
    assert read_note(tmp_path / "models" / "ru" / "source.json") == NOTE
    assert not left_over(tmp_path / "models" / "ru")


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    fill(folder, "old")

    def break_off() -> None:
        with staged(folder, NOTE) as new:
            new.mkdir()
            (new / "file").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert (folder / "file").read_text() == "old"
    assert not left_over(folder)


def test_a_folder_is_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "ru", "old")
    fill(tmp_path / "ru", "new")
    assert (tmp_path / "ru" / "file").read_text() == "new"
    assert not left_over(tmp_path / "ru")


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", "mine")
    (tmp_path / "ru").symlink_to(tmp_path / "elsewhere")
    fill(tmp_path / "ru")
    assert not (tmp_path / "ru").is_symlink()
    assert (tmp_path / "elsewhere" / "file").read_text() == "mine"


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".ru.new").mkdir()
    (tmp_path / ".ru.new" / "half").write_text("half")
    fill(tmp_path / "ru")
    assert not (tmp_path / "ru" / "half").exists()


def test_a_process_killed_while_replacing_loses_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "ru", "old")
    (tmp_path / "ru").rename(tmp_path / ".ru.old")  # here it was killed
    restore(tmp_path / "ru")
    assert (tmp_path / "ru" / "file").read_text() == "old"


def test_a_process_killed_after_replacing_leaves_the_new_one(tmp_path: Path) -> None:
    fill(tmp_path / "ru", "new")
    (tmp_path / ".ru.old").mkdir()
    restore(tmp_path / "ru")
    assert (tmp_path / "ru" / "file").read_text() == "new"
    assert not left_over(tmp_path / "ru")


@pytest.mark.parametrize("written", ["", "{}", "no json"])
def test_a_damaged_note_is_none(tmp_path: Path, written: str) -> None:
    (tmp_path / "source.json").write_text(written)
    assert read_note(tmp_path / "source.json") is None
    assert read_note(tmp_path / "nothing.json") is None
    write_note(tmp_path / "source.json", NOTE)
    assert read_note(tmp_path / "source.json") == NOTE


def hold(lock: Path, pipe: Connection) -> None:
    with alone(lock, "ru"):
        pipe.send("held")
        pipe.recv()


def test_only_one_process_at_a_time(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=hold, args=(tmp_path / "locks" / "ru.lock", there))
    process.start()
    assert here.recv() == "held"
    with pytest.raises(UsageError, match="another process"), alone(tmp_path / "locks" / "ru.lock", "ru"):
        pass
    here.send("done")
    process.join()
    with alone(tmp_path / "locks" / "ru.lock", "ru"):
        pass
