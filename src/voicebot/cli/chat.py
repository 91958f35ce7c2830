"""``voicebot chat``: talk to a script by typing."""

import asyncio
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.conversation import ConversationView
from voicebot.cli.options import ScriptPath
from voicebot.cli.output import console
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.dialog.templates import typed_contact_value
from voicebot.errors import ContactError, UsageError
from voicebot.events import CallEvent, UtteranceEnded
from voicebot.host.studio import Studio, Wish
from voicebot.line.text import HELP, TextLine
from voicebot.settings import load_settings
from voicebot.trial.case import load_case
from voicebot.trial.run import find_cases
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot chat dialogs/visit_reminder --set name='Анна Сергеевна'"

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def command(
    script: ScriptPath,
    *,
    values: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="A column of the contact: name=value; repeat it.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for transcript and record.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not show what was understood.")] = False,
) -> None:
    """Talk to a script by typing: an empty line is silence, /bye hangs up, /1 or /key 12# presses keys.

    Columns of the contact that are not given are taken from the script's first case.
    """
    loaded = load_script(script)
    folder = script if script.is_dir() else script.parent
    contact = _contact(loaded, folder, _given(loaded, values or ()))
    console.print(f"{loaded.about or loaded.script}\n{HELP}", style="dim", markup=False)
    view = _ChatView(meanings=not quiet)
    studio = Studio(load_settings())
    wish = Wish(typed=True, script_folder=folder, keep_in=out, listeners=[view.show])
    keyboard = _Keyboard()
    asyncio.run(studio.run(loaded, contact, TextLine(keyboard.read, view.told), wish))
    if keyboard.interrupted:
        raise typer.Exit(INTERRUPTED)


class _ChatView(ConversationView):
    """Leaves out answers, which the person typed themselves, and shows the help of the line."""

    def show(self, event: CallEvent) -> None:
        """Print one event."""
        if not isinstance(event, UtteranceEnded) or event.used != "answer":
            super().show(event)

    def told(self, text: str) -> None:
        """Print the help; the robot's words and the briefing came as events already."""
        if text == HELP:
            console.print(text, style="magenta", markup=False)


class _Keyboard:
    """Reads what is typed.

    Attributes:
        interrupted: whether Ctrl-C was pressed.
    """

    def __init__(self) -> None:
        self.interrupted = False

    async def read(self) -> str | None:
        """Read a line; None at the end of the input and at Ctrl-C, which hang up."""
        # asyncio's own handler only marks the call as cancelled, and reading would go on
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            line = console.input("[bold green]> [/]")  # nothing else happens meanwhile: time stands still
        except (EOFError, KeyboardInterrupt) as ended:
            self.interrupted = isinstance(ended, KeyboardInterrupt)
            console.print()
            return None
        finally:
            signal.signal(signal.SIGINT, before)
        if not sys.stdin.isatty():
            console.print(line, markup=False)  # a terminal has shown it already
        return line


def _given(script: Script, written: Sequence[str]) -> dict[str, str]:
    """Read what was given of the contact.

    Raises:
        UsageError: something is not name=value.
        ContactError: the script has no such column, or says the column as a date, and it is none.
    """
    given = dict(_pair(each) for each in written)
    for name, value in given.items():
        if name not in script.contact:
            raise ContactError(f"the script has no column '{name}'", remedy=nearest(name, script.contact))
        if re.search(rf"\b{re.escape(name)}\s*\|\s*spoken\b", script.model_dump_json()) and not _can_be_spoken(value):
            remedy = f"write it like {name}=2026-12-01T10:00, 2026-12-01, 10:00 or 5"
            raise ContactError(
                f"{name}='{value}' is no date, time or number, and the script says it as one", remedy=remedy
            )
    return given


def _can_be_spoken(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() or not isinstance(typed_contact_value(value), str)


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
