"""A test case for a phrase that a script learns: the call in which it was said, and what the robot does there now.

Where the call cannot be repeated as text (it hung on how it was heard), the way of one of the script's cases is taken.
Whom it calls is in either case a person of the script's own cases: who was really called does not belong into a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from voicebot.errors import CaseError, InputError
from voicebot.events import RobotStarted, UnderstoodAs, UtteranceEnded
from voicebot.journal.transcript import clock
from voicebot.trial.case import Case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.from_call import Cut, DraftCase, draft_case, robot_turn, said_when
from voicebot.trial.run import CASES_FOLDER, run_case
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.journal.record import CallRecord
    from voicebot.learning.said import Said, Sense
    from voicebot.trial.run import Studio

_MOST_WAYS = 6
"""So many ways to the node are tried; each is a call of its own."""


def lesson_name(said: Said) -> str:
    """Name a case after the call, and when it was said in it."""
    minutes, seconds = divmod(said.onset // 1000, 60)
    return f"learned_{said.source.name[:8]}_{minutes:02}m{seconds:02}s"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrase that a script learns.

    Args:
        phrase: the phrase.
        sense: what it means.
        said: where it was said.
        record: the call's; its recording is cut where there is one.
        name: the name of the case.
        rate: samples a second of the recording; 0: no sound is wanted.
    """

    phrase: str
    sense: Sense
    said: Said
    record: CallRecord
    name: str
    rate: int = 0

    @property
    def title(self) -> str:
        """What the case shows."""
        call = f"call {self.record.id}, {self.record.started_at:%Y-%m-%d %H:%M}, at {clock(self.said.onset)}"
        return f"«{self.phrase}» → {self.sense[1]} ({self.said.place}; {call})"


async def draft_lesson(
    lesson: Lesson, script: Script, folder: Path, cases: Sequence[Case], studio: Studio
) -> DraftCase | None:
    """Draft the case of a phrase, and run it as text.

    Args:
        lesson: the phrase.
        script: the script, which understands it.
        folder: the script's folder.
        cases: the script's cases.
        studio: makes the calls.

    Returns:
        The case, which passes; None where no way leads to where the phrase was said.
    """
    file = folder / CASES_FOLDER / f"{lesson.name}.yaml"
    for way, _ in zip(_ways(lesson, cases), range(_MOST_WAYS), strict=False):
        answer = await _answer(way, file, lesson, script, studio)
        if answer is None:
            continue
        whole = DraftCase({**way.document, "turns": [*way.document["turns"], robot_turn(answer)]}, way.cuts)
        result = await run_case(Case(file, CaseFile.model_validate(whole.document)), script, studio)
        if result.verdict.passed:
            return whole
    return None


async def _answer(way: DraftCase, file: Path, lesson: Lesson, script: Script, studio: Studio) -> RobotStarted | None:
    """Give what the robot says to the phrase at the end of a way; None where it takes it for something else."""
    try:
        result = await run_case(Case(file, CaseFile.model_validate(way.document)), script, studio)
    except InputError:
        return None  # the call fits the script no more
    said = [event for event in result.events if isinstance(event, UtteranceEnded) and event.words == lesson.phrase]
    if not said:
        return None
    after = list(dropwhile(lambda event: event is not said[-1], result.events))
    taken = next((event for event in after if isinstance(event, UnderstoodAs)), None)
    if taken is None or (taken.kind, taken.intent) != lesson.sense or taken.node != lesson.said.place.node:
        return None
    return next((event for event in after if isinstance(event, RobotStarted)), None)


def _ways(lesson: Lesson, cases: Sequence[Case]) -> Iterator[DraftCase]:
    """Give ways to where the phrase was said, each with the phrase as its last turn."""
    person = next((_head(case) for case in cases if case.file.contact), {})
    yield _as_called(lesson, person)
    place = lesson.said.place
    if place.reacting or place.confirming:
        return
    span = _span(lesson)
    begins = [begin for case in cases for begin in _beginnings(case, place.node)]
    for begin in sorted(begins, key=lambda one: len(one["turns"])):
        turns = [*begin["turns"], {"caller": _caller(lesson, span)}]
        yield DraftCase({"case": lesson.title, **begin, "turns": turns}, span)


def _as_called(lesson: Lesson, person: dict[str, Any]) -> DraftCase:
    """Take the call itself, up to the phrase."""
    record = lesson.record
    until = next((i for i, one in enumerate(record.events) if _is(one, lesson.said)), len(record.events) - 1)
    events = [
        event.model_copy(update={"text": lesson.phrase if _is(event, lesson.said) else event.words})
        if isinstance(event, UtteranceEnded)
        else event
        for event in record.events[: until + 1]
    ]
    begun = record.model_copy(update={"events": tuple(events), "outcome": "", "values": {}, "hand_offs": ()})
    draft = draft_case(begun, lesson.title, lesson.name, lesson.rate or 8000)
    document = {**draft.document, **person} if person else draft.document
    return DraftCase(document, draft.cuts) if lesson.rate else DraftCase(_silent(document))


def _silent(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out sounds, and turns that are nothing else."""
    turns = []
    for turn in document["turns"]:
        caller = {key: value for key, value in turn.get("caller", {}).items() if key != "wav"}
        if not caller:
            turns.append(turn)
        elif not caller.keys() <= {"at", "after"}:
            turns.append({"caller": caller})
    return {key: value for key, value in document.items() if key not in ("channel", "rate")} | {"turns": turns}


def _beginnings(case: Case, node: str) -> Iterator[dict[str, Any]]:
    """Give what a case says up to each question of a node."""
    written = read_yaml(case.path, CaseError).data
    for number, turn in enumerate(case.file.turns):
        robot = turn.robot
        if robot and robot.node == node and not robot.reaction and robot.role in ("", "prompt"):
            yield {**_head(case), "turns": written["turns"][: number + 1]}


def _head(case: Case) -> dict[str, Any]:
    """Give whom a case calls, and when."""
    written = read_yaml(case.path, CaseError).data
    return {key: written[key] for key in ("now", "contact") if key in written}


def _caller(lesson: Lesson, span: tuple[Cut, ...]) -> dict[str, str]:
    return {"text": lesson.phrase, **({"wav": span[0].wav} if span else {})}


def _span(lesson: Lesson) -> tuple[Cut, ...]:
    """Give where the phrase is in the recording; nothing where no sound is wanted."""
    spans = said_when(lesson.record).items() if lesson.rate else ()
    return tuple(Cut(f"{lesson.name}/01.wav", *span) for one, span in spans if _is(one, lesson.said))


def _is(event: object, said: Said) -> bool:
    return isinstance(event, UtteranceEnded) and event.onset == said.onset
