"""What understanding costs at a node as large as they come: forty active intents of ten phrases."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.figures import Figure, Section
from voicebot.bench.understanding.ours import matcher_of
from voicebot.bench.understanding.sets import SAID, russian
from voicebot.clock import wall_seconds
from voicebot.host.embedding import embedding, is_installed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from voicebot.settings import MatchSettings
    from voicebot.understanding.features import Floats
    from voicebot.understanding.learned import Embed

_MOST_MS = 1.0
_MOST_ASKED_MS = 25.0
_WARM_UP = 10
"""Utterances before it counts: the tables of the language are read with the first."""


def cost(settings: MatchSettings, step: int, tell: Callable[[], None]) -> Section:
    """Measure how long an utterance takes that was not read before, without sentence embeddings and with them.

    Args:
        settings: how sure the robot must be.
        step: every so many utterances are read.
        tell: called after each utterance.
    """
    made, times, _ = _read(settings, step, tell, None)
    figures = [Figure("making the matcher of a new node", made, "ms", 1), *_times("an utterance", times, _MOST_MS)]
    if is_installed():
        made, times, asked = _read(settings, step, tell, embedding())
        figures += [
            Figure("with embeddings: making the matcher of a new node", made, "ms", 1),
            Figure("with embeddings: utterances for which they are asked", 100 * fmean(asked), "%", len(asked)),
            *_times(
                "with embeddings: an utterance for which they are asked",
                [ms for ms, one in zip(times, asked, strict=True) if one],
                _MOST_ASKED_MS,
            ),
        ]
    return Section("Cost of understanding: 40 intents of 10 phrases, on one core", tuple(figures))


class _Counted:
    """Counts how often embeddings are asked for."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self.calls = 0

    def __call__(self, texts: Sequence[str]) -> Floats:
        self.calls += 1
        return self._embed(texts)


def _read(
    settings: MatchSettings, step: int, tell: Callable[[], None], embed: Embed | None
) -> tuple[float, list[float], list[bool]]:
    """Give the milliseconds of making a matcher, those of each utterance, and whether embeddings were asked for it."""
    data = russian()
    counted = _Counted(embed) if embed else None
    began = wall_seconds()
    matcher = matcher_of(data, settings, counted)
    made = 1000 * (wall_seconds() - began)
    times, asked = [], []
    for place in data.part(SAID)[::step]:
        calls = counted.calls if counted else 0
        began = wall_seconds()
        matcher.meaning(data.utterances[place].text)
        times.append(1000 * (wall_seconds() - began))
        asked.append(counted is not None and counted.calls > calls)
        tell()
    return made, times[_WARM_UP:], asked[_WARM_UP:]


def _times(name: str, times: Sequence[float], most: float) -> tuple[Figure, ...]:
    return (
        Figure(f"{name}, median", float(np.median(times)) if times else None, "ms", len(times)),
        Figure(
            f"{name}, 99th percentile", float(np.percentile(times, 99)) if times else None, "ms", len(times), most=most
        ),
    )
