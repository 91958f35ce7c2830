"""The command line: one file for each command, gathered here.

Exit codes: 0 it worked, 1 it ran and the answer is no, 2 bad input or something missing on this machine.
"""

import sys
from collections.abc import Sequence
from importlib import metadata
from types import ModuleType
from typing import Annotated

import typer

from voicebot.cli import bench, call, chat, demo, doctor, hear, lint, match, say, schema, test
from voicebot.cli.output import BAD_INPUT, show_error
from voicebot.errors import VoicebotError

COMMANDS: dict[str, ModuleType] = {
    "demo": demo,
    "chat": chat,
    "call": call,
    "test": test,
    "lint": lint,
    "match": match,
    "say": say,
    "hear": hear,
    "schema": schema,
    "doctor": doctor,
}
"""Each command's name, and the file with its ``command`` and ``EXAMPLE``."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _about(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False
) -> None:
    """An offline robot that telephones people, talks by a script, and hands over to a human operator."""
    if version:
        typer.echo(f"voicebot {metadata.version('voicebot')}")
        raise typer.Exit


for _name, _module in COMMANDS.items():
    app.command(_name, epilog=f"Example: {_module.EXAMPLE}")(_module.command)
app.add_typer(bench.app, name="bench")


def run(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code.

    Args:
        arguments: the words after ``voicebot``; None takes them from the command line.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=words, prog_name="voicebot")
    except VoicebotError as error:
        show_error(error, as_json="--json" in words)
        sys.exit(BAD_INPUT)
