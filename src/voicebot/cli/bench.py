"""``voicebot bench``: the project's own measurements, one subcommand each."""

from dataclasses import asdict
from math import isnan
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from voicebot.bench import matching as matching_bench
from voicebot.cli import bench_call, bench_hearing, bench_speaking, bench_speech
from voicebot.cli.options import AsJson
from voicebot.cli.output import console, errors, show_json

app = typer.Typer(
    no_args_is_help=True,
    help="Measure: figures with their conditions, nothing is judged.",
    epilog=f"Example: {bench_call.EXAMPLE}",
)
app.command("hearing", epilog=f"Example: {bench_hearing.EXAMPLE}")(bench_hearing.command)
app.command("call", epilog=f"Example: {bench_call.EXAMPLE}")(bench_call.command)
app.command("speech", epilog=f"Example: {bench_speech.EXAMPLE}")(bench_speech.command)
app.command("speaking", epilog=f"Example: {bench_speaking.EXAMPLE}")(bench_speaking.command)


@app.command(epilog="Example: voicebot bench matching ../shared/data/intents")
def matching(
    data: Annotated[Path, typer.Argument(help="Folder with CLINC150 and BANKING77.", show_default=False)],
    *,
    phrases: Annotated[int, typer.Option("--phrases", min=1, help="Phrases of each intent.")] = 10,
    tests: Annotated[int, typer.Option("--tests", min=30, help="Utterances of each set.")] = 600,
    as_json: AsJson = False,
) -> None:
    """Compare what tells intents apart: scorers, and the matcher as the product uses it."""
    with errors.status("Matching..."):
        rows = [asdict(row) for row in matching_bench.measure(data, each=phrases, tests=tests)]
    if as_json:
        show_json([{name: None if _absent(value) else value for name, value in row.items()} for row in rows])
        return
    table = Table(box=None, pad_edge=False)
    for name in rows[0]:
        table.add_column(name.replace("_", " "), no_wrap=name == "scorer")
    for row in rows:
        table.add_row(*("" if _absent(value) else _short(value) for value in row.values()))
    console.print(table)


def _absent(value: object) -> bool:
    return isinstance(value, float) and isnan(value)


def _short(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
