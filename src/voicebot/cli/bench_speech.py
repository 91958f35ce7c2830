"""``voicebot bench speech``: measure voices. A benchmark is not a test: a target that is missed is no failure."""

from typing import Annotated

import typer

from voicebot.bench.speech import SHORT, measure
from voicebot.bench.speech_phrases import PHRASES
from voicebot.cli.bench_report import TEST_DATA, Data, Out, show_report
from voicebot.cli.options import AsJson
from voicebot.cli.output import progress_bar
from voicebot.errors import UsageError
from voicebot.settings import load_settings

EXAMPLE = "voicebot bench speech --quick --language ru"


def command(
    *,
    quick: Annotated[bool, typer.Option("--quick", help=f"{SHORT} phrases of each language instead of ten.")] = False,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="This language only; again for more.")
    ] = None,
    data: Data = TEST_DATA,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Measure voices: wrong words by engine and channel, time to the first audio, real-time factor, loudness.

    A Whisper recogniser (the extra 'bench') judges Russian and English, Vosk Korean.
    """
    languages = list(dict.fromkeys(language or PHRASES))
    unknown = set(languages) - set(PHRASES)
    if unknown:
        raise UsageError(f"no phrases in {', '.join(sorted(unknown))}", remedy=f"one of: {', '.join(PHRASES)}")
    texts = SHORT if quick else len(PHRASES[languages[0]])
    with progress_bar("phrases") as bar:
        report = measure(
            load_settings(),
            languages=languages,
            texts=texts,
            data=data,
            tell=lambda steps: bar.update(bar.task_ids[0], advance=1, total=steps),
        )
    show_report(report, out, as_json=as_json)
