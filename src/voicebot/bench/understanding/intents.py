"""How well intents are understood: the matcher and plain tools beside it, on one set after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.figures import Figure, Section
from voicebot.bench.understanding.ours import Deed, guesses
from voicebot.bench.understanding.scores import accuracy_asking, bound_at, calibration_error, rejected_at
from voicebot.bench.understanding.sets import ALIKE, HEARD, NEVER_CALL, OPERATOR, OUTSIDE, SAID

if TYPE_CHECKING:
    from voicebot.bench.understanding.ours import Reading
    from voicebot.bench.understanding.scores import Flags, Floats, Guesses
    from voicebot.bench.understanding.sets import IntentSet

ASKED = 0.05
"""The share that is asked again where accuracy is given for it."""
_ACCEPTED = 0.9
_GOALS = {"BANKING77": 85.0, "CLINC150": 93.0, "Russian": 92.0}
_REJECTED = 90.0
_RECALL = 98.0
_FALSE = 1.0
_BINS = (10, 15)
_PARTS = {SAID: "", HEARD: ", as misheard"}
WITHOUT, EMBEDDED = "no extra", "embeddings"
"""The column of the matcher without sentence embeddings, and with them where the robot asks none."""
_COSTLY = (OPERATOR, NEVER_CALL)
_REQUESTS = "hand-off and never call again"
Measure = Callable[["Guesses", "Trial", str], float | None]
"""Gives a share in per cent by what somebody took the utterances of a part for; None where there are none."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was made of a set.

    Args:
        data: the set.
        ours: what the matcher read as it is set up: with sentence embeddings where the language has no library.
        other: what it read the other way, by the name of the column; nothing where they are not installed.
        plain: what others took its utterances for, by name.
    """

    data: IntentSet
    ours: tuple[Reading, ...]
    other: Mapping[str, tuple[Reading, ...]]
    plain: dict[str, Guesses]

    @property
    def beside(self) -> dict[str, Guesses]:
        """What everybody else took its utterances for."""
        return {**{name: guesses(readings) for name, readings in self.other.items()}, **self.plain}

    @property
    def intents(self) -> tuple[str, ...]:
        """What every utterance means."""
        return tuple(one.intent for one in self.data.utterances)

    def first(self, part: str) -> tuple[Floats, Flags]:
        """Give the probability of the first reading of each utterance of a part, and whether it is right."""
        return _sure(guesses(self.ours), self, part)

    def acted(self, part: str) -> tuple[Reading, ...]:
        """Give the readings of a part that are acted on, or asked to be confirmed."""
        return tuple(self.ours[place] for place in self.data.part(part) if self.ours[place].deed is not Deed.ASK)


def accuracy(trials: Sequence[Trial]) -> Section:
    """Give how often the likeliest intent is right, and how much of what fits nothing can be turned away."""
    figures = []
    for trial in trials:
        goal = _GOALS[trial.data.name]
        for part, name in _parts(trial):
            figures.append(_figure(trial, part, f"{name}: accuracy", _right, goal))
        if trial.data.part(OUTSIDE):
            name = f"{trial.data.name} out of scope: rejected where 90 % in scope are accepted"
            figures.append(_figure(trial, OUTSIDE, name, _rejected, _REJECTED))
    notes = (
        "Accuracy: the likeliest intent is the right one, whether the robot would act on it or ask again.",
        "Rejected: by the probability that none of the intents was meant; plain tools have only that of the likeliest.",
        "BANKING77 and CLINC150: ten phrases of each intent, always the same, and the whole test set.",
    )
    return Section("Intents", tuple(figures), notes)


def deeds(trials: Sequence[Trial]) -> Section:
    """Give what the robot does: right, asks again, wrong; and what it does with what fits nothing."""
    figures = []
    for trial in trials:
        for part, name in _parts(trial):
            places = trial.data.part(part)
            right = [trial.ours[place].acted == trial.intents[place] for place in places]
            asks = [trial.ours[place].deed is Deed.ASK for place in places]
            wrong = [not (fine or asking) for fine, asking in zip(right, asks, strict=True)]
            for deed, flags in (("right", right), ("asks again", asks), ("wrong", wrong)):
                figures.append(Figure(f"{name}: {deed}", _per_cent(flags), "%", len(flags)))
        if places := trial.data.part(OUTSIDE):
            name = f"{trial.data.name} out of scope: taken for something"
            figures.append(Figure(name, 100 * len(trial.acted(OUTSIDE)) / len(places), "%", len(places)))
    note = "A costly request that the robot asks to be confirmed counts as what it asks."
    return Section("What the robot does", tuple(figures), (note,))


def requests(trial: Trial) -> Section:
    """Give how many requests with a consequence are heard, and how often one is heard where there is none."""
    figures = []
    for part, name in _parts(trial):
        asked = [place for place in trial.data.part(part) if trial.intents[place] in _COSTLY]
        others = [place for place in trial.data.part(part) if trial.intents[place] not in _COSTLY]
        figures += [
            _triggered(trial, asked, f"{name}: {_REQUESTS}, recall", least=_RECALL),
            *(
                _triggered(trial, [place for place in asked if trial.intents[place] == one], f"{name}: {one}, recall")
                for one in _COSTLY
            ),
            _at_once(trial, asked, f"{name}: {_REQUESTS}, honoured at once"),
            _triggered(trial, others, f"{name}: false triggers on all else", most=_FALSE),
        ]
    for part, name in ((ALIKE, "look-alikes"), (OUTSIDE, "out of scope")):
        places = trial.data.part(part)
        figures += [
            _triggered(trial, places, f"{name}: false triggers", most=_FALSE),
            _at_once(trial, places, f"{name}: false triggers, acted on at once"),
        ]
    notes = (
        "Triggered: the robot does it, or asks to be confirmed that it should; at once: it does it without asking.",
        "Plain tools act from the score on with which they accept 90 % of what is in scope.",
    )
    return Section("Requests with a consequence", tuple(figures), notes)


def calibration(trials: Sequence[Trial]) -> Section:
    """Give how honest the probabilities are, and what asking again is worth."""
    figures = []
    for trial in trials:
        for part, name in _parts(trial):
            probabilities, right = trial.first(part)
            acted = np.array([trial.ours[place].deed is not Deed.ASK for place in trial.data.part(part)], dtype=bool)
            for which, kept in (("", np.full(right.size, fill_value=True)), (" of what is acted on", acted)):
                for count in _BINS:
                    error = calibration_error(probabilities[kept], right[kept], count)
                    title = f"{name}: expected calibration error{which}, {count} bins"
                    figures.append(Figure(title, error, "", int(kept.sum())))
            title = f"{name}: accuracy where 5 % are asked again"
            figures.append(_figure(trial, part, title, _asking))
    note = "Asked again are the 5 % of which the matcher, or the tool, is least sure."
    return Section("Calibration", tuple(figures), (note,))


def _parts(trial: Trial) -> list[tuple[str, str]]:
    return [(part, trial.data.name + more) for part, more in _PARTS.items() if trial.data.part(part)]


def _figure(trial: Trial, part: str, name: str, measure: Measure, least: float | None = None) -> Figure:
    beside = {other: measure(by, trial, part) for other, by in trial.beside.items()}
    return Figure(
        name,
        measure(guesses(trial.ours), trial, part),
        "%",
        len(trial.data.part(part)),
        least=least,
        beside={other: value for other, value in beside.items() if value is not None},
    )


def _sure(by: Guesses, trial: Trial, part: str) -> tuple[Floats, Flags]:
    places = trial.data.part(part)
    return by.sure[list(places)], by.right(trial.intents, places)


def _right(by: Guesses, trial: Trial, part: str) -> float:
    return _per_cent(by.right(trial.intents, trial.data.part(part)))


def _rejected(by: Guesses, trial: Trial, part: str) -> float | None:
    inside = by.sure if by.inside is None else by.inside
    share = rejected_at(inside[list(trial.data.part(SAID))], inside[list(trial.data.part(part))], _ACCEPTED)
    return None if share is None else 100 * share


def _asking(by: Guesses, trial: Trial, part: str) -> float | None:
    share = accuracy_asking(*_sure(by, trial, part), ASKED)
    return None if share is None else 100 * share


def _triggered(
    trial: Trial, places: Sequence[int], name: str, *, least: float | None = None, most: float | None = None
) -> Figure:
    """Count what is taken for a request with a consequence: for the right one, where it is one."""

    def share(takes: Sequence[str]) -> float | None:
        if not places:
            return None
        wanted = [(trial.intents[place],) if trial.intents[place] in _COSTLY else _COSTLY for place in places]
        return _per_cent([takes[place] in which for place, which in zip(places, wanted, strict=True)])

    takes_of = {name: [one.acted for one in readings] for name, readings in trial.other.items()}
    for other, by in trial.plain.items():
        bound = bound_at(by.sure[list(trial.data.part(SAID))], _ACCEPTED)
        takes_of[other] = [intent if sure >= bound else "" for intent, sure in zip(by.intents, by.sure, strict=True)]
    shares = {other: share(takes) for other, takes in takes_of.items()}
    beside = {other: value for other, value in shares.items() if value is not None}
    ours = share([one.acted for one in trial.ours])
    return Figure(name, ours, "%", len(places), least=least, most=most, beside=beside)


def _at_once(trial: Trial, places: Sequence[int], name: str) -> Figure:
    done = [trial.ours[place].deed is Deed.ACT and trial.ours[place].acted in _COSTLY for place in places]
    return Figure(name, _per_cent(done) if done else None, "%", len(done))


def _per_cent(right: Sequence[bool] | Flags) -> float:
    return 100 * float(np.mean(right))
