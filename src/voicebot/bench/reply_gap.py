"""How soon the robot replies after the person has truly finished, and how often it does not let them finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.bench.answers import A_CALL, COSTLY_ANSWER, PAUSED, SHORT, answers, script_of
from voicebot.bench.figures import Figure, Section, middle, rate, tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.bench.answering import Exchange
    from voicebot.bench.answers import Sizes
    from voicebot.bench.figures import Source
    from voicebot.bench.laboratory import Laboratory

MOST_MEDIAN_MS, MOST_TAIL_MS, MOST_CUT_INS = 300, 600, 3


def measure_reply_gap(lab: Laboratory, sizes: Sizes) -> Section:
    """Make the calls and report the gaps."""
    exchanges: list[Exchange] = []
    for name, samples in answers(lab.people, sizes).items():
        script = script_of(name, lab.people)
        lab.people.random.shuffle(samples)
        for first in range(0, len(samples), A_CALL):
            exchanges += lab.answers(script, samples[first : first + A_CALL])
    return Section("Reply gap: the true end of speech to the robot's first audio", tuple(_figures(exchanges)), _NOTES)


_NOTES = (
    "The end of speech is the last 5 ms that are less than 25 dB below the speaker's level, before noise is added.",
    "A frame counts as spoken in the 20 ms before its tick.",
    "Computing is added to audio time: the tick's own, and what ticks of more than 20 ms left behind.",
    "Calls take turns with no noise, pink noise at 30 dB, white at 25, babble-like at 20 below the nominal level.",
    "A cut-in has no gap. In the class where a bare answer goes on, what was said before the pause is an answer.",
)


def _figures(exchanges: Sequence[Exchange]) -> list[Figure]:
    figures: list[Figure] = []
    short = [one for one in exchanges if one.sample.group == SHORT]
    paused = [one for one in exchanges if one.sample.group in PAUSED]
    figures += _gaps(SHORT, short, "both", MOST_MEDIAN_MS, MOST_TAIL_MS)
    for source in _sources(short):
        figures += _gaps(SHORT, _of(short, source), source, MOST_MEDIAN_MS, MOST_TAIL_MS)
    right = [one for one in short if one.right]
    figures += _gaps(f"{SHORT}, understood", right, "both", MOST_MEDIAN_MS, MOST_TAIL_MS)
    for group in (COSTLY_ANSWER, *PAUSED):
        for source in _sources(of_group := [one for one in exchanges if one.sample.group == group]):
            figures += _gaps(group, _of(of_group, source), source)
    figures += _gaps("all", exchanges, "both")
    figures.append(_cut_ins("all", exchanges, "both", MOST_CUT_INS))
    figures.append(_cut_ins("with a pause", paused, "both", MOST_CUT_INS))
    for group in (SHORT, *PAUSED):
        for source in _sources(of_group := [one for one in exchanges if one.sample.group == group]):
            figures.append(_cut_ins(group, _of(of_group, source), source, MOST_CUT_INS))
    for group in (SHORT, COSTLY_ANSWER, *PAUSED):
        for source in _sources(of_group := [one for one in exchanges if one.sample.group == group]):
            right_ones = [one.right for one in _of(of_group, source)]
            figures.append(rate(f"understood right: {group}", right_ones, source))
    silent = [one.replied is None for one in exchanges]
    figures.append(rate("no reply until the robot's own patience ended", silent, "both"))
    late = [one.late_ms for one in exchanges if one.gap_ms is not None]
    return [*figures, middle("computing in the gap", late), tail("computing in the gap", late)]


def _gaps(
    name: str,
    exchanges: Sequence[Exchange],
    source: Source,
    most_median: float | None = None,
    most_tail: float | None = None,
) -> list[Figure]:
    gaps = [gap for one in exchanges if (gap := one.gap_ms) is not None]
    return [middle(f"gap: {name}", gaps, source, most_median), tail(f"gap: {name}", gaps, source, most_tail)]


def _cut_ins(name: str, exchanges: Sequence[Exchange], source: Source, most: float) -> Figure:
    return rate(f"false cut-ins: {name}", [one.cut_in for one in exchanges], source, most)


def _sources(exchanges: Sequence[Exchange]) -> list[Source]:
    return sorted({one.sample.source for one in exchanges}, reverse=True)


def _of(exchanges: Sequence[Exchange], source: Source) -> list[Exchange]:
    return [one for one in exchanges if one.sample.source == source]
