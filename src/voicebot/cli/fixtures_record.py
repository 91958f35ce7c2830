"""``voicebot fixtures record``: a test case out of a conversation at the microphone."""

import asyncio
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import Loudspeaker, Microphone, Model, ScriptPath
from voicebot.cli.output import ANSWER_IS_NO, console
from voicebot.cli.talk import Contact, EchoCancelling, Sound, hold_talk
from voicebot.host.trials import open_trial_studio
from voicebot.trial.report import render
from voicebot.trial.run import How, Mode, run_file
from voicebot.trial.verdict import Result
from voicebot.trial.writing import write_case

EXAMPLE = "voicebot fixtures record dialogs/meeting_invite busy_person"


def command(
    script: ScriptPath,
    name: Annotated[str, typer.Argument(help="The case becomes cases/NAME.yaml.", show_default=False)],
    *,
    call: Annotated[
        Path | None, typer.Option("--call", help="Folder of a call that was kept; else one is held at the microphone.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="What the case shows; else its name.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Write over a case of this name.")] = False,
    contact: Contact = None,
    microphone: Microphone = "",
    loudspeaker: Loudspeaker = "",
    echo_cancelling: EchoCancelling = True,
    model: Model = None,
) -> None:
    """Make a test case of a real conversation: hold it at the microphone, or take one that was kept.

    Each turn of the person is cut from the recording into a WAV file beside the case, with what was heard and when it
    began; the robot's turns and the outcome are what must come again. The case is run at once. Exit code 1 when it does
    not pass: the call depended on something that a case cannot repeat.
    """
    with ExitStack() as stack:
        if call is None:
            call = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            hold_talk(script, contact or (), Sound(microphone, loudspeaker, echo_cancelling), call, model)
        folder = script if script.is_dir() else script.parent
        file = write_case(call, folder, name, title or name, replace=replace)
    result = _run(file, model)
    console.print(f"wrote {file}", markup=False, soft_wrap=True)
    console.print(render(result), soft_wrap=True)
    if not result.verdict.passed:
        raise typer.Exit(ANSWER_IS_NO)


def _run(file: Path, model: Path | None) -> Result:
    studio = open_trial_studio(model)
    try:
        return asyncio.run(run_file(file, studio, How(Mode.AUDIO)))
    finally:
        studio.studio.close()
