"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for a program.")]
Language = Annotated[str, typer.Option("--language", "-l", help="Language code: ru, en or ko.")]
Loudspeaker = Annotated[str, typer.Option("--output", help="Loudspeaker: its number, or a part of its name.")]
Microphone = Annotated[str, typer.Option("--input", help="Microphone: its number, or a part of its name.")]
Model = Annotated[
    Path | None, typer.Option("--model", help="Folder of a Vosk model; else the settings and models/ decide.")
]
ScriptPath = Annotated[Path, typer.Argument(help="Folder of a script, or its script.yaml.", show_default=False)]
