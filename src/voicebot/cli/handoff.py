"""``voicebot handoff``: the supervisor's hand-off phrases: shown, added, removed, tried."""

import getpass
import os
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Column, Table
from rich.text import Text

from voicebot.cli import handoff_try
from voicebot.cli.handoff_scripts import check_names, known_scripts
from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, show_json
from voicebot.clock import SystemClock
from voicebot.errors import UsageError
from voicebot.handoff.book import Book, Group, Phrase, load_book
from voicebot.handoff.changes import Change, added_by, read_changes
from voicebot.handoff.supervision import Author, add_phrase, remove_phrase
from voicebot.host.collisions import Collision, collisions
from voicebot.settings import load_settings
from voicebot.yaml_file import plain_words

EXAMPLE = "voicebot handoff add 'соедините с менеджером' -g sales -l ru"

app = typer.Typer(
    no_args_is_help=True,
    help="The phrases that call a human: show, add, remove, try. Calls under way follow every change.",
    epilog=f"Example: {EXAMPLE}",
)

AuthorName = Annotated[
    str, typer.Option("--author", help="Who changes it, for the journal.", show_default="login name")
]


@app.command("list", epilog="Example: voicebot handoff list")
def show(*, as_json: AsJson = False) -> None:
    """Show the phrases with who added them and when, the groups of operators, and the triggers."""
    file = load_settings().handoff_file
    book = load_book(file)
    rows = list(_rows(book, read_changes(file)))
    if not as_json:
        _show_book(book, rows)
        return
    groups = {name: {**group.model_dump(mode="json"), "hours": group.hours.text} for name, group in book.groups.items()}
    triggers = {"unclear_in_a_row": book.triggers.unclear_in_a_row, "swearing": book.triggers.swearing}
    show_json({"file": str(file), "version": book.version, "phrases": rows, "groups": groups, "triggers": triggers})


@app.command(epilog=f"Example: {EXAMPLE}")
def add(
    phrase: Annotated[str, typer.Argument(help="What a person says.", show_default=False)],
    *,
    group: Annotated[str, typer.Option("--group", "-g", help="Who is called.", show_default="the first group")] = "",
    scripts: Annotated[list[str] | None, typer.Option("--script", "-s", help="Only in this script; repeat it.")] = None,
    languages: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="Only in this language (ru, en, ko); repeat it.")
    ] = None,
    excepting: Annotated[
        list[str] | None, typer.Option("--except", "-e", help="What contains it and does not count; repeat it.")
    ] = None,
    author: AuthorName = "",
    as_json: AsJson = False,
) -> None:
    """Add a phrase, unless an ordinary answer sounds like it; the file's comments and order stay.

    Compared with every answer of every script beside the file, their reactions, and the built-in yes and no. Exit code
    1 when it was refused for one of them.
    """
    settings = load_settings()
    file, clock = settings.handoff_file, SystemClock()
    entry = _entry(phrase, group or load_book(file).default_group, scripts, languages, excepting)
    known = known_scripts(file)
    check_names(entry.scripts, known)
    found = collisions([entry], known, settings.match, clock.now().astimezone())
    refused = [one for one in found if one.refused]
    change = None if refused else add_phrase(file, entry, Author(author or _login(), clock.now()))
    if as_json:
        near = [_collision(one) for one in refused or found]
        show_json({"added": change.model_dump(mode="json", by_alias=True) if change else None, "collisions": near})
    elif change:
        console.print(f"'{phrase}' calls '{change.group}' from now on", markup=False)
        _show_collisions("Near it, but told apart when said clearly:", found)
    else:
        _show_collisions(f"'{phrase}' is refused: over a telephone it is heard as an ordinary answer.", refused)
        console.print("Say more in it, or keep it to other scripts with --script.", style="dim")
    if refused:
        raise typer.Exit(ANSWER_IS_NO)


@app.command(epilog="Example: voicebot handoff remove 'соедините с менеджером'")
def remove(
    phrase: Annotated[str, typer.Argument(help="The phrase, in any case.", show_default=False)],
    *,
    group: Annotated[str, typer.Option("--group", "-g", help="Only from this group.", show_default="any")] = "",
    author: AuthorName = "",
    as_json: AsJson = False,
) -> None:
    """Remove a phrase; the file's comments and order stay."""
    who = Author(author or _login(), SystemClock().now())
    changes = remove_phrase(load_settings().handoff_file, phrase, who, group=group)
    if as_json:
        show_json({"removed": [change.model_dump(mode="json", by_alias=True) for change in changes]})
        return
    for change in changes:
        console.print(f"'{change.phrase}' does not call '{change.group}' any more", markup=False)


