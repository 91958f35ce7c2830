"""``voicebot bench hearing``: measure recognition."""

from typing import Annotated

import typer

from voicebot.bench.hearing import FULL, QUICK, measure, steps
from voicebot.bench.material import languages
from voicebot.cli.bench_report import TEST_DATA, Data, Out, show_report
from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import progress_bar
from voicebot.settings import load_settings

EXAMPLE = "voicebot bench hearing --language ru --model models/ru"


def command(
    *,
    language: Annotated[str, typer.Option("--language", help=f"Of the people: {', '.join(languages())}.")] = "ko",
    quick: Annotated[bool, typer.Option("--quick", help="A sixth of it: to see that it works.")] = False,
    data: Data = TEST_DATA,
    model: Model = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Measure recognition: plain, through a telephone and in noise, each way to bring 8 kHz up, freely and expected."""
    sizes = QUICK if quick else FULL
    with progress_bar("utterances", steps(sizes, language, data)) as bar:
        report = measure(
            load_settings(),
            sizes,
            language_code=language,
            data=data,
            model=model,
            tell=lambda: bar.advance(bar.task_ids[0]),
        )
    show_report(report, out, as_json=as_json)
