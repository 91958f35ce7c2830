"""``voicebot bench speaking``: how numbers, dates and the like are said, against sets of written and spoken forms."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from voicebot.bench.speaking import Miss, Row, measure
from voicebot.cli.options import AsJson
from voicebot.cli.output import console, show_json

EXAMPLE = "voicebot bench speaking ../shared/data/values --misses"


def command(
    data: Annotated[Path, typer.Argument(help="Folder with ru_tn_test_cases_*.txt and the like.", show_default=False)],
    *,
    misses: Annotated[bool, typer.Option("--misses", help="Show what was said in another way.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is written in NeMo's sets, and compare with what they want."""
    rows, missed = measure(data)
    if as_json:
        show_json({"sets": [asdict(row) for row in rows], "misses": [asdict(miss) for miss in missed]})
        return
    console.print(_sets(rows))
    if misses:
        console.print()
        console.print(_missed(missed))


def _sets(rows: list[Row]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("data", "cases", "right", "right but for convention", "ms"):
        table.add_column(name, no_wrap=name == "data")
    for row in rows:
        table.add_row(row.data, str(row.cases), f"{row.right:.3f}", f"{row.conventions:.3f}", f"{row.ms:.2f}")
    return table


def _missed(misses: list[Miss]) -> Table:
    table = Table("data", "written", "said", "wanted", box=None, pad_edge=False)
    for miss in misses:
        table.add_row(miss.data, miss.written, miss.said, " | ".join(miss.wanted))
    return table
