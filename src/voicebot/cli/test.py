"""``voicebot test``: run test cases as text, as audio, in noise, many at once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from voicebot.cli.checking import raised, show_unheard
from voicebot.cli.options import AsJson, Model
from voicebot.cli.output import ANSWER_IS_NO, console, progress_bar, show_json
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import InputError, ModelMissingError, UsageError
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio, open_trial_studio
from voicebot.recognition.models import find_model
from voicebot.settings import Settings, load_settings
from voicebot.trial.case import check_case, load_case
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
    silent = [How(Mode.TEXT)] if text or not (audio or noise is not None) else []
    spoken = [*([How(Mode.AUDIO)] if audio else []), *([How(Mode.NOISE, noise)] if noise is not None else [])]
    studio = open_trial_studio(model)
    _check_all(files, studio.studio)
    # one process for all: it is this one, and the model is loaded once; else each process makes its own studio
    make_studio = (lambda: studio) if jobs == 1 else partial(open_trial_studio, model)
    results: list[Result] = []
    able, unable = _able(files, model)
    skipped = [Skipped(file, how.mode, why) for how in spoken for file, why in unable.items()]
    try:
        if spoken:
            _warn(able, studio.studio)
        for how in (*silent, *spoken):
            results += _run(able if how in spoken else files, how, jobs, make_studio, quiet=as_json)
    finally:
        studio.studio.close()
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


def _check_all(files: list[Path], studio: Studio) -> None:
    """Load every script and case, and compare them, before the first call, so that all faults are told at once."""
    faults = raised(lambda: studio.book)
    operators = None if faults else studio.operators or None
    for script in sorted({script_of(file) for file in files}):
        broken = raised(partial(load_script, script))
        faults += broken
        loaded = None if broken else load_script(script)
        for file in files:
            if script_of(file) == script:
                faults += raised(partial(_check_case, file, loaded, operators))
    if faults:
        raise InputError.gathered([each for fault in faults for each in (fault, *fault.others)])


def _check_case(file: Path, script: Script | None, operators: Collection[str] | None) -> None:
    case = load_case(file)
    if script:
        check_case(case, script, operators)


def _able(files: list[Path], model: Path | None) -> tuple[list[Path], dict[Path, ModelMissingError]]:
    """Part the cases that can be spoken here from those whose language has no model."""
    settings = load_settings()
    missing = {file: _missing(load_script(script_of(file)).language, model, settings) for file in files}
    able = [file for file, why in missing.items() if why is None]
    return able, {file: why for file, why in missing.items() if why is not None}


def _warn(files: list[Path], studio: Studio) -> None:
    """Tell which words of each script cannot be heard."""
    for script in sorted({script_of(file) for file in files}):
        show_unheard(studio, load_script(script))


def _missing(language: str, model: Path | None, settings: Settings) -> ModelMissingError | None:
    try:
        find_model(language, given=model, settings=settings)
    except ModelMissingError as error:
        return error
    return None


def _run(
    files: list[Path], how: How, jobs: int, make_studio: Callable[[], TrialStudio], *, quiet: bool
) -> list[Result]:
    results: list[Result] = []
    with progress_bar(f"cases as {how.mode.value}", len(files)) as bar:
        for result in run_files(files, make_studio, how, jobs=jobs):
            results.append(result)
            bar.advance(bar.task_ids[0])
            if not quiet:
                console.print(render(result), end="", soft_wrap=not console.is_terminal)
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
