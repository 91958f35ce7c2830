"""``voicebot chat``: talk to a script by typing."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.conversation import ConversationView
from voicebot.cli.options import ScriptPath
from voicebot.cli.output import console
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import ContactError, UsageError
from voicebot.events import CallEvent, RobotStarted, UtteranceEnded
from voicebot.host.studio import Studio, Wish
from voicebot.line.text import HELP, TextLine
from voicebot.settings import load_settings
from voicebot.trial.case import load_case
from voicebot.trial.run import find_cases

EXAMPLE = "voicebot chat dialogs/visit_reminder --set name='Анна Сергеевна'"


def command(
    script: ScriptPath,
    *,
    values: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="A column of the contact: name=value; repeat it.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for transcript and record.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not show what was understood.")] = False,
) -> None:
    """Talk to a script by typing: an empty line is silence, /bye hangs up, 1# presses keys.

    Columns of the contact that are not given are taken from the script's first case.
    """
    loaded = load_script(script)
    folder = script if script.is_dir() else script.parent
    contact = _contact(loaded, folder, dict(_pair(each) for each in values or ()))
    console.print(f"{loaded.about or loaded.script}\n{HELP}", style="dim", markup=False)
    view = _ChatView(meanings=not quiet)
    studio = Studio(load_settings())
    wish = Wish(typed=True, script_folder=folder, keep_in=out, listeners=[view.show])
    asyncio.run(studio.run(loaded, contact, TextLine(_read, view.told), wish))


class _ChatView(ConversationView):
    """Leaves out answers, which the person typed themselves, and shows what the line tells beside the robot's words."""

    def __init__(self, *, meanings: bool) -> None:
        super().__init__(meanings=meanings)
        self._robot = ""

    def show(self, event: CallEvent) -> None:
        """Print one event."""
        if isinstance(event, RobotStarted):
            self._robot = event.text
        if not isinstance(event, UtteranceEnded) or event.used != "answer":
            super().show(event)

    def told(self, text: str) -> None:
        """Print what the line tells; the robot's words came as an event already."""
        if text != self._robot:
            console.print(text, style="magenta", markup=False)


async def _read() -> str | None:
    """Read a line that is typed; None at the end of the input."""
    try:
        line = console.input("[bold green]> [/]")  # nothing else happens meanwhile: time stands still
    except EOFError:
        console.print()
        return None
    if not sys.stdin.isatty():
        console.print(line, markup=False)  # a terminal has shown it already
    return line


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"'{written}' is not name=value", remedy=EXAMPLE)
    return name.strip(), value.strip()


def _contact(script: Script, folder: Path, given: dict[str, str]) -> dict[str, str]:
    required = {name for name, need in script.contact.items() if need == "required"}
    if required <= set(given):
        return given
    cases = find_cases(folder)
    contact = {**(load_case(cases[0]).file.contact if cases else {}), **given}
    missing = sorted(required - set(contact))
    if missing:
        raise ContactError(f"the contact lacks {', '.join(missing)}", remedy=f"give it: --set {missing[0]}=...")
    return contact
