"""Two pictures of how honest the matcher's probabilities are, as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.bench.understanding.scores import accuracy_asking, bins
from voicebot.bench.understanding.sets import HEARD, SAID
from voicebot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from voicebot.bench.understanding.intents import Trial
    from voicebot.bench.understanding.scores import Flags, Floats

Point = tuple[float, float]
Curve = tuple[str, tuple[Point, ...]]

_SIZE = (680, 460)
_X = (70, 480)
_Y = (400, 46)
"""Where the axes begin and end in the picture, in its units."""
_COLOURS = ("#0b6e99", "#d9730d", "#448361", "#9065b0")
_GREY = "#8a8a8a"
_BINS = 10
_FEWEST = 10
"""A bin of fewer utterances says nothing."""
_MOST_ASKED = 0.3
_STEPS = 30


def draw(trials: Sequence[Trial], folder: Path) -> tuple[Path, ...]:
    """Draw the reliability diagram and the accuracy against the share that is asked again.

    Args:
        trials: what was made of each set.
        folder: gets ``understanding_reliability.svg`` and ``understanding_asking.svg``.

    Returns:
        what was drawn; nothing where there are no sets.

    Raises:
        InputError: the folder cannot be written to.
    """
    if not trials:
        return ()
    drawn = {"understanding_reliability.svg": reliability(trials), "understanding_asking.svg": asking(trials)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, svg in drawn.items():
            (folder / name).write_text(svg, encoding="utf-8")
    except OSError as wrong:
        raise InputError(f"cannot write into {folder}", remedy="give another folder: --pictures") from wrong
    return tuple(folder / name for name in drawn)


def reliability(trials: Sequence[Trial]) -> str:
    """Draw how often the likeliest reading is right, against how probable the matcher says it is."""
    curves = [
        (name, tuple((one.probability, one.right) for one in bins(*found, _BINS) if one.n >= _FEWEST))
        for name, found in _firsts(trials)
    ]
    title = "Is a reading as often right as the matcher says?"
    chart = _Chart(title, "probability that the matcher gives", "share that was right", (0.0, 1.0), (0.0, 1.0))
    diagonal = _line((chart.place((0.0, 0.0)), chart.place((1.0, 1.0))), _GREY, dashes="4 4")
    dots = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
        for (_, points), colour in zip(curves, _COLOURS, strict=False)
        for x, y in map(chart.place, points)
    ]
    return chart.svg(curves, [diagonal, *dots])


def asking(trials: Sequence[Trial]) -> str:
    """Draw the accuracy among what is not asked again, against the share that is."""
    shares = [_MOST_ASKED * step / _STEPS for step in range(_STEPS + 1)]
    curves = [
        (name, tuple((share, value) for share in shares if (value := accuracy_asking(*found, share)) is not None))
        for name, found in _firsts(trials)
    ]
    lowest = min((value for _, points in curves for _, value in points), default=0.0)
    up = (math.floor(lowest * 10) / 10, 1.0)
    across = "share that is asked again, the least sure first"
    return _Chart("What asking again is worth", across, "accuracy of the others", (0.0, _MOST_ASKED), up).svg(curves)


def _firsts(trials: Iterable[Trial]) -> list[tuple[str, tuple[Floats, Flags]]]:
    parts = ((SAID, ""), (HEARD, ", misheard"))
    return [
        (trial.data.name + more, trial.first(part)) for trial in trials for part, more in parts if trial.data.part(part)
    ]


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart with two axes of shares.

    Args:
        title: above it.
        along: what the axis across shows.
        aside: what the axis upwards shows.
        across: where that axis begins and ends.
        up: where the other does.
    """

    title: str
    along: str
    aside: str
    across: Point
    up: Point

    def place(self, point: Point) -> Point:
        """Tell where a point lies in the picture."""
        right = (point[0] - self.across[0]) / (self.across[1] - self.across[0])
        above = (point[1] - self.up[0]) / (self.up[1] - self.up[0])
        return _X[0] + right * (_X[1] - _X[0]), _Y[0] + above * (_Y[1] - _Y[0])

    def svg(self, curves: Sequence[Curve], more: Sequence[str] = ()) -> str:
        """Draw curves with their names, and what else there is."""
        width, height = _SIZE
        parts = [_text(_X[0], _Y[1] - 20, self.title, size=16)]
        parts += [_tick_across(self.place((value, self.up[0])), value) for value in _ticks(self.across)]
        parts += [_tick_up(self.place((self.across[0], value)), value) for value in _ticks(self.up)]
        middle = (sum(_X) / 2, sum(_Y) / 2)
        parts += [
            _text(middle[0], height - 16, self.along, anchor="middle"),
            f'<g transform="rotate(-90 18 {middle[1]})">{_text(18, middle[1], self.aside, anchor="middle")}</g>',
            *more,
        ]
        for number, ((name, points), colour) in enumerate(zip(curves, _COLOURS, strict=False)):
            parts.append(_line([self.place(point) for point in points], colour))
            parts += _legend(_X[1] + 20, _Y[1] + 12 + 22 * number, name, colour)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" font-family="sans-serif"><rect width="{width}" height="{height}" fill="white"/>\n'
            + "\n".join(parts)
            + "\n</svg>\n"
        )


def _ticks(ends: Point) -> list[float]:
    """Give round values between the ends, every tenth or every twentieth."""
    step = 0.1 if ends[1] - ends[0] > _MOST_ASKED + 0.01 else 0.05
    first = round(ends[0] / step)
    return [number * step for number in range(first, round(ends[1] / step) + 1)]


def _tick_across(at: Point, value: float) -> str:
    return _line((at, (at[0], _Y[1])), "#e8e8e8", width=1) + _text(at[0], at[1] + 18, f"{value:.0%}", anchor="middle")


def _tick_up(at: Point, value: float) -> str:
    return _line((at, (_X[1], at[1])), "#e8e8e8", width=1) + _text(at[0] - 8, at[1] + 4, f"{value:.0%}", anchor="end")


def _legend(x: float, y: float, name: str, colour: str) -> list[str]:
    return [_line(((x, y - 4), (x + 22, y - 4)), colour), _text(x + 30, y, name)]


def _line(points: Sequence[Point], colour: str, *, width: float = 2, dashes: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _text(x: float, y: float, text: str, *, size: int = 12, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="#333" text-anchor="{anchor}">{text}</text>'
