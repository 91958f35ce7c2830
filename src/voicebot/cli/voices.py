"""``voicebot voices``: which voices there are."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, errors, show_json
from voicebot.host.engines import Engines
from voicebot.host.voices import ListedVoice, list_voices
from voicebot.settings import load_settings

EXAMPLE = "voicebot voices list --language ru"

app = typer.Typer(no_args_is_help=True, help="Which voices there are.", epilog=f"Example: {EXAMPLE}")


@app.command("list", epilog=f"Example: {EXAMPLE}")
def list_command(
    *,
    language: Annotated[str | None, typer.Option("--language", "-l", help="Voices of this language only.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the voices of every engine on this machine, and which of them speaks a language when nothing is set.

    Exit code 1 when there are none.
    """
    engines = Engines(load_settings())
    try:
        with errors.status("Asking the engines..."):
            listed = list_voices(engines, language=language)
    finally:
        engines.close()
    if as_json:
        show_json([{**asdict(one.voice), "installed": one.installed, "default": one.default} for one in listed])
    else:
        _show(listed)
    if not listed:
        raise typer.Exit(ANSWER_IS_NO)


def _show(listed: list[ListedVoice]) -> None:
    table = Table("language", "engine", "voice", "licence", "about", "", box=None, pad_edge=False)
    for one in listed:
        voice = one.voice
        state = "[green]default[/]" if one.default else "" if one.installed else "[yellow]not installed[/]"
        table.add_row(voice.language, voice.engine, voice.name, voice.licence, voice.about, state)
    console.print(table)
