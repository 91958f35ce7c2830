"""Changes ``handoff.yaml`` as a supervisor wishes: checked before it is written, one at a time, journaled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from voicebot.errors import HandoffFileError, InputError, Place, UsageError
from voicebot.files import locked_folder, write_whole
from voicebot.handoff.book import Book, Phrase, overlap, parse_book, plain
from voicebot.handoff.changes import Change, keep_changes
from voicebot.handoff.editing import with_entry, with_phrase, without_entry, without_phrase
from voicebot.yaml_file import nearest, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes the file, and when."""

    name: str
    at: datetime

    def change(
        self, action: Literal["add", "remove"], phrase: str, before: Phrase | None, after: Phrase | None, version: str
    ) -> Change:
        """Tell what became of the entry of a phrase."""
        entry = after or before
        group = entry.group if entry else ""
        return Change(
            at=self.at,
            author=self.name,
            action=action,
            phrase=phrase,
            group=group,
            before=before,
            after=after,
            version=version,
        )


def add_phrase(path: Path, wanted: Phrase, author: Author) -> Change:
    """Add a phrase; it joins an entry of the same group and conditions, else it gets one of its own.

    Args:
        path: ``handoff.yaml``.
        wanted: an entry with one phrase.
        author: who adds it.

    Raises:
        HandoffFileError: the file is wrong already, or is written in a way that cannot be changed here.
        UsageError: no such group, or the phrase is listed already.
        OSError: the file cannot be written.
    """
    (phrase,) = wanted.say
    with locked_folder(path.parent):
        text, book = _read(path)
        _check(book, wanted, path)
        entries = list(book.phrases)
        alike = (index for index, entry in enumerate(entries) if entry.model_copy(update={"say": wanted.say}) == wanted)
        index = next(alike, None)
        if index is None:
            before, after = None, wanted
            entries.append(wanted)
            text = with_entry(text, wanted)
        else:
            before = entries[index]
            after = entries[index] = before.model_copy(update={"say": (*before.say, phrase)})
            text = with_phrase(text, index, phrase)
        written = replace(book, phrases=tuple(entries))
        _write(path, text, written)
        change = author.change("add", phrase, before, after, written.version)
        keep_changes(path, [change])
    return change


def remove_phrase(path: Path, phrase: str, author: Author, *, group: str = "") -> tuple[Change, ...]:
    """Remove a phrase from every entry that lists it; an entry left without phrases goes too.

    Args:
        path: ``handoff.yaml``.
        phrase: case, punctuation and extra spaces do not matter.
        author: who removes it.
        group: only from this group; empty for any.

    Raises:
        HandoffFileError: the file is wrong already, or is written in a way that cannot be changed here.
        UsageError: the phrase is not listed.
        OSError: the file cannot be written.
    """
    with locked_folder(path.parent):
        text, book = _read(path)
        entries = list(book.phrases)
        removed: list[tuple[str, Phrase, Phrase | None]] = []
        for index, number in reversed(_listed(book, phrase, group)):
            before = entries[index]
            rest = before.say[:number] + before.say[number + 1 :]
            after = before.model_copy(update={"say": rest}) if rest else None
            text = without_phrase(text, index, number) if after else without_entry(text, index)
            entries[index : index + 1] = [after] if after else []
            removed.insert(0, (before.say[number], before, after))
        written = replace(book, phrases=tuple(entries))
        _write(path, text, written)
        changes = tuple(author.change("remove", *one, written.version) for one in removed)
        keep_changes(path, changes)
    return changes


def _listed(book: Book, phrase: str, group: str) -> list[tuple[int, int]]:
    """Find which entries list a phrase, and where.

    Raises:
        UsageError: none does.
    """
    _known_group(book, group)
    said = [
        (text, index, number)
        for index, entry in enumerate(book.phrases)
        if group in ("", entry.group)
        for number, text in enumerate(entry.say)
    ]
    found = [(index, number) for text, index, number in said if plain(text) == plain(phrase)]
    if not found:
        where = f" for the group '{group}'" if group else ""
        remedy = _nearest_phrase(phrase, (text for text, _, _ in said))
        raise UsageError(f"no phrase '{phrase}' is listed{where}", remedy=remedy)
    return found


def _nearest_phrase(phrase: str, listed: Iterable[str]) -> str:
    """Suggest a phrase; the whole list would be too long to read."""
    suggested = nearest(phrase, listed)
    return suggested if suggested.startswith("did") else "'voicebot handoff list' shows them all"


def _known_group(book: Book, group: str, where: Path | str = "the file") -> None:
    if group and group not in book.groups:
        remedy = nearest(group, book.groups) or f"list it under 'groups' in {where}"
        raise UsageError(f"there is no group '{group}'", remedy=remedy)


def _check(book: Book, wanted: Phrase, path: Path) -> None:
    """Refuse a group that is not there, and a phrase that is listed for the same calls."""
    _known_group(book, wanted.group, path)
    (phrase,) = wanted.say
    for entry in book.phrases:
        if overlap(entry, wanted) and any(plain(said) == plain(phrase) for said in entry.say):
            off = "" if entry.enabled else ", but switched off"
            remedy = "remove it first, or give other --script or --language"
            raise UsageError(f"'{phrase}' is listed already{off}: it calls '{entry.group}'", remedy=remedy)


def _read(path: Path) -> tuple[str, Book]:
    text = read_text(path, HandoffFileError).replace("\r\n", "\n") if path.exists() else ""
    return text, parse_book(text, path)


def _write(path: Path, text: str, wanted: Book) -> None:
    """Write the changed text, if it says what is wanted and nothing else; a file keeps its kind of line ends."""
    try:
        same = parse_book(text, path).version == wanted.version
    except InputError:
        same = False
    if not same:
        raise HandoffFileError(
            "the phrases are written in a way that no program can change",
            place=Place(path),
            remedy="change it by hand; calls under way follow it",
        )
    before = path.read_bytes() if path.exists() else b""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    write_whole(path, ("\ufeff" if before.startswith(_BOM) else "") + text)
