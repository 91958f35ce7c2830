"""How the benchmarks show their reports, and the options that they share."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table
from rich.text import Text

from voicebot.bench.figures import Figure, Report
from voicebot.cli.output import console, show_json

Data = Annotated[Path, typer.Option("--data", help="Folder of test data; without it no real people are heard.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Also write the JSON into this file.")]

TEST_DATA = Path("../shared/data")

_WIDEST = 120
"""In a table wider than this a figure is far from its name."""


def show_report(report: Report, out: Path | None, *, as_json: bool) -> None:
    """Show a report as tables or as JSON, and write it into a file where one is wanted."""
    if out:
        out.write_text(json.dumps(report.data(), ensure_ascii=False, indent=2), encoding="utf-8")
    if as_json:
        show_json(report.data())
    else:
        _show(report)


def _show(report: Report) -> None:
    for name, about in (("machine", report.machine), ("configuration", report.configuration)):
        console.print(Text(f"{name}: " + json.dumps(about, ensure_ascii=False), style="dim"))
    for section in report.sections:
        table = Table(
            Column(ratio=1, overflow="fold"), "speech", box=None, pad_edge=False, expand=True, header_style="dim"
        )
        for name in ("n", "measured", "target"):
            table.add_column(name, justify="right")
        table.add_column()
        for figure in section.figures:
            table.add_row(
                figure.name, figure.source, str(figure.n), _measured(figure), _target(figure), _verdict(figure)
            )
        console.print(Text(f"\n{section.title}", style="bold"))
        console.print(table, width=min(console.width, _WIDEST))
        for note in section.notes:
            console.print(Text(note, style="dim"))
    for reason in report.skipped:
        console.print(Text(f"left out: {reason}", style="yellow"))


def _measured(figure: Figure) -> str:
    if figure.value is None:
        return "nothing to measure"
    digits = {"ms": 0, "": 3}.get(figure.unit, 1)
    return f"{figure.value:.{digits}f} {figure.unit}"


def _target(figure: Figure) -> str:
    bounds = (("≤", figure.most), ("≥", figure.least))
    return " ".join(f"{sign} {bound:g} {figure.unit}" for sign, bound in bounds if bound is not None)


def _verdict(figure: Figure) -> Text:
    if figure.met is None:
        return Text("")
    return Text("met", style="green") if figure.met else Text("missed", style="red")
