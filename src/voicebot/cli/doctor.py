"""``voicebot doctor``: what works on this machine and what is missing."""

import io
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, errors, show_json
from voicebot.host.machine import Check, State, check_capacity, check_machine

EXAMPLE = "voicebot doctor"

_MARKS = {State.WORKS: "[green]works[/]", State.ABSENT: "[yellow]absent[/]", State.MISSING: "[red]missing[/]"}


def command(
    *,
    capacity: Annotated[
        bool, typer.Option("--capacity", help="Also load each model and measure how many calls a core can listen to.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what works on this machine and what is missing, with the command that mends it.

    Exit code 1 when something is missing that a call needs.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a report that lacks a letter is still one
    checks: list[Check] = []
    with errors.status("Looking..."):
        checks.extend(check_machine())
        if capacity:
            checks.extend(check_capacity())
    if as_json:
        show_json([asdict(check) for check in checks])
    else:
        _show(checks)
    if any(check.state is State.MISSING for check in checks):
        raise typer.Exit(ANSWER_IS_NO)


def _show(checks: list[Check]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        detail = check.detail.replace("[", r"\[")
        remedy = f"\n→ {check.remedy}".replace("[", r"\[") if check.remedy and check.state is not State.WORKS else ""
        table.add_row(check.name, _MARKS[check.state], detail + remedy)
    console.print(table)
