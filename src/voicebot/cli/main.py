"""The command line: one file for each command, gathered here.

Exit codes: 0 it worked, 1 it ran and the answer is no, 2 bad input or something missing on this machine.
"""

import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Annotated, NoReturn

import typer

from voicebot.cli import (
    bench,
    call,
    chat,
    demo,
    doctor,
    fixtures,
    handoff,
    hear,
    learn,
    lint,
    match,
    models,
    page,
    prompts,
    say,
    schema,
    talk,
    test,
    value,
    voices,
)
from voicebot.cli.output import BAD_INPUT, show_error
from voicebot.errors import Place, SettingsError, UsageError, VoicebotError
from voicebot.settings import Settings, load_settings

COMMANDS: dict[str, ModuleType] = {
    "demo": demo,
    "chat": chat,
    "talk": talk,
    "call": call,
    "test": test,
    "lint": lint,
    "match": match,
    "learn": learn,
    "value": value,
    "say": say,
    "hear": hear,
    "page": page,
    "schema": schema,
    "doctor": doctor,
}
"""Each command's name, and the file with its ``command`` and ``EXAMPLE``."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - click gives it so
    if wanted:
        typer.echo(f"voicebot {metadata.version('voicebot')}")
        raise typer.Exit


@app.callback()
def _about(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """An offline robot that telephones people, talks by a script, and hands over to a human operator."""
    del version  # it has been shown


for _name, _module in COMMANDS.items():
    app.command(_name, epilog=f"Example: {_module.EXAMPLE}")(_module.command)
app.add_typer(fixtures.app, name="fixtures")
app.add_typer(models.app, name="models")
app.add_typer(voices.app, name="voices")
app.add_typer(prompts.app, name="prompts")
app.add_typer(handoff.app, name="handoff")
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
        _leave(error, words)
    except OSError as error:
        if not isinstance(error.filename, str | Path):
            raise
        _leave(_unusable(error), words)
    except UnicodeError as error:
        encoding = error.encoding if isinstance(error, UnicodeEncodeError | UnicodeDecodeError) else "this encoding"
        remedy = "set PYTHONIOENCODING=utf-8, and let the terminal use UTF-8"
        _leave(UsageError(f"the terminal's {encoding} has no such letters", remedy=remedy), words)


def _leave(error: VoicebotError, words: Sequence[str]) -> NoReturn:
    show_error(error, as_json="--json" in words)
    sys.exit(BAD_INPUT)


def _unusable(error: OSError) -> UsageError:
    """Say which file or folder cannot be used, and which setting or option names another."""
    try:
        settings = load_settings()
    except SettingsError:
        settings = Settings.model_construct()  # the command did without them
    path, cache = Path(error.filename).absolute(), settings.cache_dir.absolute()
    of_cache = path in (cache, *cache.parents) or cache in path.parents
    other = "set cache_dir, as VOICEBOT_CACHE_DIR=/tmp/voicebot" if of_cache else "give another place"
    message = f"cannot use {error.filename}: {error.strerror}"
    return UsageError(message, place=Place(error.filename), remedy=f"make it yours to read and write, or {other}")
