"""``voicebot chat``: talk to a script by typing."""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.contact import choose_contact, given_columns
from voicebot.cli.conversation import ConversationView
from voicebot.cli.options import ScriptPath
from voicebot.cli.output import console
from voicebot.dialog.loading import load_script
from voicebot.events import CallEvent, UtteranceEnded
from voicebot.host.studio import Studio, Wish
from voicebot.journal.page import write_page
from voicebot.line.text import HELP, TextLine
from voicebot.settings import load_settings

EXAMPLE = "voicebot chat dialogs/visit_reminder --set name='Анна Сергеевна'"

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def command(
    script: ScriptPath,
    *,
    values: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="A column of the contact: name=value; repeat it.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for page, transcript and record.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not show what was understood.")] = False,
) -> None:
    """Talk to a script by typing: an empty line is silence, /bye hangs up, /1 or /key 12# presses keys.

    Columns of the contact that are not given are taken from the script's first case.
    """
    loaded = load_script(script)
    folder = script if script.is_dir() else script.parent
    contact = choose_contact(loaded, folder, given_columns(loaded, values or (), example=EXAMPLE), option="--set")
    console.print(f"{loaded.about or loaded.script}\n{HELP}", style="dim", markup=False)
    view = _ChatView(meanings=not quiet)
    studio = Studio(load_settings())
    wish = Wish(typed=True, script_folder=folder, keep_in=out, listeners=[view.show])
    keyboard = _Keyboard()
    asyncio.run(studio.run(loaded, contact, TextLine(keyboard.read, view.told), wish))
    if out:
        write_page(out)
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
