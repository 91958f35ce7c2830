"""``voicebot match``: what the robot would understand at a node, ranked, and why."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from voicebot.cli.moment import At, Zone, moment_at
from voicebot.cli.options import AsJson, ScriptPath
from voicebot.cli.output import console, show_json
from voicebot.cli.texts import lines_of
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import UsageError
from voicebot.handoff.book import load_book
from voicebot.host.lessons import learned_for
from voicebot.reader import matcher_at
from voicebot.settings import load_settings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Candidate, Meaning
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot match dialogs/visit_reminder greet 'да, удобно'"


def command(
    script: ScriptPath,
    node: Annotated[str, typer.Argument(help="A node of it.", show_default=False)],
    text: Annotated[list[str] | None, typer.Argument(help="What is said.", show_default=False)] = None,
    *,
    file: Annotated[Path | None, typer.Option("--file", help="A file with one utterance a line.")] = None,
    at: At = "",
    zone: Zone = "",
    as_json: AsJson = False,
) -> None:
    """Show what the robot would understand at a node: every reading, best first, and the phrase it was nearest to.

    The first reading is the one that is acted on; its intent is null when none is sure enough. With --json one text
    gives a list of readings; --file gives such a list for each line.
    """
    if bool(text) == bool(file):
        raise UsageError("give a text or --file", remedy=EXAMPLE)
    matcher = _matcher(load_script(script), node, at, zone)
    if file:
        for line in lines_of(file):
            readings = _readings(matcher.meaning(line, typed=True))
            if as_json:
                typer.echo(json.dumps(readings, ensure_ascii=False))
            else:
                first = readings[0]
                typer.echo(f"{line}\t{first['intent'] or first['kind']}\t{first['probability']}")
        return
    readings = _readings(matcher.meaning(" ".join(text or ()), typed=True))
    if as_json:
        show_json(readings)
    else:
        _show(readings)


def _matcher(script: Script, node: str, at: str, zone: str) -> Matcher:
    settings = load_settings()
    if node not in script.nodes:
        raise UsageError(f"script '{script.script}' has no node '{node}'", remedy=nearest(node, script.nodes))
    now = moment_at(at, zone or settings.zone)
    book = load_book(settings.handoff_file)
    return matcher_at(script, node, book, settings, now, learned_for(script, book, settings))


def _readings(meaning: Meaning) -> list[dict[str, str | float | None]]:
    """Write the readings, what is acted on first; nothing sure enough is a reading too."""
    best = meaning.best
    others = (one for one in meaning.ranked if (one.kind, one.name) != (best.kind, best.name))
    return [_reading(one) for one in (best, *others)]


def _reading(one: Candidate) -> dict[str, str | float | None]:
    return {
        "intent": one.name or None,
        "kind": one.kind.value,
        "probability": round(one.probability, 3),
        "phrase": one.phrase,
        "stage": one.stage,
    }


_NAMELESS = {"unclear": "(not sure enough)", "out_of_scope": "(something else)"}


def _show(readings: list[dict[str, str | float | None]]) -> None:
    table = Table("intent", "kind", "probability", "nearest phrase", "found by", box=None, pad_edge=False)
    for one in readings:
        table.add_row(
            str(one["intent"] or _NAMELESS[str(one["kind"])]),
            str(one["kind"]),
            f"{one['probability']:.2f}",
            str(one["phrase"]),
            str(one["stage"]),
        )
    console.print(table)
