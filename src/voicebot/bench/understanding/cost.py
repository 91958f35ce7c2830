"""What understanding costs at a node as large as they come: forty active intents of ten phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.figures import Figure, Section
from voicebot.bench.understanding.ours import expected
from voicebot.bench.understanding.sets import SAID, russian
from voicebot.clock import wall_seconds
from voicebot.language.language import language
from voicebot.understanding.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from voicebot.settings import MatchSettings

_MOST_MS = 1.0
_WARM_UP = 10
"""Utterances before it counts: the tables of the language are read with the first."""


def cost(settings: MatchSettings, step: int, tell: Callable[[], None]) -> Section:
    """Measure how long an utterance takes that was not read before.

    Args:
        settings: how sure the robot must be.
        step: every so many utterances are read.
        tell: called after each utterance.
    """
    data = russian()
    began = wall_seconds()
    matcher = Matcher(expected(data.phrases, data.language), language(data.language), settings)
    made = 1000 * (wall_seconds() - began)
    times = []
    for place in data.part(SAID)[::step]:
        began = wall_seconds()
        matcher.meaning(data.utterances[place].text)
        times.append(1000 * (wall_seconds() - began))
        tell()
    figures = (
        Figure("making the matcher of a new node", made, "ms", 1),
        *_times("an utterance", times[_WARM_UP:], _MOST_MS),
    )
    return Section("Cost of understanding: 40 intents of 10 phrases, on one core", figures)


def _times(name: str, times: Sequence[float], most: float) -> tuple[Figure, ...]:
    return (
        Figure(f"{name}, median", float(np.median(times)) if times else None, "ms", len(times)),
        Figure(
            f"{name}, 99th percentile", float(np.percentile(times, 99)) if times else None, "ms", len(times), most=most
        ),
    )
