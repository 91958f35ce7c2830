"""What ``models pull`` and ``voices pull`` share: their options, the progress bar, what is told in the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from voicebot.cli.output import console, errors, show_json
from voicebot.clock import SystemClock
from voicebot.host.installing import SourceNote
from voicebot.host.origin import Means, Order
from voicebot.host.pull_models import Pulled
from voicebot.settings import Settings, load_settings

Origin = Annotated[
    str,
    typer.Option(
        "--from", metavar="URL|MIRROR|FILE|FOLDER", help="Where it is; else the mirror of the settings, its publisher."
    ),
]
Into = Annotated[
    Path | None, typer.Option("--into", metavar="FOLDER", help="Where to put it; else where it is looked for.")
]
Sha256 = Annotated[str, typer.Option("--sha256", metavar="HEX", help="What its checksum must be.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]

_CHECKED = {
    "sha256": "as published",
    "md5": "its md5 is the published one",
    "given": "as given",
    "unpublished": "no checksum is published, this one was computed",
    "differs": "not the published file: packed anew, or another version",
    "copied": "",
}


def pull(order: Order, how: Callable[[Order, Means, SystemClock], Pulled], settings: Settings | None = None) -> Pulled:
    """Pull something, with a progress bar on standard error."""
    with _bars() as bars:
        return how(order, Means(settings or load_settings(), bars.show), SystemClock())


def show_pulled(pulled: Pulled, note_file: Path, *, as_json: bool, further: str = "") -> None:
    """Tell what a pull came to.

    Args:
        pulled: that.
        note_file: where it is noted.
        as_json: for a program.
        further: one more line for a person.
    """
    note = pulled.note
    if as_json:
        facts = {"name": pulled.name, "path": str(pulled.path), "installed_now": pulled.fresh}
        show_json({**facts, "source": note.model_dump(mode="json") if note else None})
        return
    if not pulled.fresh:
        console.print(f"{pulled.name} is in {pulled.path} already; --force replaces it", markup=False)
    elif note:
        console.print(f"installed {pulled.name} in {pulled.path}", markup=False, style="green")
        for name, value in _facts(note, pulled.before, note_file):
            console.print(f"  {name:9} {value}", markup=False, soft_wrap=True)
    if further:
        console.print(further, markup=False, soft_wrap=True)


def _facts(note: SourceNote, before: SourceNote | None, note_file: Path) -> Iterator[tuple[str, str]]:
    yield "from", note.origin
    if note.sha256:
        yield "sha256", f"{note.sha256} ({_CHECKED[note.checked]})"
    yield "licence", note.licence
    yield "noted in", str(note_file)
    if before and before.sha256 and note.sha256:
        same = "the same file" if before.sha256 == note.sha256 else f"another file, {before.sha256}"
        yield "before", f"{same}, pulled {before.fetched_at:%Y-%m-%d} from {before.origin}"


@dataclass(slots=True)
class _Bars:
    """A bar for each stage, from when it begins."""

    progress: Progress
    tasks: dict[str, TaskID] = field(default_factory=dict)

    def show(self, stage: str, done: int, total: int) -> None:
        if stage not in self.tasks:
            self.tasks[stage] = self.progress.add_task(stage, total=total or None, completed=done)
        self.progress.update(self.tasks[stage], completed=done, total=total or None)


@contextmanager
def _bars() -> Iterator[_Bars]:
    columns = (
        TextColumn("{task.description:11}"),
        BarColumn(bar_width=30),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield _Bars(progress)
