"""``voicebot demo``: a whole call on this machine, with nobody at the telephone."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import ANSWER_IS_NO, console
from voicebot.cli.simulated import Wanted, show_result, simulate
from voicebot.dialog.loading import SCRIPT_FILE, load_script
from voicebot.errors import UsageError
from voicebot.trial.run import CASES_FOLDER, script_of

EXAMPLE = "voicebot demo --language ko --noise 20"

DIALOGS = Path("dialogs")

REPEATS = 4
"""A person who is not understood says it so often again, where the case does not say: people do."""

CASES = ("demo.yaml", "operator_over_the_robot.yaml")
"""Which case is shown, the first that the script has: the person talks over the robot and asks for a human."""


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
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for recording, transcript and record.")] = Path(
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
    return min(found, key=_worth)


def _worth(script: Path) -> int:
    """Tell how good a script is for showing; less is better."""
    return next((place for place, name in enumerate(CASES) if (script / CASES_FOLDER / name).is_file()), len(CASES))


def _own_case(script: Path) -> Path:
    cases = script / CASES_FOLDER
    wanted = [cases / name for name in CASES if (cases / name).is_file()] or sorted(cases.glob("*.yaml"))
    if not wanted:
        raise UsageError(f"{script} has no cases", remedy="write one, or give --case")
    return wanted[0]
