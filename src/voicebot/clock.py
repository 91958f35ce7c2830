"""The only file that reads the system's clocks.

A call runs on audio time (milliseconds counted in frames, see `voicebot.audio.frame`); everything outside a call takes
a `WallClock`. What computing cost is measured with a `Stopwatch` and never changes a decision.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voicebot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONE = "zone"
"""The column of a contact that names the person's time zone."""


def zone_named(name: str) -> ZoneInfo | None:
    """Find a time zone.

    Args:
        name: its IANA name; empty: none is given.

    Raises:
        InputError: there is no such zone.
    """
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        remedy = "write it as Europe/Moscow or Asia/Vladivostok"
        raise InputError(f"unknown time zone {name!r}", remedy=remedy) from unknown


def moment_there(moment: datetime, zone: ZoneInfo | None) -> datetime:
    """Give a moment as it is told in a zone.

    Args:
        moment: the moment; one without an offset is meant there.
        zone: the zone; None: the machine's.
    """
    if zone is not None and moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    return moment.astimezone(zone)


class WallClock(Protocol):
    """Tells the date and time."""

    def now(self) -> datetime:
        """Give the present moment, always with a zone (UTC)."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until it is moved: the in-memory twin for tests and replays."""

    at: datetime

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self.at

    def advance(self, by: timedelta) -> None:
        """Move it on."""
        self.at += by


def wall_seconds() -> float:
    """Give the seconds since some fixed moment: the difference of two is how long something took."""
    return time.perf_counter()


def cpu_seconds() -> float:
    """Give the seconds that this process, all its threads, has computed."""
    return time.process_time()


@dataclass(slots=True)
class Stopwatch:
    """CPU seconds spent, by room; it only counts, nothing is decided by it."""

    cpu: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def measure(self, room: str) -> Iterator[None]:
        """Add the time spent inside the ``with`` block to ``room``."""
        began = time.thread_time()
        try:
            yield
        finally:
            self.cpu[room] = self.cpu.get(room, 0.0) + time.thread_time() - began

    @property
    def total_cpu(self) -> float:
        """CPU seconds over all rooms."""
        return sum(self.cpu.values())
