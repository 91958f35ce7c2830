"""A call to the person of a case, over the simulated line: what ``call`` and ``demo`` share."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from rich.text import Text

from voicebot.cli.checking import show_unheard
from voicebot.cli.conversation import ConversationView, Translate
from voicebot.cli.output import console, kept_files, show_json
from voicebot.dialog.loading import load_script, load_translations
from voicebot.dialog.translating import translator
from voicebot.host.trials import open_trial_studio
from voicebot.journal.page import page_languages, write_page
from voicebot.journal.record import CallRecord
from voicebot.trial.case import Case, load_case
from voicebot.trial.report import render
from voicebot.trial.run import How, Mode, run_case
from voicebot.trial.verdict import Result


@dataclass(frozen=True, slots=True)
class Wanted:
    """A simulated call.

    Args:
        script: the script's folder or file.
        case: the case's file.
        typed: the person types instead of speaking.
        noise: signal-to-noise ratio in dB; None is the case's own.
        voice: the person's voice, where a turn has none of its own.
        repeats: how often the person says a thing again, where the case does not say.
        model: a recognition model's folder.
        keep_in: where recording, transcript, record and page go; None keeps nothing.
        translation: the language that lines are translated into; empty for none.
        quiet: print nothing while the call goes on.
    """

    script: Path
    case: Path
    typed: bool = False
    noise: float | None = None
    voice: str | None = None
    repeats: int | None = None
    model: Path | None = None
    keep_in: Path | None = None
    translation: str = ""
    quiet: bool = False


def simulate(wanted: Wanted) -> tuple[Result, CallRecord]:
    """Make the call.

    Raises:
        InputError: the script or the case is wrong, or they do not fit together.
        MissingError: this machine lacks a model or a voice.
    """
    script = load_script(wanted.script)
    folder = wanted.script if wanted.script.is_dir() else wanted.script.parent
    case = _case(wanted)
    translate = _translate(folder, case, wanted.translation)
    studio = open_trial_studio(wanted.model)
    studio.keep_in, studio.script_folder, studio.translate = wanted.keep_in, folder, translate
    if not wanted.quiet:
        studio.watchers = [ConversationView(translate).show]
    try:
        if not wanted.typed:
            show_unheard(studio.studio, script)
        result = asyncio.run(run_case(case, script, studio, _how(wanted)))
    finally:
        studio.studio.close()
    if studio.record is None:
        raise RuntimeError("the case ended without a call")
    if wanted.keep_in:
        write_page(wanted.keep_in, language=wanted.translation if wanted.translation in page_languages() else "")
    return result, studio.record


def show_result(result: Result, record: CallRecord, keep_in: Path | None, *, as_json: bool) -> None:
    """Give the record to a program; or say whether it went as the case expects, and where everything is kept."""
    if as_json:
        show_json(record.model_dump(mode="json"))
        return
    if result.verdict.passed:
        console.print(Text("The call went as the case says.", style="bold green"))
    else:
        console.print(render(result), soft_wrap=True)
    if keep_in:
        console.print(kept_files(keep_in), markup=False, soft_wrap=not console.is_terminal)


def _case(wanted: Wanted) -> Case:
    case = load_case(wanted.case)
    changes: dict[str, object] = {}
    if wanted.voice is not None:
        changes["voice"] = case.file.voice.model_copy(update={"voice": wanted.voice})
    if case.file.repeats is None:
        changes["repeats"] = wanted.repeats
    return replace(case, file=case.file.model_copy(update=changes))


def _how(wanted: Wanted) -> How:
    if wanted.typed:
        return How(Mode.TEXT)
    return How(Mode.AUDIO) if wanted.noise is None else How(Mode.NOISE, wanted.noise)


def _translate(folder: Path, case: Case, into: str) -> Translate | None:
    """Join the script's translations and what the case says its turns mean."""
    if not into:
        return None
    meant = {
        turn.caller.text: {into: turn.caller.means} for turn in case.file.turns if turn.caller and turn.caller.means
    }
    return translator({**meant, **load_translations(folder)}, into)
