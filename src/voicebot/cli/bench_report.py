"""How the benchmarks show their reports, and the options that they share."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from voicebot.bench.figures import Figure, Report, Section
from voicebot.cli.output import console, show_json

Data = Annotated[Path, typer.Option("--data", help="Folder of test data; without it no real people are heard.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Also write the JSON into this file.")]

TEST_DATA = Path("../shared/data")

_WIDEST = 120
"""In a table wider than this a figure is far from its name."""
_SHORT_MS = 10
"""Times shorter than this have decimals."""


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
        console.print(Text(f"\n{section.title}", style="bold"))
        if any(figure.beside for figure in section.figures):  # narrower it could not be read
            Console(width=_WIDEST, highlight=False, emoji=False).print(_table(section))
        else:
            console.print(_table(section), width=min(console.width, _WIDEST))
        for note in section.notes:
            console.print(Text(note, style="dim"))
    for reason in report.skipped:
        console.print(Text(f"left out: {reason}", style="yellow"))


def _table(section: Section) -> Table:
    """Set a section as a table; speech and what others measured have columns only where there is any."""
    others = list(dict.fromkeys(name for figure in section.figures for name in figure.beside))
    spoken = any(figure.source for figure in section.figures)
    table = Table(Column(ratio=1, overflow="fold"), box=None, pad_edge=False, expand=True, header_style="dim")
    if spoken:
        table.add_column("speech")
    for name in ("n", "measured", "target"):
        table.add_column(name, justify="right")
    table.add_column()
    for name in others:
        table.add_column(name, justify="right")
    for figure in section.figures:
        table.add_row(
            figure.name,
            *((figure.source,) if spoken else ()),
            str(figure.n),
            _measured(figure),
            _target(figure),
            _verdict(figure),
            *(_number(figure.beside[name], figure.unit) if name in figure.beside else "" for name in others),
        )
    return table


def _measured(figure: Figure) -> str:
    return "nothing to measure" if figure.value is None else f"{_number(figure.value, figure.unit)} {figure.unit}"


def _number(value: float, unit: str) -> str:
    if unit == "ms" and value < _SHORT_MS:
        return f"{value:.2f}"
    return f"{value:.{ {'ms': 0, '': 3}.get(unit, 1) }f}"


def _target(figure: Figure) -> str:
    bounds = (("≤", figure.most), ("≥", figure.least))
    return " ".join(f"{sign} {bound:g} {figure.unit}" for sign, bound in bounds if bound is not None)


def _verdict(figure: Figure) -> Text:
    if figure.met is None:
        return Text("")
    return Text("met", style="green") if figure.met else Text("missed", style="red")
