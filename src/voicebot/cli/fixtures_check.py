"""``voicebot fixtures check``: which fixtures would sound different on this machine."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, progress_bar, show_json
from voicebot.errors import UsageError
from voicebot.host.engines import Engines
from voicebot.host.fixture_check import State, check_fixture
from voicebot.host.fixtures import MANIFEST, FixtureMaker, read_manifest
from voicebot.settings import load_settings
from voicebot.trial.case import FIXTURES

EXAMPLE = "voicebot fixtures check audio_fixtures"

_STYLES = {"same": "dim", "mended": "green"}


def command(
    folder: Annotated[Path, typer.Argument(help=f"A folder with {MANIFEST}.")] = Path(FIXTURES),
    *,
    mend: Annotated[bool, typer.Option("--mend", help="Make those again that are missing or differ.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make every fixture of a folder again and compare: which would sound different on this machine.

    Another version of a voice speaks a little differently. Exit code 1 when one is missing, differs or cannot be made.
    """
    listed = read_manifest(folder)
    if not listed:
        raise UsageError(f"no {MANIFEST} in {folder}", remedy="'voicebot fixtures synth' makes fixtures and the list")
    engines = Engines(load_settings())
    found: dict[str, State] = {}
    try:
        with progress_bar("fixtures", len(listed)) as bar:
            for name, fixture in listed.items():
                found[name] = check_fixture(folder, fixture, FixtureMaker(engines), mend=mend)
                bar.advance(bar.task_ids[0])
    finally:
        engines.close()
    _show(found, as_json=as_json)
    if any(state.wrong for state in found.values()):
        raise typer.Exit(ANSWER_IS_NO)


def _show(found: dict[str, State], *, as_json: bool) -> None:
    if as_json:
        show_json([{"file": name, **asdict(state)} for name, state in found.items()])
        return
    table = Table.grid(padding=(0, 2))
    for name, state in found.items():
        style = _STYLES.get(state.finding, "red")
        table.add_row(Text(name, style), Text(state.finding, style), Text(state.why, style))
    console.print(table)
    wrong = sum(state.wrong for state in found.values())
    console.print(f"{len(found) - wrong} of {len(found)} are as they should be")
