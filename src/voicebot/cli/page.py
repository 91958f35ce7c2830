"""``voicebot page``: the page of a recorded call, to be read and listened to in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson
from voicebot.cli.output import console, show_json
from voicebot.journal.page import write_page

EXAMPLE = "voicebot page demo"


def command(
    call: Annotated[Path, typer.Argument(help="The folder of a call, with its record.json.", show_default=False)],
    *,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file.", show_default="page.html in the folder")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", "-l", help="Of the page's own words: ru, en or ko.", show_default="the call's")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Make one HTML file of a call: what was said, heard and understood, when, and the sound at every line.

    The file needs no network and no other file: it can be sent or kept as it is.
    """
    file = write_page(call, out, language=language)
    if as_json:
        show_json({"page": str(file), "bytes": file.stat().st_size})
    else:
        console.print(f"{file}, {file.stat().st_size / 1_000_000:.1f} MB", markup=False, soft_wrap=True)
