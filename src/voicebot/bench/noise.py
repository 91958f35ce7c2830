"""Calls in noise: the same few measurements in each surroundings, beside each other.

Does the person get a reply, can they interrupt, and does the robot stop or answer although nobody has spoken?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.bench import answers, sounds
from voicebot.bench.figures import Figure, Section, middle, rate, tail
from voicebot.bench.scripts import lecture, quiz
from voicebot.bench.surroundings import everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.bench.answering import Exchange
    from voicebot.bench.interrupting import Interruption
    from voicebot.bench.laboratory import Laboratory
    from voicebot.bench.surroundings import Surroundings
    from voicebot.dialog.moves import BargeIn

MOST_FALSE_PAUSES, MOST_FALSE_YIELDS, MOST_MISSED, MOST_FALSE_REPLIES = 3, 2, 2, 2

PATIENCE = 3
"""So often the robot asks into a silence, as a script would, before the call ends."""

_CALLS = 8
"""So many calls are made in each surroundings, besides those in which nobody answers."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """In how many surroundings it is tried, and how often in each."""

    surroundings: int = 10
    answers: int = 28
    answers_human: int = 12
    interrupting: int = 16
    interrupting_human: int = 12
    phrases: int = 12
    phrases_human: int = 8
    stretches: int = 12


QUICK = Sizes(3, 2, 1, 2, 1, 1, 1, 3)


def steps(sizes: Sizes) -> int:
    """Tell how many calls are made."""
    return (_CALLS + sizes.stretches // PATIENCE) * sizes.surroundings


def measure_noise(lab: Laboratory, sizes: Sizes) -> Iterator[Section]:
    """Make the calls and report, a section for each surroundings."""
    for around in everywhere(lab.people)[: sizes.surroundings]:
        yield Section(f"Surroundings: {around.name}", tuple(_figures(lab, around, sizes)), _NOTES)


_NOTES = (
    "A stretch is 4 s over the robot's speech, or 3 s after its question, in which the person is silent.",
    "Noise and music are made by rule, talk by the engine; none is a recording of a real room.",
)


def _figures(lab: Laboratory, around: Surroundings, sizes: Sizes) -> list[Figure]:
    people, material = lab.people, lab.people.material
    replies = _replies(lab, sizes, around)
    over = _interruptions(lab, around, "any", sizes.interrupting, sizes.interrupting_human)
    phrases = _interruptions(lab, around, "phrases", sizes.phrases, sizes.phrases_human)
    silent = lab.interruptions(lecture(material, material.greeting, "any"), people.silences(sizes.stretches), around)
    waiting = [
        stretch
        for _ in range(sizes.stretches // PATIENCE)
        for stretch in lab.answers(quiz(material, material.greeting), people.silences(PATIENCE), around=around)
    ]
    gaps = [gap for one in replies if (gap := one.gap_ms) is not None]
    down = [end - one.onset for one in over if (end := one.silent_at()) is not None]
    return [
        middle(f"reply gap: {answers.SHORT}", gaps, "both"),
        tail(f"reply gap: {answers.SHORT}", gaps, "both"),
        rate("understood right", [one.right for one in replies], "both"),
        rate("false cut-ins", [one.cut_in for one in replies], "both"),
        rate(
            "false replies while the robot waits, a stretch",
            [one.replied is not None for one in waiting],
            "",
            MOST_FALSE_REPLIES,
        ),
        middle("any: onset to 20 dB down", down, "both"),
        tail("any: onset to 20 dB down", down, "both"),
        rate("any: missed interruptions", [one.stopped is None for one in over], "both", MOST_MISSED),
        rate("phrases: missed interruptions", [one.stopped is None for one in phrases], "both", MOST_MISSED),
        rate(
            "any: false pauses, a stretch",
            [one.paused is not None or one.stopped is not None for one in silent],
            "",
            MOST_FALSE_PAUSES,
        ),
        rate("any: false yields, a stretch", [one.stopped is not None for one in silent], "", MOST_FALSE_YIELDS),
    ]


def _replies(lab: Laboratory, sizes: Sizes, around: Surroundings) -> list[Exchange]:
    """Let the person give short answers."""
    few = answers.Sizes(sizes.answers, sizes.answers_human, 0, 0, 0, 0, 0, 0)
    return [
        exchange
        for name, samples in answers.answers(lab.people, few).items()
        if samples
        for exchange in lab.answers(answers.script_of(name, lab.people), samples, around=around)
    ]


def _interruptions(
    lab: Laboratory, around: Surroundings, barge_in: BargeIn, synthetic: int, human: int
) -> list[Interruption]:
    """Let the person talk over a lecture: an engine's voice, then people who say what they once read."""
    people, material = lab.people, lab.people.material
    read = material.greeting | {file: (text,) for file, text in people.sentences.items()}
    return [
        *lab.interruptions(
            lecture(material, material.greeting, barge_in), sounds.interrupting(people, synthetic, 0), around
        ),
        *lab.interruptions(lecture(material, read, barge_in), sounds.interrupting(people, 0, human), around),
    ]
