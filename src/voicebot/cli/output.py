"""How commands show things: tables and colours for people, JSON for programs, errors for both."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from voicebot.errors import InputError, VoicebotError
from voicebot.journal.journal import RECORDING_FILE
from voicebot.journal.page import PAGE_FILE
from voicebot.journal.record import RECORD_FILE, TRANSCRIPT_FILE

console = Console(highlight=False, emoji=False)
"""What a person reads; follows whatever standard output is at the moment."""

errors = Console(stderr=True, highlight=False, emoji=False)
"""Errors and progress: never mixed with what a program reads."""

LANGUAGE_NAMES = {"ru": "Russian (ru)", "en": "English (en)", "ko": "Korean (ko)"}
"""What a list calls a language; another one is called by its code."""

BAD_INPUT = 2
"""The exit code for bad input and for what this machine lacks."""

ANSWER_IS_NO = 1
"""The exit code when a command ran and the answer is no."""


def kept_files(folder: Path | str) -> str:
    """Tell what a call that is kept has left in its folder."""
    recording = f"{RECORDING_FILE} (robot left, person right)"
    return f"{folder}/: {PAGE_FILE} (open it in a browser), {recording}, {TRANSCRIPT_FILE}, {RECORD_FILE}"


def show_json(value: object) -> None:
    """Write one JSON document to standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_error(error: VoicebotError, *, as_json: bool) -> None:
    """Write an error, to standard output as JSON or to standard error for a person; each fault on a line of its own."""
    if as_json:
        show_json({"error": described(error)})
        return
    for fault in (error, *(error.others if isinstance(error, InputError) else ())):
        where = f"{fault.place}: " if fault.place else ""
        # plain text: a message may quote what looks like markup
        errors.print(f"{where}error: {fault.message}", markup=False, style="red", soft_wrap=True)
        if fault.remedy:
            errors.print(f"  {fault.remedy}", markup=False, soft_wrap=True)


def described(error: VoicebotError) -> dict[str, object]:
    """Write an error as data."""
    place = error.place
    written: dict[str, object] = {
        "code": error.code,
        "message": error.message,
        "place": {"file": str(place.file), "line": place.line, "column": place.column} if place else None,
        "remedy": error.remedy,
    }
    if isinstance(error, InputError) and error.others:
        written["others"] = [described(other) for other in error.others]
    return written


@contextmanager
def progress_bar(what: str, total: int | None = None) -> Iterator[Progress]:
    """Show a bar while a long thing runs; its one task has the number 0.

    It is where people look: under what is printed meanwhile, on a terminal. What a program reads has none of it.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    where = console if console.is_terminal else errors
    with Progress(*columns, console=where, transient=True, disable=not where.is_terminal) as bar:
        bar.add_task(what, total=total)
        yield bar