@app.command(epilog="Example: voicebot handoff history")
def history(*, as_json: AsJson = False) -> None:
    """Show who added and removed which phrase, and when; changes by hand are not known."""
    changes = read_changes(load_settings().handoff_file)
    if as_json:
        show_json([change.model_dump(mode="json", by_alias=True) for change in changes])
        return
    table = Table("when", "who", "what", "phrase", "group", "version", box=None, pad_edge=False)
    for change in changes:
        when = f"{change.at.astimezone():%Y-%m-%d %H:%M:%S}"
        table.add_row(when, change.author, change.action, change.phrase, change.group, change.version)
    console.print(table if changes else "nothing was changed by a command yet")


app.command("try", epilog=f"Example: {handoff_try.EXAMPLE}")(handoff_try.command)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in a container
        return f"user {os.getuid()}"


def _entry(
    phrase: str,
    group: str,
    scripts: Sequence[str] | None,
    languages: Sequence[str] | None,
    excepting: Sequence[str] | None,
) -> Phrase:
    """Check what was given.

    Raises:
        UsageError: the phrase has no words, or a language is none that is heard.
    """
    given = {"say": [phrase], "group": group, "scripts": scripts or (), "languages": languages or ()}
    try:
        return Phrase.model_validate({**given, "except": excepting or ()})
    except ValidationError as refused:
        said, remedy = plain_words(refused.errors()[0])
        raise UsageError(said, remedy=remedy or EXAMPLE) from refused


def _rows(book: Book, changes: Sequence[Change]) -> Iterator[dict[str, Any]]:
    """List each phrase by itself, with who added it."""
    for entry in book.phrases:
        for phrase in entry.say:
            change = added_by(changes, phrase, entry.group)
            yield {
                "phrase": phrase,
                **entry.model_dump(mode="json", by_alias=True, exclude={"say"}),
                "added_by": change.author if change else None,
                "added_at": change.at.isoformat() if change else None,
            }


def _show_book(book: Book, rows: Sequence[dict[str, Any]]) -> None:
    """Show each group with its operators, and under it its phrases."""
    for name in dict.fromkeys((*book.groups, *(row["group"] for row in rows))):
        _show_group(name, book.groups.get(name))
        table = Table.grid(Column(width=0), *(Column(overflow="fold") for _ in range(4)), padding=(0, 2, 0, 0))
        phrases = [row for row in rows if row["group"] == name]
        for row in phrases:
            _add_phrase(table, row)
        console.print(table if phrases else Text("  no phrases yet", style="dim"))
        console.print()
    if not book.groups:
        console.print("no groups and no phrases yet")
    triggers = {"unclear in a row": book.triggers.unclear_in_a_row, "swearing": book.triggers.swearing}
    told = ", ".join(f"{count} × {what}" for what, count in triggers.items() if count)
    console.print(f"An operator is called also after: {told or 'nothing'}", style="dim")


def _show_group(name: str, group: Group | None) -> None:
    about = ""
    if group is not None:
        order = f"order: {group.order.replace('_', ' ')}"
        about = "  ".join((", ".join(group.to), group.hours.text or "always", order))
    console.print(Text.assemble((name, "bold"), "  ", (about, "dim")), soft_wrap=True)


def _add_phrase(table: Table, row: dict[str, Any]) -> None:
    """Add a phrase, where it holds, and who added it; under it what contains it and does not count."""
    said = Text(row["phrase"]) if row["enabled"] else Text(f"{row['phrase']} (off)", style="dim")
    said.append("".join(f"\n  not: {other}" for other in row["except"]), style="dim")
    languages, scripts = (", ".join(row[key]) for key in ("languages", "scripts"))
    added = f"{row['added_by']}, {row['added_at'][:10]}" if row["added_by"] else "by hand"
    table.add_row("", said, languages or "all", scripts or "all scripts", Text(added, style="dim"))


def _collision(one: Collision) -> dict[str, Any]:
    return {
        "script": one.script or None,
        "nodes": list(one.nodes),
        "kind": one.kind.value,
        "name": one.name,
        "phrase": one.phrase,
        "near": round(one.near, 3),
    }


def _show_collisions(title: str, found: Sequence[Collision]) -> None:
    if not found:
        return
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        key = f"{int(one.near * 100)}%", f"{one.kind.replace('_', '-')} {one.name}", one.phrase or "(a value)"
        places.setdefault(key, []).append(f"{one.script}: {', '.join(one.nodes)}" if one.script else "built in")
    table = Table("near", "answer", "its phrase", "where", box=None, pad_edge=False)
    for key, where in places.items():
        table.add_row(*key, "\n".join(where))
    console.print(title, markup=False)
    console.print(table)
