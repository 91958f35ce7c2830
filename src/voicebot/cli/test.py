"""``voicebot test``: run test cases as text, as audio, in noise, many at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import ANSWER_IS_NO, console, progress_bar, show_json
from voicebot.dialog.loading import load_script
from voicebot.errors import InputError, ModelMissingError, UsageError
from voicebot.host.trials import open_trial_studio
from voicebot.recognition.models import find_model
from voicebot.settings import Settings, load_settings
from voicebot.trial.case import load_case
from voicebot.trial.report import as_json as result_as_json
from voicebot.trial.report import render
from voicebot.trial.run import How, Mode, find_cases, run_files, script_of
from voicebot.trial.verdict import Result

EXAMPLE = "voicebot test dialogs/visit_reminder --text --audio --jobs 2"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A case that this machine cannot run."""

    file: Path
    mode: Mode
    why: ModelMissingError


def command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Cases, or folders with cases below them.")] = None,
    *,
    text: Annotated[bool, typer.Option("--text", help="The person types. The default.")] = False,
    audio: Annotated[bool, typer.Option("--audio", help="The person speaks, Vosk hears.")] = False,
    noise: Annotated[float | None, typer.Option("--noise", help="In noise too: signal-to-noise ratio, dB.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="So many processes at once.")] = 1,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Run test cases; one that fails is shown as a conversation with the wrong line marked.

    A case whose language has no model here is skipped as audio, and it is said. Exit code 1 when a case fails.
    """
    files = [case for path in paths or [Path("dialogs")] for case in _cases(path)]
    ways = [How(Mode.TEXT)] if text or not (audio or noise is not None) else []
    ways += [How(Mode.AUDIO)] if audio else []
    ways += [How(Mode.NOISE, noise)] if noise is not None else []
    _check_all(files)
    results: list[Result] = []
    skipped: list[Skipped] = []
    for how in ways:
        able, unable = _able(files, how, model)
        skipped += unable
        results += _run(able, how, jobs, model, quiet=as_json)
    if not results and skipped:
        raise skipped[0].why
    _report(results, skipped, as_json=as_json)
    if not all(result.verdict.passed for result in results):
        raise typer.Exit(ANSWER_IS_NO)


def _cases(path: Path) -> list[Path]:
    found = find_cases(path) if path.exists() else []
    if not found:
        raise UsageError(f"no cases in {path}", remedy="cases are cases/*.yaml beside a script.yaml")
    return found


def _check_all(files: list[Path]) -> None:
    """Load every case and script before the first call, so that all faults are told at once."""
    faults: list[InputError] = []
    for script in sorted({script_of(file) for file in files}):
        faults += _raised(partial(load_script, script))
    for file in files:
        faults += _raised(partial(load_case, file))
    if faults:
        raise InputError.gathered([each for fault in faults for each in (fault, *fault.others)])


def _raised(check: Callable[[], object]) -> list[InputError]:
    try:
        check()
    except InputError as error:
        return [error]
    return []


def _able(files: list[Path], how: How, model: Path | None) -> tuple[list[Path], list[Skipped]]:
    """Part the cases that can be run here from those whose language has no model."""
    if how.mode is Mode.TEXT:
        return files, []
    settings = load_settings()
    able: list[Path] = []
    unable: list[Skipped] = []
    for file in files:
        missing = _missing(load_script(script_of(file)).language, model, settings)
        if missing:
            unable.append(Skipped(file, how.mode, missing))
        else:
            able.append(file)
    return able, unable


def _missing(language: str, model: Path | None, settings: Settings) -> ModelMissingError | None:
    try:
        find_model(language, given=model, settings=settings)
    except ModelMissingError as error:
        return error
    return None


def _run(files: list[Path], how: How, jobs: int, model: Path | None, *, quiet: bool) -> list[Result]:
    results: list[Result] = []
    with progress_bar(f"cases as {how.mode.value}", len(files)) as bar:
        for result in run_files(files, partial(open_trial_studio, model), how, jobs=jobs):
            results.append(result)
            bar.advance(bar.task_ids[0])
            if not quiet:
                console.print(render(result), end="", soft_wrap=True)
    return results


def _report(results: list[Result], skipped: list[Skipped], *, as_json: bool) -> None:
    failed = sum(not result.verdict.passed for result in results)
    if as_json:
        unable = [{"file": str(each.file), "mode": each.mode.value, "why": each.why.message} for each in skipped]
        show_json({"results": [result_as_json(result) for result in results], "skipped": unable})
        return
    for why in dict.fromkeys(f"{each.why.message} ({each.why.remedy})" for each in skipped):
        number = sum(why.startswith(each.why.message) for each in skipped)
        console.print(f"skipped {number} cases: {why}", style="yellow", markup=False, soft_wrap=True)
    console.print(f"{len(results) - failed} passed, {failed} failed, {len(skipped)} skipped")
