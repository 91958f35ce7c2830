"""What one script is taught by its calls: proposals, questions about them, and what is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.progress import Progress, TaskID

from voicebot.cli.checking import check_phrases, raised
from voicebot.cli.learn_data import as_data, counts
from voicebot.cli.learn_session import Session
from voicebot.cli.learn_view import shown, summary
from voicebot.cli.lint import script_faults
from voicebot.cli.output import console, described, progress_bar, show_error
from voicebot.clock import SystemClock
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Script
from voicebot.errors import InputError
from voicebot.files import near_path
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.language.language import language
from voicebot.learning.decisions import already_decided, decisions_about, keep_decisions, read_decisions
from voicebot.learning.grouping import matchers_similarity
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.learning import Outcome, Pupil
from voicebot.learning.matching import Understanding
from voicebot.learning.own_cases import OwnCase, case_files, run_own_cases
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.proposing import Teacher
from voicebot.trial.report import as_json as result_as_json
from voicebot.trial.report import render

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


class Course:
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


def some(count: int, what: str) -> str:
    """Count things."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _show_outcome(file: Path, session: Session, outcome: Outcome) -> None:
    if outcome.kept:
        phrases = sum(len(one.addition.phrases) for one in session.accepted)
        console.print(
            f"{near_path(file)}: {some(phrases, 'phrase')} added; script and cases are checked", style="bold green"
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
    what = "faults" if outcome.faults else f"{some(len(outcome.failed), 'case')} passed before and failed"
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
