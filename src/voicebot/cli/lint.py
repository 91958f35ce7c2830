"""``voicebot lint``: check scripts, their cases and the hand-off phrases without calling anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.checking import check_groups, check_phrases, raised, show_unheard
from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import ANSWER_IS_NO, console, described, errors, show_error, show_json
from voicebot.dialog.hints import hints
from voicebot.dialog.loading import SCRIPT_FILE, load_script, load_translations
from voicebot.dialog.script import Script
from voicebot.errors import InputError, ModelMissingError, Place, ScriptError, UsageError
from voicebot.handoff.book import Book, load_book
from voicebot.host.phrases import PROMPTS_FOLDER
from voicebot.host.recordings import Recordings
from voicebot.host.studio import Studio
from voicebot.settings import Settings, load_settings
from voicebot.trial.case import check_case, load_case
from voicebot.yaml_file import read_yaml

EXAMPLE = "voicebot lint dialogs --heard"


def command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Scripts, or folders with scripts in them.")] = None,
    *,
    heard: Annotated[
        bool, typer.Option("--heard", help="Load the recognition models, and tell which words they lack.")
    ] = False,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Check scripts, their cases and the hand-off phrases; every fault with its place and what to do.

    Words that a model lacks, and answers that only you can write, are warnings. Exit code 1 when there are faults.
    """
    scripts = [script for path in paths or [Path("dialogs")] for script in _scripts(path)]
    settings = load_settings()
    found = raised(partial(load_book, settings.handoff_file))
    book = None if found else load_book(settings.handoff_file)
    found = [*(fault for script in scripts for fault in script_faults(script, book, settings)), *found]
    hinted = [hint for script in scripts for hint in _hints(script)]
    if book is not None:
        right = [load_script(script) for script in scripts if not raised(partial(load_script, script))]
        found += raised(partial(check_phrases, right, book, settings))
    recorded = list(_recorded(scripts))
    unheard = _unheard(scripts, Studio(settings, model=model)) if heard and book is not None else []
    if as_json:
        shown = {"scripts": [str(script) for script in scripts], "faults": [described(fault) for fault in found]}
        shown["hints"] = [described(hint) for hint in hinted]
        shown["recordings"] = [one.data() for one in recorded]
        show_json({**shown, "unheard": unheard} if heard else shown)
    else:
        for one in recorded:
            one.show()
        for fault in found:
            show_error(fault, as_json=False)
        for hint in hinted:
            errors.print(f"hint: {hint}", style="yellow", markup=False, soft_wrap=True)
        console.print(f"{len(scripts)} scripts, {sum(1 + len(fault.others) for fault in found)} faults")
    if found:
        raise typer.Exit(ANSWER_IS_NO)


@dataclass(frozen=True, slots=True)
class _Recorded:
    """How much of a script is recorded, and which files say nothing of it."""

    script: Path
    total: int
    recorded: int
    unused: tuple[Path, ...]

    def data(self) -> dict[str, object]:
        """Give it as JSON."""
        facts = {"script": str(self.script), "total": self.total, "recorded": self.recorded}
        return {**facts, "unused": [str(file) for file in self.unused]}

    def show(self) -> None:
        """Tell it to a person."""
        missing = self.total - self.recorded
        rest = f"; {missing} are synthesised: 'voicebot prompts list' shows them" if missing else ""
        console.print(f"{self.script}: {self.recorded} of {self.total} phrases recorded{rest}", soft_wrap=True)
        for file in self.unused:
            errors.print(f"{file}: says nothing of the script", style="yellow", markup=False, soft_wrap=True)


def _recorded(script_files: list[Path]) -> Iterator[_Recorded]:
    """Tell what is recorded of the scripts that have recordings; what is wrong with one is told elsewhere."""
    for file in script_files:
        if (file.parent / PROMPTS_FOLDER).is_dir() and not raised(partial(_check_recordings, file)):
            recordings = Recordings(load_script(file), file.parent)
            listed = recordings.listed()
            yield _Recorded(file, len(listed), sum(one.file is not None for one in listed), recordings.unused)


def _check_recordings(script_file: Path) -> None:
    Recordings(load_script(script_file), script_file.parent)


def _scripts(path: Path) -> list[Path]:
    """Find the scripts that a path means: a script's file, its folder, or a folder of such folders."""
    if path.is_file():
        return [path]
    scripts = sorted(path.glob(SCRIPT_FILE)) or sorted(path.glob(f"*/{SCRIPT_FILE}"))
    if not scripts:
        raise UsageError(f"no {SCRIPT_FILE} in {path}", place=Place(path), remedy=f"try: {EXAMPLE}")
    return scripts


def script_faults(script_file: Path, book: Book | None, settings: Settings) -> Iterator[InputError]:
    """Find the faults of a script and its cases; what they should fit is compared only where that is right itself."""
    faults = raised(partial(load_script, script_file))
    yield from faults
    script = None if faults else load_script(script_file)
    if script and book is not None:
        yield from raised(partial(check_groups, script_file, script, book, settings.handoff_file))
    if script:
        yield from raised(partial(Recordings, script, script_file.parent))
    yield from raised(partial(load_translations, script_file.parent))
    for case_file in sorted(script_file.parent.glob("cases/*.yaml")):
        yield from raised(partial(_check_case, case_file, script))


def _hints(script_file: Path) -> Iterator[InputError]:
    """Find what a script should say and need not; one with faults is mended first."""
    if raised(partial(load_script, script_file)):
        return
    file = read_yaml(script_file, ScriptError)
    for hint in hints(load_script(script_file)):
        yield ScriptError(hint.message, place=file.place(hint.path), remedy=hint.remedy)


def _check_case(case_file: Path, script: Script | None) -> None:
    case = load_case(case_file)
    if script:
        check_case(case, script)


def _unheard(script_files: list[Path], studio: Studio) -> list[dict[str, object]]:
    """Tell which words of each script its model lacks; a language without a model is passed over, and it is said."""
    told: list[dict[str, object]] = []
    for file in script_files:
        if raised(partial(load_script, file)):
            continue  # its faults are told
        script = load_script(file)
        try:
            words = show_unheard(studio, script)
            told.append({"script": str(file), "words": words, "skipped": ""})
        except ModelMissingError as error:
            errors.print(f"{script.script}: skipped: {error}", style="yellow", markup=False, soft_wrap=True)
            told.append({"script": str(file), "words": {}, "skipped": error.message})
    return told
