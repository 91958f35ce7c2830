"""``voicebot bench understanding``: how well the robot understands, beside plain tools."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.bench.laboratory import frozen
from voicebot.bench.understanding.measure import QUICK, What, measure, planned
from voicebot.bench.understanding.pictures import draw
from voicebot.cli.bench_report import TEST_DATA, Data, Out, show_report
from voicebot.cli.options import AsJson
from voicebot.cli.output import errors, progress_bar
from voicebot.settings import load_settings

EXAMPLE = "voicebot bench understanding --only russian --only values"


def command(
    *,
    only: Annotated[list[What] | None, typer.Option("--only", help="Measure this; again for more.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help=f"Every {QUICK}th utterance: to see that it works.")] = False,
    data: Data = TEST_DATA,
    pictures: Annotated[
        Path | None, typer.Option("--pictures", help="Draw reliability and asking again into this folder (SVG).")
    ] = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Measure understanding: intents, requests with a consequence, calibration, values, cost; plain tools beside it.

    The Russian sets come with the package; BANKING77, CLINC150 and NeMo's values are read from --data. Tools of the
    extras 'bench' and 'semantic' are compared where they are installed.
    """
    plan = planned(only or list(What), data, quick=quick)
    with progress_bar("utterances", plan.steps) as bar:
        report, trials = measure(plan, frozen(load_settings()), lambda steps: bar.advance(bar.task_ids[0], steps))
    if pictures:
        for file in draw(trials, pictures):
            errors.print(f"drawn: {file}", markup=False)
    show_report(report, out, as_json=as_json)
