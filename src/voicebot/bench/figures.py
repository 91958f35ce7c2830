"""What a benchmark reports: figures with their targets, in sections, and the arithmetic behind them."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Source = Literal["synthetic", "human", "both", ""]
"""Who spoke: an engine, people, some of each; empty where nobody did."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number.

    Args:
        name: what was measured.
        value: the number; None where there was nothing to measure.
        unit: ms, %, ×, MB, ...
        n: how many observations it is made of.
        source: whose speech it is.
        most: the target, where it is an upper bound.
        least: the target, where it is a lower bound.
        beside: what others measured the same for, by name.
    """

    name: str
    value: float | None
    unit: str = ""
    n: int = 0
    source: Source = ""
    most: float | None = None
    least: float | None = None
    beside: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without a target or a number."""
        if self.value is None or (self.most is None and self.least is None):
            return None
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    def data(self) -> dict[str, object]:
        """Give it as JSON."""
        value = None if self.value is None else round(self.value, 4)
        return {
            "name": self.name,
            "value": value,
            "unit": self.unit,
            "n": self.n,
            "source": self.source,
            "most": self.most,
            "least": self.least,
            "met": self.met,
            "beside": {name: round(of, 4) for name, of in self.beside.items()},
        }


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together, and what must be known to read them."""

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    def data(self) -> dict[str, object]:
        """Give it as JSON."""
        return {"title": self.title, "figures": [one.data() for one in self.figures], "notes": list(self.notes)}


def this_machine(**more: object) -> dict[str, object]:
    """Tell what a report was made on: the machine, and ``more`` that was at work."""
    return {
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "voicebot": version("voicebot"),
        **more,
    }


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run.

    Args:
        configuration: what the robot was set to.
        machine: what it ran on.
        sections: the figures.
        skipped: what was not measured, and why.
    """

    configuration: dict[str, object]
    machine: dict[str, object]
    sections: tuple[Section, ...]
    skipped: tuple[str, ...] = field(default=())

    def data(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "configuration": self.configuration,
            "machine": self.machine,
            "sections": [section.data() for section in self.sections],
            "skipped": list(self.skipped),
        }


def middle(name: str, values: Sequence[float], source: Source = "", most: float | None = None) -> Figure:
    """Make a figure of the median of milliseconds."""
    return Figure(f"{name}, median", median(values) if values else None, "ms", len(values), source, most)


def tail(name: str, values: Sequence[float], source: Source = "", most: float | None = None) -> Figure:
    """Make a figure of the 95th percentile of milliseconds."""
    high = float(np.percentile(values, 95)) if values else None
    return Figure(f"{name}, 95th percentile", high, "ms", len(values), source, most)


def rate(name: str, hits: Sequence[bool], source: Source = "", most: float | None = None) -> Figure:
    """Make a figure of the share that is true, in per cent."""
    return Figure(name, 100 * sum(hits) / len(hits) if hits else None, "%", len(hits), source, most)
