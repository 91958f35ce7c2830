"""``voicebot bench call``: measure calls. A benchmark is not a test: a target that is missed is no failure."""

from typing import Annotated

import typer

from voicebot.bench.call import FULL, QUICK, measure
from voicebot.bench.material import languages
from voicebot.cli.bench_report import TEST_DATA, Data, Out, show_report
from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import progress_bar
from voicebot.settings import load_settings

EXAMPLE = "voicebot bench call --language ru --model models/ru"


def command(
    *,
    language: Annotated[str, typer.Option("--language", help=f"Of the people: {', '.join(languages())}.")] = "ko",
    quick: Annotated[bool, typer.Option("--quick", help="A tenth of it: to see that it works.")] = False,
    data: Data = TEST_DATA,
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
    show_report(report, out, as_json=as_json)
