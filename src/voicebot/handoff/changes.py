"""The change journal of ``handoff.yaml``: who added and removed which phrase, and when. One JSON object a line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from voicebot.errors import HandoffFileError, Place
from voicebot.handoff.book import Phrase, plain
from voicebot.yaml_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Change(BaseModel):
    """One change of the hand-off phrases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    author: str = Field(description="who changed it")
    action: Literal["add", "remove"]
    phrase: str
    group: str
    before: Phrase | None = Field(default=None, description="the entry of the phrase before; null: it was not there")
    after: Phrase | None = Field(default=None, description="the same entry after; null: it is gone")
    version: str = Field(description="the short hash of the whole book after the change")


def changes_file(book_file: Path) -> Path:
    """Tell where the changes of a file are kept: beside it."""
    return book_file.with_name(f"{book_file.stem}.changes.jsonl")


def read_changes(book_file: Path) -> tuple[Change, ...]:
    """Read every change of a file, the oldest first; none where nothing was changed by a command.

    Raises:
        HandoffFileError: a line of the journal cannot be read.
    """
    file = changes_file(book_file)
    if not file.exists():
        return ()
    changes: list[Change] = []
    for number, line in enumerate(read_text(file, HandoffFileError).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            changes.append(Change.model_validate_json(line))
        except ValidationError as refused:
            raise HandoffFileError(
                "this line is no change of a phrase", place=Place(file, number), remedy="remove the line"
            ) from refused
    return tuple(changes)


def keep_changes(book_file: Path, changes: Iterable[Change]) -> None:
    """Add changes at the end of the journal.

    Raises:
        OSError: it cannot be written.
    """
    written = "".join(f"{change.model_dump_json(by_alias=True)}\n" for change in changes)
    with changes_file(book_file).open("a", encoding="utf-8") as journal:
        journal.write(written)
        journal.flush()
        os.fsync(journal.fileno())


def added_by(changes: Iterable[Change], phrase: str, group: str) -> Change | None:
    """Find the latest change that added a phrase to a group; None for one that was written into the file by hand."""
    found = [
        change
        for change in changes
        if change.action == "add" and change.group == group and plain(change.phrase) == plain(phrase)
    ]
    return found[-1] if found else None
