"""``voicebot demo``: a whole call on this machine, with nobody at the telephone."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import ANSWER_IS_NO, console
from voicebot.cli.simulated import Wanted, show_result, simulate
from voicebot.dialog.loading import SCRIPT_FILE, load_script
from voicebot.errors import UsageError
from voicebot.journal.journal import RECORDING_FILE
from voicebot.journal.page import PAGE_FILE
from voicebot.journal.record import RECORD_FILE, TRANSCRIPT_FILE
from voicebot.trial.run import CASES_FOLDER, script_of

EXAMPLE = "voicebot demo --language ko --noise 20"

DIALOGS = Path("dialogs")

REPEATS = 4
"""A person who is not understood says it so often again, where the case does not say: people do."""

DEMO_CASE = "demo.yaml"
"""The case that is shown: the person talks over the robot and asks for a human."""


def command(
    *,
    language: Annotated[str, typer.Option("--language", "-l", help="Which script of dialogs/ is shown.")] = "ko",
    case: Annotated[Path | None, typer.Option("--case", help="Another case; else the script's own demo.")] = None,
    noise: Annotated[
        float | None, typer.Option("--noise", help="Noise on the line: signal-to-noise ratio, dB.")
    ] = None,
    voice: Annotated[str | None, typer.Option("--voice", help="The person's voice, as ko+f3.")] = None,
    model: Model = None,
    translation: Annotated[
        str, typer.Option("--translation", help="Language of the translation under each line; empty for none.")
    ] = "ru",
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for page, recording, transcript and record.")] = Path(
        "demo"
    ),
    as_json: AsJson = False,
) -> None:
    """Make a whole call: a simulated person speaks audio into the line, Vosk hears it, the script answers aloud.

    The person talks over the robot, asks for a human, and is handed over. Nothing is scripted inside the recogniser.
    A person who is not understood says it again. --json gives the call record instead of the conversation. Exit code 1
    when the call did not come to the outcome of the case.
    """
    script = _script(language, case)
    shown = case or _own_case(script)
    if not as_json:
        console.print(f"script {script}, case {shown}", style="dim", markup=False)
    _forget_last_call(out)
    result, record = simulate(
        Wanted(
            script,
            shown,
            noise=noise,
            voice=voice,
            repeats=REPEATS,
            model=model,
            keep_in=out,
            translation=translation,
            quiet=as_json,
        )
    )
    show_result(result, record, out, as_json=as_json)
    if result.case.file.outcome not in ("", record.outcome):
        raise typer.Exit(ANSWER_IS_NO)


def _script(language: str, case: Path | None) -> Path:
    """Find the script: the one beside the case, else the language's own in ``dialogs/``, one with a demo first."""
    if case and script_of(case).is_file():
        return script_of(case).parent
    found = [file.parent for file in sorted(DIALOGS.glob(f"*/{SCRIPT_FILE}")) if load_script(file).language == language]
    if not found:
        raise UsageError(
            f"no script in '{language}' in {DIALOGS}/", remedy="run it in the project's folder, or give --language"
        )
    return next((script for script in found if _demo(script).is_file()), found[0])


def _demo(script: Path) -> Path:
    return script / CASES_FOLDER / DEMO_CASE


def _own_case(script: Path) -> Path:
    if not _demo(script).is_file():
        raise UsageError(f"there is no {_demo(script)}", remedy="write one, or give --case")
    return _demo(script)


def _forget_last_call(folder: Path) -> None:
    """Remove what an earlier call left: a demo that fails before its call must not seem to have made it."""
    for name in (RECORDING_FILE, TRANSCRIPT_FILE, RECORD_FILE, PAGE_FILE):
        (folder / name).unlink(missing_ok=True)
