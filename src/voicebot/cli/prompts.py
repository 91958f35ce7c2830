"""``voicebot prompts``: which phrases a script says, recording them, and bringing in recordings."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from voicebot.cli import prompts_record
from voicebot.cli.options import AsJson, ScriptPath
from voicebot.cli.output import ANSWER_IS_NO, console, progress_bar, show_json
from voicebot.dialog.loading import load_script
from voicebot.errors import UsageError
from voicebot.host.phrases import ScriptPhrase
from voicebot.host.recordings import (
    MANIFEST_SUFFIXES,
    Imported,
    Listed,
    Recordings,
    Refused,
    read_manifest,
    sound_files,
)

EXAMPLE = "voicebot prompts list dialogs/visit_reminder --missing"
IMPORT_EXAMPLE = "voicebot prompts import dialogs/visit_reminder studio/ phrases.csv"

_WIDEST = 110
"""A list wider than this tears a phrase and its file's name apart."""

app = typer.Typer(
    no_args_is_help=True,
    help="Recorded prompts: list a script's phrases, record them, bring in files.",
    epilog=f"Example: {EXAMPLE}",
)
app.command("record", epilog=f"Example: {prompts_record.EXAMPLE}")(prompts_record.command)


@app.command("list", epilog=f"Example: {EXAMPLE}")
def list_command(
    script: ScriptPath,
    *,
    missing: Annotated[bool, typer.Option("--missing", help="Only what has no recording.")] = False,
    as_json: AsJson = False,
) -> None:
    """List every phrase that a script says, with the name of its recording; what has none is synthesised.

    A text with variables is listed in the words around them. Ready-made reactions and texts are listed too.
    """
    recordings = open_recordings(script)
    listed = recordings.listed()
    shown = [one for one in listed if not (missing and one.file)]
    recorded = sum(one.file is not None for one in listed)
    if as_json:
        counts = {"total": len(listed), "recorded": recorded, "missing": len(listed) - recorded}
        show_json(
            {"phrases": [_data(one) for one in shown], **counts, "unused": [str(one) for one in recordings.unused]}
        )
        return
    _show(shown)
    console.print(f"{len(listed)} phrases: {recorded} recorded, {len(listed) - recorded} synthesised")
    for file in recordings.unused:
        console.print(Text(f"{file} says nothing of this script", style="yellow"), soft_wrap=True)


@app.command("import", epilog=f"Example: {IMPORT_EXAMPLE}")
def import_command(
    script: ScriptPath,
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Sound files of any kind, folders with them, and a table of two columns: the words, the file.",
            show_default=False,
        ),
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Bring in recordings: each becomes a WAV file under the name of its phrase, in the script's folder prompts/.

    What a file says is told by a table (CSV: text;file), else by its name: that of the phrase, or its words.
    Exit code 1 when a file could not be brought in.
    """
    recordings = open_recordings(script)
    tables = [path for path in paths if path.suffix.lower() in MANIFEST_SUFFIXES]
    sounds = [path for path in paths if path not in tables] or [table.parent for table in tables]
    tables += [table for path in sounds if path.is_dir() for table in sorted(path.glob("*.csv")) if table not in tables]
    manifest = {name: said for table in tables for name, said in read_manifest(table).items()}
    files = sound_files(sounds)
    with progress_bar("files", len(files)) as bar:
        imported, refused = recordings.bring_in(files, manifest, lambda: bar.advance(bar.task_ids[0]))
    absent = sorted(manifest.keys() - {file.name.casefold() for file in files})
    refused += [Refused(Path(name), "the table names it, but it is not there") for name in absent]
    missing = [one for one in open_recordings(script).listed() if one.file is None]
    if as_json:
        show_json(
            {
                "imported": [_imported(one) for one in imported],
                "refused": [{"file": str(one.source), "reason": one.reason} for one in refused],
                "missing": [_data(one) for one in missing],
            }
        )
    else:
        _show_import(imported, refused, len(missing))
    if refused:
        raise typer.Exit(ANSWER_IS_NO)


def open_recordings(script: Path) -> Recordings:
    """Load a script and look at its recordings.

    Raises:
        UsageError: there is no such script.
        ScriptError: the script or the list of its recordings is wrong.
    """
    if not script.exists():
        raise UsageError(f"there is no {script}", remedy=f"try: {EXAMPLE}")
    return Recordings(load_script(script), script if script.is_dir() else script.parent)


def _place(one: ScriptPhrase) -> str:
    if one.reaction:
        return f"reaction {one.reaction}"
    return "ready-made texts" if one.ready_made else one.phrase.node


def _around(one: ScriptPhrase) -> str:
    """Show a phrase within its text, where that has variables."""
    return "" if one.whole == one.phrase.text else one.whole


def _data(listed: Listed) -> dict[str, object]:
    one = listed.one
    return {
        **asdict(one.phrase),
        "role": one.role,
        "reaction": one.reaction,
        "within": _around(one),
        "also": list(one.also),
        "file": str(listed.file) if listed.file else None,
    }


def _imported(one: Imported) -> dict[str, object]:
    phrase = one.one.phrase
    return {
        "source": str(one.source),
        "name": phrase.name,
        "text": phrase.text,
        "file": str(one.file),
        "suspicions": list(one.suspicions),
    }


def _show(shown: list[Listed]) -> None:
    """Show the phrases under the places that say them: what is read aloud on the left, the file's name on the right."""
    places: dict[str, list[Listed]] = {}
    for listed in sorted(shown, key=lambda listed: listed.one.ready_made):
        places.setdefault(_place(listed.one), []).append(listed)
    for place, there in places.items():
        console.print(Text(place, style="bold"))
        said = ""
        for listed in there:
            whole, text = listed.one.whole, listed.one.phrase.text
            if whole not in {text, said}:
                console.print(Padding(Text(whole, style="dim"), (0, 0, 0, 2)), width=_width())
            _show_phrase(listed, indent=2 if whole == text else 4)
            said = whole
        console.print()
    if shown:
        console.print("● recorded   ○ synthesised   {…} is known only in the call: record around it", style="dim")


def _show_phrase(listed: Listed, *, indent: int) -> None:
    name = listed.file.name if listed.file else f"{listed.one.phrase.name}.wav"
    mark = Text("●", style="green") if listed.file else Text("○", style="yellow")
    columns = Column(width=1), Column(ratio=1, overflow="fold"), Column(justify="right", no_wrap=True)
    row = Table.grid(*columns, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    row.add_row(mark, Text(listed.one.phrase.text), Text(name, style="dim"))
    console.print(Padding(row, (0, 0, 0, indent)), width=_width())


def _width() -> int:
    return min(console.width, _WIDEST)


def _show_import(imported: list[Imported], refused: list[Refused], missing: int) -> None:
    for one in imported:
        line = Text(f"{one.source.name} → {one.file.name}: {one.one.phrase.text}")
        if one.suspicions:
            line.append(f"  {', '.join(one.suspicions)}", style="yellow")
        console.print(line, soft_wrap=True)
    for other in refused:
        console.print(Text(f"{other.source.name}: not brought in: {other.reason}", style="red"), soft_wrap=True)
    doubtful = sum(bool(one.suspicions) for one in imported)
    console.print(
        f"{len(imported)} brought in, {doubtful} to be listened to, {len(refused)} not brought in; "
        f"{missing} phrases have no recording and are synthesised"
    )
