"""``voicebot handoff try``: would it call an operator, and what would recorded calls have done."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.progress import TaskID
from rich.table import Column, Table
from rich.text import Text

from voicebot.cli.handoff_scripts import check_names, known_scripts
from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, errors, progress_bar, show_json
from voicebot.clock import SystemClock
from voicebot.dialog.script import Script
from voicebot.errors import UsageError
from voicebot.handoff.book import load_book
from voicebot.host.rehearsal import ChangedTurn, Rehearsal, Tried
from voicebot.journal.record import RECORD_FILE, CallRecord
from voicebot.journal.transcript import clock
from voicebot.settings import load_settings
from voicebot.understanding.meaning import Candidate, Kind
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot handoff try 'позовите вы уже человека' -s visit_reminder"

_TELLING = 0.25
"""An answer less probable than this is not worth a look."""


def command(
    text: Annotated[list[str] | None, typer.Argument(help="What is said.", show_default=False)] = None,
    *,
    script: Annotated[str, typer.Option("--script", "-s", help="Only in this script.", show_default="all")] = "",
    node: Annotated[str, typer.Option("--node", "-n", help="Only at this node.", show_default="all")] = "",
    calls: Annotated[
        list[Path] | None, typer.Option("--calls", help="Replay the calls recorded below this folder; repeat it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show whether a text would call an operator, and where; or what the phrases of today change in recorded calls.

    Exit code 1 when it would call nobody, or changes nothing.
    """
    said = " ".join(text or ()).strip()
    if bool(said) == bool(calls):
        raise UsageError("give a text or --calls", remedy=EXAMPLE)
    settings = load_settings()
    scripts = known_scripts(settings.handoff_file)
    check_names([script] if script else [], scripts)
    wanted = [one for one in scripts if script in ("", one.script)]
    rehearsal = Rehearsal(load_book(settings.handoff_file), settings)
    if calls:
        found = _replay(calls, wanted, rehearsal, as_json=as_json)
    else:
        found = _try(said, wanted, node, rehearsal, as_json=as_json)
    if not found:
        raise typer.Exit(ANSWER_IS_NO)


def _try(text: str, scripts: Sequence[Script], node: str, rehearsal: Rehearsal, *, as_json: bool) -> bool:
    now = SystemClock().now().astimezone()
    tried = [rehearsal.say(text, one, at, now) for one in scripts for at in _nodes(one, node)]
    if not tried:
        known = (name for one in scripts for name in one.nodes)
        raise UsageError(
            f"no script has a node '{node}'" if node else "there is no script", remedy=nearest(node, known)
        )
    if as_json:
        show_json([_as_data(one) for one in tried])
    else:
        _show_tried(tried)
    return any(one.calls_operator for one in tried)


def _nodes(script: Script, node: str) -> list[str]:
    return [name for name in script.nodes if node in ("", name)]


def _as_data(one: Tried) -> dict[str, Any]:
    return {**asdict(one), "best": _candidate(one.best), "competes": one.competes and _candidate(one.competes)}


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "name": one.name or None,
        "kind": one.kind.value,
        "probability": round(one.probability, 3),
        "phrase": one.phrase,
    }


def _show_tried(tried: Sequence[Tried]) -> None:
    """Show what happens, each with all places where it does: those that call an operator first."""
    alike: dict[tuple[bool, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in tried:
        alike[one.calls_operator, _told(one)][one.script].append(one.node)
    for (calls, told), places in sorted(alike.items(), key=lambda item: not item[0][0]):
        mark = Text("●", style="green") if calls else Text("○", style="yellow")
        where = Text("\n".join(f"{name}: {', '.join(nodes)}" for name, nodes in places.items()), style="dim")
        columns = Table.grid(Column(width=1), Column(overflow="fold"), padding=(0, 1, 0, 0))
        columns.add_row(mark, Text(told))
        columns.add_row("", where)
        console.print(columns)


def _told(one: Tried) -> str:
    """Tell what a text does at a place, and why."""
    calls = "calls nobody" if not one.calls_operator else "asks, then calls" if one.asks_back else "calls"
    parts = [f"{calls}: {_said(one.best)}", one.best.phrase and f"nearest “{one.best.phrase}”"]
    parts += [f"stopped by “{phrase}”" for phrase in one.stopped_by]
    if one.competes and one.competes.probability >= _TELLING:
        parts.append(f"next {_said(one.competes)}")
    return ", ".join(filter(None, parts))


def _said(one: Candidate) -> str:
    if one.kind is Kind.UNCLEAR:
        return "not sure enough"
    if one.kind is Kind.OUT_OF_SCOPE:
        return "something else"
    return f"{one.kind.replace('_', '-')} {one.name} {one.probability:.0%}"


def _replay(folders: Sequence[Path], scripts: Sequence[Script], rehearsal: Rehearsal, *, as_json: bool) -> bool:
    """Show which turns of recorded calls the phrases of today decide otherwise; tell whether there are any."""
    files = [file for folder in folders for file in sorted(folder.rglob(RECORD_FILE))]
    if not files:
        raise UsageError(f"no {RECORD_FILE} below {', '.join(map(str, folders))}", remedy="give a folder of calls")
    known = {one.script: one for one in scripts}
    changed: list[tuple[Path, ChangedTurn]] = []
    with progress_bar("Replaying", len(files)) as bar:
        for file in files:
            record = _read(file, known)
            if record:
                changed += [(file.parent, turn) for turn in rehearsal.replay(record, known[record.script])]
            bar.advance(TaskID(0))
    if as_json:
        show_json({"calls": len(files), "turns": [_turn(folder, turn) for folder, turn in changed]})
    else:
        _show_turns(changed)
        console.print(f"{len(files)} calls, {len(changed)} turns would go otherwise", style="dim")
    return bool(changed)


def _read(file: Path, known: Collection[str]) -> CallRecord | None:
    """Read a record; one that is damaged, or whose script is not here, is left out, and it is said."""
    try:
        record = CallRecord.model_validate_json(file.read_bytes())
    except ValidationError:
        why = "it is no call record"
    else:
        if record.script in known:
            return record
        why = f"the script '{record.script}' is not tried"
    errors.print(f"{file} is left out: {why}", style="yellow", markup=False, soft_wrap=True)
    return None


def _turn(folder: Path, turn: ChangedTurn) -> dict[str, Any]:
    readings = {"before": _candidate(turn.before), "now": _candidate(turn.now)}
    return {"folder": str(folder), **asdict(turn), **readings}


def _show_turns(changed: Sequence[tuple[Path, ChangedTurn]]) -> None:
    if not changed:
        return
    table = Table("call", "at", "node", "heard", "then", "now", "operator", box=None, pad_edge=False)
    for folder, turn in changed:
        called = ("called, asks first" if turn.asks_back else "called") if turn.handed_over else "not called"
        table.add_row(
            str(folder), clock(turn.at), turn.node, turn.heard, _said(turn.before), _said(turn.now), f"now {called}"
        )
    console.print(table)
