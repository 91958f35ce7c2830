"""``voicebot schema``: the JSON Schemas of scripts, cases, settings, hand-off phrases, events and call records."""

import json
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.output import console, show_json
from voicebot.errors import UsageError
from voicebot.host.schemas import DOCUMENTS, schema

EXAMPLE = "voicebot schema script; voicebot schema --all --out docs/schemas"


def command(
    name: Annotated[str, typer.Argument(help="Which document; without it the names are listed.")] = "",
    *,
    every: Annotated[bool, typer.Option("--all", help="Every schema.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Folder to write NAME.json into.")] = None,
) -> None:
    """Show or write the JSON Schema of a document: for editors that check while you type, and for programs."""
    if name and every:
        raise UsageError("give a name or --all, not both")
    names = [name] if name else list(DOCUMENTS)
    if out:
        _write({each: schema(each) for each in names}, out)
    elif name:
        show_json(schema(name))
    elif every:
        show_json({each: schema(each) for each in names})
    else:
        for each, document in DOCUMENTS.items():
            console.print(f"{each:10}{document.about}")


def _write(schemas: dict[str, dict[str, object]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in schemas.items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        console.print(f"wrote {file}")
