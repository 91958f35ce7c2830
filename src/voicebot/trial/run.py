"""Runs cases: one, or many at once on every core."""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from voicebot.clock import ZONE
from voicebot.dialog.loading import load_script
from voicebot.line.callee import Pickup
from voicebot.line.operator import SimulatedOperator
from voicebot.line.simulated import SimulatedLine
from voicebot.trial.callee import CasePerson
from voicebot.trial.case import check_case, load_case
from voicebot.trial.verdict import Result, judge
from voicebot.trial.voice import CallerVoice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord
    from voicebot.line.line import Line
    from voicebot.speech.engine import Engine
    from voicebot.trial.case import Case

SCRIPT_FILE = "script.yaml"
CASES_FOLDER = "cases"


class Mode(StrEnum):
    """How the person of a case is heard: typed, spoken, or spoken in noise."""

    TEXT = "text"
    AUDIO = "audio"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class How:
    """How cases are run.

    Args:
        mode: text, audio or noisy audio.
        snr_db: signal-to-noise ratio of `Mode.NOISE`; a case's own noise comes before it in `Mode.AUDIO` only.
    """

    mode: Mode = Mode.TEXT
    snr_db: float = 15.0

    def noise(self, case: Case) -> float | None:
        """Tell the signal-to-noise ratio of a case; None is no noise."""
        return self.snr_db if self.mode is Mode.NOISE else case.file.noise

    def repeats(self, case: Case) -> int:
        """Tell how often the person of a case says a thing again."""
        usual = 0 if self.mode is Mode.TEXT else 1
        return usual if case.file.repeats is None else case.file.repeats


class Studio(Protocol):
    """Makes calls; a host composes one from its settings."""

    @property
    def engine(self) -> Engine:
        """What speaks for the people in the cases."""
        ...

    @property
    def operators(self) -> Collection[str]:
        """The addresses of all operators that may be rung."""
        ...

    async def run(  # noqa: PLR0913 - everything a call needs
        self,
        script: Script,
        contact: Mapping[str, str],
        line: Line,
        *,
        typed: bool,
        listeners: Sequence[Callable[[CallEvent], None]],
        script_folder: Path,
        now: datetime | None,
    ) -> CallRecord:
        """Make one call and give its record.

        Args:
            script: what the talk is about.
            contact: who is called.
            line: where they are.
            typed: they type instead of speaking.
            listeners: each is given every event as it happens.
            script_folder: where the script's recorded prompts are.
            now: when the call begins; without a zone it is meant where the person is; None is now.
        """
        ...


def script_of(case: Path) -> Path:
    """Find the script that a case is for: the one beside its ``cases/`` folder."""
    return case.parent.parent / SCRIPT_FILE


def is_case(path: Path) -> bool:
    """Tell whether a file is a case: ``cases/*.yaml`` beside a ``script.yaml``."""
    return path.suffix == ".yaml" and path.parent.name == CASES_FOLDER and script_of(path).is_file()


def find_cases(path: Path) -> list[Path]:
    """List the cases at or below a path, sorted."""
    if path.is_file():
        return [path]
    return sorted(found for found in path.rglob(f"{CASES_FOLDER}/*.yaml") if is_case(found))


async def run_case(case: Case, script: Script, studio: Studio, how: How | None = None) -> Result:
    """Run one case.

    Raises:
        CaseError: the case does not fit the script.
        VoicebotError: the call could not be made.
    """
    how = how or How()
    check_case(case, script, studio.operators or None)
    typed = how.mode is Mode.TEXT
    language = case.file.language or script.language
    voice = None if typed else CallerVoice(case, studio.engine, language, how.noise(case))
    person = CasePerson(case.file, voice, repeats=how.repeats(case))
    events: list[CallEvent] = []
    line = _line(case, person, studio.operators, voice)
    await studio.run(
        script,
        {**case.file.contact, ZONE: case.file.zone} if case.file.zone else case.file.contact,
        line,
        typed=typed,
        listeners=(events.append, person.notice),
        script_folder=script_of(case.path).parent,
        now=case.file.now,
    )
    verdict = judge(case.file, events, person.spoken, repeats=how.repeats(case))
    return Result(case, how.mode.value, tuple(events), tuple(person.spoken), verdict)


async def run_file(path: Path, studio: Studio, how: How | None = None) -> Result:
    """Run the case in a file with the script beside it.

    Raises:
        CaseError: the case does not load, or does not fit its script.
        ScriptError: the script does not load.
        VoicebotError: the call could not be made.
    """
    case = load_case(path)
    return await run_case(case, load_script(script_of(path)), studio, how)


def run_files(
    paths: Sequence[Path], make_studio: Callable[[], Studio], how: How | None = None, *, jobs: int = 1
) -> Iterator[Result]:
    """Run many cases, and give each result as soon as it is the next.

    Args:
        paths: case files.
        make_studio: makes what composes calls; a function of a module, because with more than one job each process
            makes its own.
        how: as text, as audio or as noisy audio.
        jobs: so many processes at once.

    Raises:
        VoicebotError: as `run_file`.
    """
    how = how or How()
    if jobs <= 1 or len(paths) <= 1:
        studio = make_studio()
        for path in paths:
            yield asyncio.run(run_file(path, studio, how))
        return
    # spawned rather than forked: this process may have threads and a recogniser, which do not survive a fork
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(paths)), context, _open_studio, (make_studio,)) as pool:
        yield from pool.map(partial(_run_in_worker, how=how), paths)


_studios: list[Studio] = []
"""The studio of a worker process."""


def _open_studio(make_studio: Callable[[], Studio]) -> None:
    _studios[:] = [make_studio()]


def _run_in_worker(path: Path, how: How) -> Result:
    return asyncio.run(run_file(path, _studios[0], how))


def _line(case: Case, person: CasePerson, operators: Collection[str], voice: CallerVoice | None) -> SimulatedLine:
    """Make the line to the person of a case: everybody accepts who is not said to do otherwise."""
    file = case.file
    desks = dict.fromkeys(operators, SimulatedOperator())
    for address, told in file.operators.items():
        desks[address] = SimulatedOperator(
            ring_ms=told.ring, answer=told.answer, think_ms=told.think, talk_ms=told.talk
        )
    pickup = Pickup(file.pickup.ring, file.pickup.answers, file.pickup.cause)
    behind = voice.noise() if voice else None
    return SimulatedLine(person, pickup=pickup, operators=desks, noise=behind, rate=file.rate)
