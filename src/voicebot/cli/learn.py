"""``voicebot learn``: what people said in recorded calls and the script did not understand, and what to do about it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import TaskID

from voicebot.cli.handoff_scripts import scripts_beside
from voicebot.cli.learn_course import Course, Options, some
from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, errors, progress_bar, show_json
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import UsageError
from voicebot.host.trials import TrialStudio, open_trial_studio
from voicebot.learning.accepting import script_file
from voicebot.learning.kept_calls import KeptCall, call_files, read_calls
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot learn calls --script visit_reminder"


def command(
    calls: Annotated[Path, typer.Argument(metavar="CALLS_DIR", help="Folder with kept calls.", show_default=False)],
    *,
    script: Annotated[
        str, typer.Option("--script", "-s", help="Only this script: its name or its folder.", show_default="all")
    ] = "",
    node: Annotated[str, typer.Option("--node", "-n", help="Only answers at this node.", show_default="all")] = "",
    least: Annotated[int, typer.Option("--least", min=1, help="Only what was said in so many calls.")] = 1,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            help="Ask nothing: add all that collides with nothing and that people said in their own words.",
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the proposals, and change nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Also propose what was decided about before.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="What collides, or only a grammar has heard, may be added too.")
    ] = False,
    audio: Annotated[
        bool, typer.Option("--audio/--no-audio", help="Keep the sound of what was said with the new cases.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Go through what was not understood in recorded calls, and teach it to the script.

    Answers that are alike are put together. Each group is proposed for the intent or reaction that people named when
    they were asked again, else for the one that is nearest, with what that changes in all calls and in the script's own
    cases. What is accepted is written into script.yaml, its comments and order stay, with a test case each; then
    script and cases are checked, and if one fails all is taken back. --json asks nothing. Exit code 1 when that was so.
    """
    options = Options(node, least, again, yes, dry_run or (as_json and not yes), force, audio, as_json)
    studio = open_trial_studio()
    try:
        courses = _courses(calls, script, options, studio)
        taught = [course.hold() for course in courses]
    except typer.Abort:
        errors.print("\nBroken off: of the script that was asked about nothing was written.", style="yellow")
        raise
    finally:
        studio.studio.close()
    if as_json:
        show_json({"scripts": taught})
    if not all(one.kept for one in courses):
        raise typer.Exit(ANSWER_IS_NO)


def _read(folder: Path, scripts: Mapping[str, Script]) -> list[KeptCall]:
    files = call_files(folder)
    with progress_bar("Reading calls", len(files)) as bar:
        calls, damaged = read_calls(files, scripts, partial(bar.advance, TaskID(0)))
    for file in damaged:
        errors.print(f"{file} is left out: it is no call record", style="yellow", markup=False, soft_wrap=True)
    return calls


def _courses(folder: Path, wanted: str, options: Options, studio: TrialStudio) -> list[Course]:
    """Find the script of each call; a call whose script is not here is left out, and it is said."""
    scripts = _scripts(wanted, studio)
    by_script: dict[str, list[KeptCall]] = defaultdict(list)
    known = {script.script: script for script in scripts.values()}
    for call in _read(folder, known):
        by_script[call.script].append(call)
    for name in by_script.keys() - known.keys() if not wanted else ():
        told = f"left out: {some(len(by_script[name]), 'call')} of '{name}': there is no such script here"
        errors.print(told, style="yellow", markup=False)
    found = {file: script for file, script in scripts.items() if script.script in by_script}
    if not found:
        whose = f"the script '{wanted}'" if wanted else "a script that is here"
        raise UsageError(f"there is no call of {whose}", remedy=f"the calls are of: {', '.join(sorted(by_script))}")
    nodes = {node for script in found.values() for node in script.nodes}
    if options.node and options.node not in nodes:
        raise UsageError(f"no script has a node '{options.node}'", remedy=nearest(options.node, nodes))
    return [Course(file, script, by_script[script.script], studio, options) for file, script in found.items()]


def _scripts(wanted: str, studio: TrialStudio) -> dict[Path, Script]:
    """Load the scripts beside the hand-off phrases, or the one that is wanted, wherever it is."""
    if wanted and Path(wanted).exists():
        file = script_file(Path(wanted))
        return {file: load_script(file)}
    beside = scripts_beside(studio.studio.settings.handoff_file)
    found = {file: script for file, script in beside.items() if wanted in ("", script.script)}
    if not found:
        known = [script.script for script in beside.values()]
        raise UsageError(f"there is no script '{wanted}'", remedy=nearest(wanted, known))
    return found
