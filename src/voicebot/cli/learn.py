"""``voicebot learn``: what people said in recorded calls and the script did not understand, and what to do about it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress, TaskID

from voicebot.cli.checking import check_phrases, raised
from voicebot.cli.handoff_scripts import scripts_beside
from voicebot.cli.learn_data import as_data, counts
from voicebot.cli.learn_session import Session
from voicebot.cli.learn_view import shown, summary
from voicebot.cli.lint import script_faults
from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, console, described, errors, progress_bar, show_error, show_json
from voicebot.clock import SystemClock
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import InputError, UsageError
from voicebot.files import near_path
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio, open_trial_studio
from voicebot.language.language import language
from voicebot.learning.accepting import script_file
from voicebot.learning.decisions import already_decided, decisions_about, keep_decisions, read_decisions
from voicebot.learning.grouping import matchers_similarity
from voicebot.learning.kept_calls import KeptCall, call_files, read_calls
from voicebot.learning.learning import Outcome, Pupil
from voicebot.learning.matching import Understanding
from voicebot.learning.own_cases import OwnCase, case_files, run_own_cases
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.proposing import Teacher
from voicebot.trial.report import as_json as result_as_json
from voicebot.trial.report import render
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot learn calls --script visit_reminder"

_CLIPS = "learn"
"""The folder in the cache for sounds that somebody wants to hear."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command was told.

    Args:
        node: only answers at this node; empty: at all.
        least: only what was said in so many calls.
        again: also what was decided about before.
        yes: accept whatever does not collide.
        dry_run: change nothing.
        force: what collides may be added too.
        audio: the cases get the sound.
        as_json: write JSON.
    """

    node: str
    least: int
    again: bool
    yes: bool
    dry_run: bool
    force: bool
    audio: bool
    as_json: bool


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


def _courses(folder: Path, wanted: str, options: Options, studio: TrialStudio) -> list["_Course"]:
    """Find the script of each call; a call whose script is not here is left out, and it is said."""
    scripts = _scripts(wanted, studio)
    by_script: dict[str, list[KeptCall]] = defaultdict(list)
    known = {script.script: script for script in scripts.values()}
    for call in _read(folder, known):
        by_script[call.script].append(call)
    for name in by_script.keys() - known.keys() if not wanted else ():
        told = f"left out: {_some(len(by_script[name]), 'call')} of '{name}': there is no such script here"
        errors.print(told, style="yellow", markup=False)
    found = {file: script for file, script in scripts.items() if script.script in by_script}
    if not found:
        whose = f"the script '{wanted}'" if wanted else "a script that is here"
        raise UsageError(f"there is no call of {whose}", remedy=f"the calls are of: {', '.join(sorted(by_script))}")
    nodes = {node for script in found.values() for node in script.nodes}
    if options.node and options.node not in nodes:
        raise UsageError(f"no script has a node '{options.node}'", remedy=nearest(options.node, nodes))
    return [_Course(file, script, by_script[script.script], studio, options) for file, script in found.items()]


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


class _Course:
    """What one script is taught.

    Args:
        file: where it is written.
        script: what it says.
        calls: its calls.
        studio: runs its cases.
        options: what the command was told.

    Attributes:
        kept: nothing had to be taken back.
    """

    def __init__(
        self, file: Path, script: Script, calls: Sequence[KeptCall], studio: TrialStudio, options: Options
    ) -> None:
        self._file, self._script, self._studio, self._options = file, script, studio, options
        self._calls = {call.id: call for call in calls}
        self._clock = SystemClock()
        self.kept = True

    def hold(self) -> dict[str, Any]:
        """Make the proposals, ask about them, write what is accepted; give all of it as data."""
        options, name = self._options, self._script.script
        own = self._run_own_cases()
        teacher = self._teacher(own)
        findings = self._findings(teacher)
        proposals = [one for one in findings.proposals if self._is_wanted(one)]
        if not options.as_json:
            console.print(summary(name, findings, len(proposals)), soft_wrap=True)
        clips = self._studio.studio.settings.cache_dir / _CLIPS
        session = Session(teacher, self._calls, clips, force=options.force)
        if options.yes and not options.dry_run:
            session.accept_all(proposals)
        if not options.as_json:
            self._show_or_ask(session, proposals)
        outcome = self._write(session, own)
        data = [as_data(one, self._calls) for one in proposals]
        return {**counts(name, findings), "proposals": data, **_as_data(session, outcome)}

    def _show_or_ask(self, session: Session, proposals: Sequence[Proposal]) -> None:
        if not (self._options.yes or self._options.dry_run):
            session.ask(proposals)
            return
        for number, proposal in enumerate(proposals, start=1):
            console.print(shown(proposal, number, len(proposals), self._calls))

    def _run_own_cases(self) -> list[OwnCase]:
        files = case_files(self._file.parent)
        with progress_bar(f"Cases of {self._script.script}", len(files)) as bar:
            return run_own_cases(files, self._script, self._studio, partial(bar.advance, TaskID(0)))

    def _teacher(self, own: Sequence[OwnCase]) -> Teacher:
        settings = self._studio.studio.settings
        understanding = Understanding(self._script, self._studio.studio.book, settings)
        similarity = matchers_similarity(language(self._script.language), settings.match)
        calls = [call.said for call in self._calls.values()]
        return Teacher(understanding, similarity, calls, [said for one in own for said in one.said])

    def _findings(self, teacher: Teacher) -> Findings:
        known = () if self._options.again else read_decisions(self._file)
        with progress_bar("Proposals") as bar:
            return teacher.findings(already_decided(known, self._script), _counting(bar))

    def _is_wanted(self, proposal: Proposal) -> bool:
        return self._options.node in ("", proposal.place.node) and proposal.calls >= self._options.least

    def _write(self, session: Session, own: Sequence[OwnCase]) -> Outcome | None:
        """Write what was accepted, and remember what was decided; None where nothing was accepted."""
        if self._options.dry_run:
            return None
        now = self._clock.now()
        refused = [
            one for proposal in session.refused for one in decisions_about(proposal, self._script, now, "refused")
        ]
        keep_decisions(self._file, refused)
        if not session.accepted:
            return None
        outcome = self._learn(session, own)
        self.kept = outcome.kept
        if outcome.kept:
            for one in session.accepted:
                keep_decisions(self._file, decisions_about(one.proposal, self._script, now, "added"))
        if not self._options.as_json:
            _show_outcome(self._file, session, outcome)
        return outcome

    def _learn(self, session: Session, own: Sequence[OwnCase]) -> Outcome:
        studio = self._studio.studio
        with progress_bar("Writing and checking") as bar:
            pupil = Pupil(
                file=self._file,
                script=self._script,
                own=own,
                studio=self._studio,
                calls=self._calls,
                faults=partial(_lint, self._file, studio),
                audio=self._options.audio,
                tell=_counting(bar),
            )
            return pupil.learn(session.accepted)


def _lint(file: Path, studio: Studio) -> Iterator[InputError]:
    """Find what is wrong with a script, its cases, and the hand-off phrases beside it, each fault by itself."""
    found = list(script_faults(file, studio.book, studio.settings))
    if not raised(partial(load_script, file)):
        found += raised(partial(check_phrases, [load_script(file)], studio.book, studio.settings))
    for fault in found:
        yield from (fault, *fault.others)


def _counting(bar: Progress) -> Callable[[int, int], None]:
    return lambda done, of: bar.update(TaskID(0), completed=done, total=of)


def _some(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _show_outcome(file: Path, session: Session, outcome: Outcome) -> None:
    if outcome.kept:
        phrases = sum(len(one.addition.phrases) for one in session.accepted)
        console.print(
            f"{near_path(file)}: {_some(phrases, 'phrase')} added; script and cases are checked", style="bold green"
        )
        for case in outcome.cases:
            console.print(f"  {near_path(case)}", markup=False, soft_wrap=True)
        for phrase in outcome.uncased:
            told = f"  no case for “{phrase}”: neither the call nor a case leads there as text"
            console.print(told, style="yellow", markup=False, soft_wrap=True)
        return
    for fault in outcome.faults:
        show_error(fault, as_json=False)
    for result in outcome.failed:
        console.print(render(result), end="", soft_wrap=not console.is_terminal)
    what = "faults" if outcome.faults else f"{_some(len(outcome.failed), 'case')} passed before and failed"
    console.print(f"{near_path(file)}: taken back: {what}; nothing was changed", style="bold red")


def _as_data(session: Session, outcome: Outcome | None) -> dict[str, Any]:
    """Write what was accepted, and what became of it."""
    accepted = [
        {"kind": one.addition.sense[0].value, "name": one.addition.sense[1], "phrases": list(one.addition.phrases)}
        for one in session.accepted
    ]
    if outcome is None:
        return {"accepted": accepted, "kept": True, "cases": [], "uncased": [], "faults": [], "failed": []}
    return {
        "accepted": accepted,
        "kept": outcome.kept,
        "cases": [str(file) for file in outcome.cases],
        "uncased": list(outcome.uncased),
        "faults": [described(fault) for fault in outcome.faults],
        "failed": [result_as_json(result) for result in outcome.failed],
    }
