"""The measurements of a call, all in one frozen configuration: reply gap, barge-in, cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from voicebot.bench import answers, barge_in, cost, noise, sounds
from voicebot.bench.figures import Report, this_machine
from voicebot.bench.laboratory import Laboratory, described, frozen
from voicebot.bench.material import material
from voicebot.bench.people import People
from voicebot.bench.reply_gap import measure_reply_gap
from voicebot.host.engines import Engines
from voicebot.host.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.settings import Settings

_OF_COST = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured.

    Args:
        answers: for the reply gap.
        sounds: for barge-in.
        noise: for each surroundings.
        cost: for cost and memory.
    """

    answers: answers.Sizes = field(default_factory=answers.Sizes)
    sounds: sounds.Sizes = field(default_factory=sounds.Sizes)
    noise: noise.Sizes = field(default_factory=noise.Sizes)
    cost: cost.Sizes = field(default_factory=cost.Sizes)

    @property
    def calls(self) -> int:
        """About so many calls are made."""
        return self.answers.calls + barge_in.steps(self.sounds) + noise.steps(self.noise) + _OF_COST


FULL = Plan()
QUICK = Plan(answers.QUICK, sounds.QUICK, noise.QUICK, cost.QUICK)


def measure(  # noqa: PLR0913 - all but one are keywords
    settings: Settings,
    plan: Plan = FULL,
    *,
    language: str = "ko",
    data: Path | None = None,
    model: Path | None = None,
    seed: int = 1,
    tell: Callable[[], None] = lambda: None,
) -> Report:
    """Measure everything.

    Args:
        settings: where models and the cache are; everything else is the default.
        plan: how much.
        language: of the people; the Korean model is the one that comes from a package index.
        data: the folder of test data with recordings of people; without it they are left out.
        model: a recognition model's folder that goes before every other place.
        seed: of all that varies.
        tell: is told after each call.

    Raises:
        InputError: nothing to say in this language.
        ModelMissingError: there is no model for it.
        VoiceMissingError: nothing can speak.
    """
    words = material(language)
    configuration = frozen(settings)
    studio = Studio(configuration, model=model)
    engines = Engines(configuration)
    try:
        engine = engines.engine(words.engine or engines.best(language))
        lab = Laboratory(studio, People(words, engine, partial(studio.model, language), data, seed), tell)
        memory = cost.measure_memory(lab, plan.cost)
        sections = [
            measure_reply_gap(lab, plan.answers),
            *barge_in.measure_barge_in(lab, plan.sounds),
            *noise.measure_noise(lab, plan.noise),
            *cost.measure_cost(lab, plan.cost),
            memory,
        ]
        machine = this_machine(vosk=version("vosk"), model=lab.model.name, people=engine.name)
    finally:
        engines.close()
        studio.close()
    return Report({**described(configuration), "seed": seed}, machine, tuple(sections), tuple(_skipped(lab.people)))


def _skipped(people: People) -> list[str]:
    absent = []
    if not people.sentences:
        absent.append(f"recordings in {people.material.language!r}: not in the folder of test data; all is synthetic")
    if not people.files("audio/ru_announcements"):
        absent.append("Russian recordings of people: not in the folder of test data")
    if not people.files("audio/signals"):
        absent.append("recorded signals: not in the folder of test data")
    absent.append("recordings of people's back-channels and fillers: there are none; these are synthetic")
    return absent
