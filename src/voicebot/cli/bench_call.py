"""``voicebot bench call``: measure calls. A benchmark is not a test: a target that is missed is no failure."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from voicebot.bench.call import FULL, QUICK, measure
from voicebot.bench.figures import Figure, Report
from voicebot.bench.material import languages
from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import console, progress_bar, show_json
from voicebot.settings import load_settings

EXAMPLE = "voicebot bench call --language ru --model models/ru"

Data = Annotated[Path, typer.Option("--data", help="Folder of test data; without it no real people are heard.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Also write the JSON into this file.")]

_DATA = Path("../shared/data")


def command(
    *,
    language: Annotated[str, typer.Option("--language", help=f"Of the people: {', '.join(languages())}.")] = "ko",
    quick: Annotated[bool, typer.Option("--quick", help="A tenth of it: to see that it works.")] = False,
    data: Data = _DATA,
    model: Model = None,
    seed: Annotated[int, typer.Option("--seed", help="Of all that varies.")] = 1,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Measure calls: reply gap, false cut-ins, barge-in, cost, memory; noise; in the default configuration."""
    plan = QUICK if quick else FULL
    with progress_bar("calls", plan.calls) as bar:
        report = measure(
            load_settings(),
            plan,
            language=language,
            data=data,
            model=model,
            seed=seed,
            tell=lambda: bar.advance(bar.task_ids[0]),
        )
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
            "", "speech", "n", "measured", "target", "", title=section.title, title_justify="left", expand=True
        )
        for figure in section.figures:
            table.add_row(
                figure.name, figure.source, str(figure.n), _measured(figure), _target(figure), _verdict(figure)
            )
        console.print(table)
        for note in section.notes:
            console.print(Text(note, style="dim"))
    for reason in report.skipped:
        console.print(Text(f"left out: {reason}", style="yellow"))


def _measured(figure: Figure) -> str:
    if figure.value is None:
        return "nothing to measure"
    return f"{figure.value:.0f} {figure.unit}" if figure.unit == "ms" else f"{figure.value:.1f} {figure.unit}"


def _target(figure: Figure) -> str:
    bounds = (("≤", figure.most), ("≥", figure.least))
    return " ".join(f"{sign} {bound:g} {figure.unit}" for sign, bound in bounds if bound is not None)


def _verdict(figure: Figure) -> Text:
    if figure.met is None:
        return Text("")
    return Text("met", style="green") if figure.met else Text("missed", style="red")
