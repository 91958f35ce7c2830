"""``voicebot call``: one call, to the person of a case, over the simulated line."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson, Model, ScriptPath
from voicebot.cli.output import ANSWER_IS_NO
from voicebot.cli.simulated import Wanted, show_result, simulate

EXAMPLE = "voicebot call dialogs/visit_reminder dialogs/visit_reminder/cases/happy_path.yaml --typed"


def command(
    script: ScriptPath,
    case: Annotated[Path, typer.Argument(help="The case whose person is called.", show_default=False)],
    *,
    typed: Annotated[bool, typer.Option("--typed", help="The person types: no model and no voice are needed.")] = False,
    noise: Annotated[
        float | None, typer.Option("--noise", help="Noise on the line: signal-to-noise ratio, dB.")
    ] = None,
    voice: Annotated[str | None, typer.Option("--voice", help="The person's voice, as ko+f3.")] = None,
    model: Model = None,
    translation: Annotated[str, typer.Option("--translation", help="Language of a translation under each line.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for page, recording, transcript, record.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Call the person of a case, as fast as this machine can, and show the conversation; --json gives the call record.

    Exit code 1 when the call did not go as the case says.
    """
    result, record = simulate(
        Wanted(
            script,
            case,
            typed=typed,
            noise=noise,
            voice=voice,
            model=model,
            keep_in=out,
            translation=translation,
            quiet=as_json,
        )
    )
    show_result(result, record, out, as_json=as_json)
    if not result.verdict.passed:
        raise typer.Exit(ANSWER_IS_NO)
