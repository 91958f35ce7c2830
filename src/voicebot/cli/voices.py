"""``voicebot voices``: which voices there are, and bringing one here."""

from dataclasses import asdict
from importlib.util import find_spec
from operator import attrgetter
from typing import Annotated

import typer
from rich.markup import escape

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, LANGUAGE_NAMES, console, errors, show_json
from voicebot.cli.pulling import Force, Into, Origin, Sha256, pull, show_pulled
from voicebot.host.engines import Engines
from voicebot.host.origin import Order
from voicebot.host.pull_voices import NOTE, published_voices, pull_voice
from voicebot.host.voices import ListedVoice, list_voices
from voicebot.recognition.models import LANGUAGES
from voicebot.settings import load_settings
from voicebot.speech.piper_engine import REMEDY

EXAMPLE = "voicebot voices list --language ru"

PULL_EXAMPLE = "voicebot voices pull dmitri"

_NAME, _ENGINE, _LICENCE = attrgetter("name"), attrgetter("engine"), attrgetter("licence")

app = typer.Typer(
    no_args_is_help=True, help="Voices: list them, bring one of Piper's here.", epilog=f"Example: {EXAMPLE}"
)


@app.command("list", epilog=f"Example: {EXAMPLE}")
def list_command(
    *,
    language: Annotated[str | None, typer.Option("--language", "-l", help="Voices of this language only.")] = None,
    every: Annotated[bool, typer.Option("--all", "-a", help="Every language that is spoken, not only ours.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the voices of every engine on this machine, the one that speaks when nothing is set, and those to be had.

    Shown are Russian, English and Korean; --all shows every language. Exit code 1 when none is on this machine.
    """
    engines = Engines(load_settings())
    try:
        with errors.status("Asking the engines..."):
            listed = list_voices(engines, published_voices(), language)
    finally:
        engines.close()
    shown = [one for one in listed if language or every or one.voice.language in LANGUAGES]
    if as_json:
        show_json([{**asdict(one.voice), "installed": one.installed, "default": one.default} for one in shown])
    elif shown:
        _show(shown)
        if others := len({one.voice.language for one in listed} - {one.voice.language for one in shown}):
            console.print(f"{others} more languages: voicebot voices list --all", style="dim")
    else:
        errors.print(f"no voice speaks '{language}'; 'voicebot voices list --all' shows every language", style="yellow")
    if not any(one.installed for one in shown):
        raise typer.Exit(ANSWER_IS_NO)


@app.command("pull", epilog=f"Example: {PULL_EXAMPLE}")
def pull_command(
    wanted: Annotated[
        str, typer.Argument(metavar="LANGUAGE|NAME", help="A language, or a voice's name.", show_default=False)
    ],
    *,
    origin: Origin = "",
    into: Into = None,
    sha256: Sha256 = "",
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Bring a voice of Piper here: download or copy its two files, check them, put them into models/voices/LANGUAGE.

    What breaks off is taken up by the next pull. A voice that is there is not replaced without --force. Where it came
    from, its checksum and its licence are noted in its .source.json.
    """
    pulled = pull(Order(wanted, origin, into, sha256, force), pull_voice)
    engine = "" if find_spec("piper") else f"Piper itself is not installed: {REMEDY}"
    show_pulled(pulled, pulled.path.with_suffix(NOTE), as_json=as_json, further=engine)


def _show(listed: list[ListedVoice]) -> None:
    names, engines, licences = (
        max((len(value(one.voice)) for one in listed), default=0) for value in (_NAME, _ENGINE, _LICENCE)
    )
    languages = {one.voice.language for one in listed}
    for language in (*(code for code in LANGUAGES if code in languages), *sorted(languages - {*LANGUAGES})):
        console.print(LANGUAGE_NAMES.get(language, language), style="bold")
        for one in listed:
            voice = one.voice
            if voice.language == language:
                mark = "[green]●[/]" if one.default else "○" if one.installed else " "
                line = f"{voice.name:{names}}  {voice.engine:{engines}}  {voice.licence:{licences}}  {voice.about}"
                console.print(f"{mark} {escape(line)}", style="" if one.installed else "dim", soft_wrap=True)
        console.print()
    console.print("● speaks when nothing else is set   ○ here   dim: voicebot voices pull NAME", style="dim")
