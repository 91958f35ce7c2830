from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import HandoffFileError
from voicebot.handoff.book import Phrase
from voicebot.handoff.changes import Change, added_by, changes_file, keep_changes, read_changes

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = Phrase.model_validate({"say": "хочу менеджера", "group": "sales", "except": "не хочу менеджера"})
ADDED = Change(
    at=datetime(2026, 11, 23, tzinfo=UTC),
    author="Ольга",
    action="add",
    phrase="хочу менеджера",
    group="sales",
    after=ENTRY,
    version="12345678",
)
REMOVED = ADDED.model_copy(update={"action": "remove", "before": ENTRY, "after": None, "author": "Пётр"})


def test_changes_are_kept_one_a_line_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "handoff.yaml"
    assert read_changes(file) == ()
    keep_changes(file, [ADDED])
    keep_changes(file, [REMOVED])
    assert read_changes(file) == (ADDED, REMOVED)
    written = changes_file(file)
    assert written.name == "handoff.changes.jsonl"
    assert len(written.read_text(encoding="utf-8").splitlines()) == 2
    assert '"except":["не хочу менеджера"]' in written.read_text(encoding="utf-8")


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "handoff.yaml"
    keep_changes(file, [ADDED])
    with changes_file(file).open("a", encoding="utf-8") as journal:
        journal.write('\n{"at": \n')
    with pytest.raises(HandoffFileError, match=r"changes\.jsonl:3: this line is no change"):
        read_changes(file)


def test_the_latest_addition_tells_who() -> None:
    again = ADDED.model_copy(update={"author": "Пётр"})
    assert added_by([ADDED, REMOVED, again], "Хочу менеджера!", "sales") == again
    assert added_by([ADDED], "хочу менеджера", "seniors") is None
