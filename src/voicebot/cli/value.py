"""``voicebot value``: the value that is read out of what was said."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from voicebot.cli.moment import At, Zone, moment_at
from voicebot.cli.options import AsJson, Language
from voicebot.cli.output import ANSWER_IS_NO, console, show_json
from voicebot.cli.texts import lines_of
from voicebot.errors import UsageError
from voicebot.language.language import language as language_of
from voicebot.understanding.values.reading import KINDS, read_value, why_nothing
from voicebot.understanding.values.value import Asked, Value
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot value datetime 'завтра в полтретьего' --at 2026-11-22T23:50"
WRITTEN = {
    "text": "the words as they are",
    "name": "Анна Кузнецова",
    "email": "ivan.petrov@mail.ru",
    "yes_no": "yes or no",
    "choice": "the name of an --option, or any",
    "number": "121, -5, 3.5",
    "ordinal": "21",
    "money": "1500 RUB",
    "telephone": "+79031200045",
    "digits": "4817003512",
    "rating": "4",
    "date": "2026-11-27",
    "time": "14:30",
    "datetime": "2026-11-27T14:30",
    "part_of_day": "morning, noon, afternoon, evening, night",
    "duration": "PT1H30M, P7D",
}
"""How the values of each kind are written."""
_KIND_HELP = "What is asked for, and how it is written: " + "; ".join(
    f"{kind} ({written})" for kind, written in WRITTEN.items() if kind in KINDS
)
_APART = re.compile(r"[\s_/-]+")
_PAST = "it is over, and --future asks for what lies ahead"
_WHY = {"denied": "something is denied", "": "nothing of this kind was found"}


def command(
    kind: Annotated[str, typer.Argument(help=f"{_KIND_HELP}.", show_default=False)],
    text: Annotated[list[str] | None, typer.Argument(help="What is said.", show_default=False)] = None,
    *,
    file: Annotated[Path | None, typer.Option("--file", help="A file with one utterance a line.")] = None,
    at: At = "",
    zone: Zone = "",
    language: Language = "ru",
    future: Annotated[bool, typer.Option("--future", help="Only a moment that lies ahead counts.")] = False,
    option: Annotated[
        list[str] | None, typer.Option(help="Of a choice: one option; other ways to say it after |.")
    ] = None,
    scale: Annotated[str, typer.Option(help="Of a rating: the lowest and the highest.")] = "1-5",
    length: Annotated[list[int] | None, typer.Option(min=1, help="Of digits: how many there must be.")] = None,
    known: Annotated[str, typer.Option(help="Of digits: those said in the turns before.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show the value that is read out of a text: of which words, what else was perhaps meant, or why there is none.

    The exit code is 1 when nothing was read. With --file --json there is one object a line.
    """
    if bool(text) == bool(file):
        raise UsageError("give a text or --file", remedy=EXAMPLE)
    asked = Asked(
        _kind(kind),
        language_of(language),
        moment_at(at, zone),
        future=future,
        options=_options(option or ()),
        scale=_scale(scale),
        length=tuple(length or ()),
        known=known,
    )
    if known and not known.isdecimal():
        raise UsageError(f"--known {known} are no digits", remedy="write 4817003512")
    if asked.kind == "choice" and not asked.options:
        raise UsageError("a choice needs what to choose from", remedy="give --option NAME for each of them")
    lines = lines_of(file) if file else [" ".join(text or ())]
    values = [(line, read_value(asked, line)) for line in lines]
    for line, value in values:
        if file and as_json:
            typer.echo(json.dumps(_written(asked, line, value), ensure_ascii=False))
        elif file:
            typer.echo(f"{line}\t{value.text if value else ''}")
        elif as_json:
            show_json(_written(asked, line, value))
        else:
            _show(asked, line, value)
    if not any(value for _, value in values):
        raise typer.Exit(ANSWER_IS_NO)


def _kind(said: str) -> str:
    """Find the kind, however its words are joined: "date-time", "e-mail", "yes/no"."""
    kinds = {_APART.sub("", kind): kind for kind in KINDS}
    plain = _APART.sub("", said.lower())
    if plain not in kinds:
        raise UsageError(f"unknown kind of value '{said}'", remedy=f"{nearest(said, KINDS)} (see --help)")
    return kinds[plain]


def _options(options: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    split = (tuple(way.strip() for way in option.split("|") if way.strip()) for option in options)
    return tuple(ways for ways in split if ways)


def _scale(scale: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,4})\s*-\s*(\d{1,4})", scale.strip())
    if not found or int(found[1]) >= int(found[2]):
        raise UsageError(f"--scale {scale} is no scale", remedy="write 1-5")
    return int(found[1]), int(found[2])


def _written(asked: Asked, line: str, value: Value | None) -> dict[str, object]:
    return {
        "kind": asked.kind,
        "text": line,
        "value": value.text if value else None,
        "span": list(value.span) if value else None,
        "alternatives": list(value.alternatives) if value else [],
        "doubtful": value.doubtful if value else False,
        "past": value.past if value else False,
        "parts": dict(value.parts) if value else {},
        "why_none": None if value else why_nothing(asked, line) or "not_found",
    }


def _show(asked: Asked, line: str, value: Value | None) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    if value:
        start, end = value.span
        table.add_row("value", Text(value.text, style="bold"))
        table.add_row("said", Text.assemble(line[:start], ("[" + line[start:end] + "]", "bold"), line[end:]))
        for part, what in value.parts.items():
            table.add_row(part, Text(what))
        if value.alternatives:
            also = "or, about as likely" if value.doubtful else "or perhaps"
            table.add_row(also, Text(", ".join(value.alternatives)))
        if value.past:
            table.add_row("but", Text(_PAST))
    else:
        table.add_row("value", Text("none", style="bold"))
        table.add_row("because", Text(_WHY[why_nothing(asked, line)]))
    console.print(table)
