"""Lets a script learn what was accepted: writes it, tries the script out, and keeps it or takes it back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voicebot.dialog.loading import load_script
from voicebot.learning.accepting import NewCase, with_additions, written_for_now
from voicebot.learning.drafting import Lesson, draft_lesson, lesson_name
from voicebot.learning.own_cases import case_files, run_own_cases
from voicebot.trial.run import CASES_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.errors import InputError
    from voicebot.host.trials import TrialStudio
    from voicebot.learning.changing import Addition
    from voicebot.learning.kept_calls import KeptCall
    from voicebot.learning.own_cases import OwnCase
    from voicebot.learning.proposal import Proposal
    from voicebot.learning.said import Said
    from voicebot.trial.verdict import Result


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal that somebody agreed to, perhaps with other phrases.

    Args:
        proposal: what was proposed.
        addition: what is added.
    """

    proposal: Proposal
    addition: Addition

    def example(self, phrase: str) -> Said:
        """Give an answer that a phrase was, or that it was made of."""
        said = [one.said for one in self.proposal.answers]
        return next((one for one in said if one.text == phrase), said[0])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it.

    Args:
        cases: the cases that were written; none where it was taken back.
        uncased: phrases for which no case could be made: neither the call nor a case of the script leads there.
        faults: what was wrong with the script then and not before.
        failed: cases that passed before and did not then.
    """

    cases: tuple[Path, ...] = ()
    uncased: tuple[str, ...] = ()
    faults: tuple[InputError, ...] = ()
    failed: tuple[Result, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the script has learned it; else it is as it was."""
        return not (self.faults or self.failed)


@dataclass(frozen=True)
class Pupil:
    """A script that learns.

    Args:
        file: where it is written.
        script: what it says.
        own: its cases, as they went before.
        studio: makes calls.
        calls: the calls by their identity.
        faults: finds what is wrong with the script as it is written, each fault by itself.
        audio: the cases get the sound of what was said, where it was recorded.
        tell: is told of each case that is made or run, how many are done and of how many.
    """

    file: Path
    script: Script
    own: Sequence[OwnCase]
    studio: TrialStudio
    calls: Mapping[str, KeptCall]
    faults: Callable[[], Iterable[InputError]]
    audio: bool = True
    tell: Callable[[int, int], None] = field(default=lambda *_: None)

    def learn(self, accepted: Sequence[Accepted]) -> Outcome:
        """Write phrases and cases, check the script, run every case as text; take all of it back if one fails.

        Raises:
            ScriptError: the script has changed meanwhile, or is written in a way that no program can change.
            OSError: a file cannot be written.
        """
        additions = [one.addition for one in accepted]
        phrases = [(one, phrase) for one in accepted for phrase in one.addition.phrases]
        steps = len(phrases) + len(self.own) + len(phrases)
        cases: list[NewCase] = []
        uncased: list[str] = []
        for number, (one, phrase) in enumerate(phrases, start=1):
            case = self._case(one, phrase, with_additions(self.script, additions), {other.name for other in cases})
            if case is None:
                uncased.append(phrase)
            else:
                cases.append(case)
            self.tell(number, steps)
        before = {_known(fault) for fault in self.faults()}
        with written_for_now(self.file, self.script, additions, cases) as attempt:
            faults = tuple(fault for fault in self.faults() if _known(fault) not in before)
            failed = () if faults else tuple(self._failed(len(phrases), steps))
            if not (faults or failed):
                attempt.keep()
                files = (self.file.parent / CASES_FOLDER / f"{case.name}.yaml" for case in cases)
                return Outcome(cases=tuple(files), uncased=tuple(uncased))
        return Outcome(uncased=tuple(uncased), faults=faults, failed=failed)

    def _case(self, accepted: Accepted, phrase: str, script: Script, taken: set[str]) -> NewCase | None:
        said = accepted.example(phrase)
        call = self.calls[said.source.name]
        sound = call.sound() if self.audio and not said.source.typed else None
        taken = taken | {file.stem for file in case_files(self.file.parent)}
        names = (f"{lesson_name(said)}{f'_{number}' if number else ''}" for number in range(len(taken) + 1))
        name = next(name for name in names if name not in taken)
        lesson = Lesson(phrase, accepted.addition.sense, said, call.record, name, sound[1] if sound else 0)
        own = [one.case for one in self.own]
        draft = asyncio.run(draft_lesson(lesson, script, self.file.parent, own, self.studio))
        return None if draft is None else NewCase(lesson.name, draft, sound)

    def _failed(self, done: int, steps: int) -> Iterator[Result]:
        """Run every case, and give those that fail and did not fail before."""
        before = {one.case.path for one in self.own if not one.result.verdict.passed}
        script = load_script(self.file)
        for number, file in enumerate(case_files(self.file.parent), start=done + 1):
            (one,) = run_own_cases([file], script, self.studio)
            self.tell(number, steps)
            if not one.result.verdict.passed and file not in before:
                yield one.result


def _known(fault: InputError) -> tuple[str, str]:
    """Tell by what a fault is known again when its line has moved."""
    return fault.message, str(fault.place.file) if fault.place else ""
