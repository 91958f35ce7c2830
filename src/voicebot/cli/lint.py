"""``voicebot lint``: check scripts, their cases and the hand-off phrases without calling anybody."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, described, show_error, show_json
from voicebot.dialog.loading import SCRIPT_FILE, load_script, load_translations
from voicebot.errors import InputError, Place, UsageError
from voicebot.handoff.book import load_book
from voicebot.settings import load_settings
from voicebot.trial.case import check_case, load_case

EXAMPLE = "voicebot lint dialogs"


def command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Scripts, or folders with scripts in them.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check scripts, their cases and the hand-off phrases; every fault with its place and what to do.

    Exit code 1 when there are faults.
    """
    scripts = [script for path in paths or [Path("dialogs")] for script in _scripts(path)]
    found = [fault for script in scripts for fault in _faults(script)]
    found += _raised(partial(load_book, load_settings().handoff_file))
    if as_json:
        show_json({"scripts": [str(script) for script in scripts], "faults": [described(fault) for fault in found]})
    else:
        for fault in found:
            show_error(fault, as_json=False)
        console.print(f"{len(scripts)} scripts, {sum(1 + len(fault.others) for fault in found)} faults")
    if found:
        raise typer.Exit(ANSWER_IS_NO)


def _scripts(path: Path) -> list[Path]:
    """Find the scripts that a path means: a script's file, its folder, or a folder of such folders."""
    if path.is_file():
        return [path]
    scripts = sorted(path.glob(SCRIPT_FILE)) or sorted(path.glob(f"*/{SCRIPT_FILE}"))
    if not scripts:
        raise UsageError(f"no {SCRIPT_FILE} in {path}", place=Place(path), remedy=f"try: {EXAMPLE}")
    return scripts


def _faults(script_file: Path) -> Iterator[InputError]:
    faults = _raised(partial(load_script, script_file))
    yield from faults
    yield from _raised(partial(load_translations, script_file.parent))
    for case_file in sorted(script_file.parent.glob("cases/*.yaml")):
        yield from _raised(partial(_check_case, case_file, None if faults else script_file))


def _check_case(case_file: Path, script_file: Path | None) -> None:
    """Load a case, and compare it with its script where that is right itself."""
    case = load_case(case_file)
    if script_file:
        check_case(case, load_script(script_file))


def _raised(check: Callable[[], object]) -> list[InputError]:
    try:
        check()
    except InputError as error:
        return [error]
    return []
