from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from voicebot.clock import ManualClock, Stopwatch, SystemClock, moment_there, zone_named
from voicebot.errors import InputError


def test_the_system_clock_has_a_zone() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_a_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(timedelta(hours=1))
    assert clock.now().hour == 10


def test_a_stopwatch_counts_by_room() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.measure("speech"):
            sum(range(10_000))
    with watch.measure("dialog"):
        pass
    assert set(watch.cpu) == {"speech", "dialog"}
    assert watch.cpu["speech"] > 0
    assert watch.total_cpu == sum(watch.cpu.values())


def test_a_moment_is_told_in_the_persons_zone() -> None:
    there = zone_named("Asia/Vladivostok")
    naive = datetime(2026, 11, 22, 23, 50)  # noqa: DTZ001 - meant where the person is
    assert moment_there(naive, there).isoformat() == "2026-11-22T23:50:00+10:00"
    assert moment_there(datetime(2026, 11, 22, 13, 50, tzinfo=UTC), there).isoformat() == "2026-11-22T23:50:00+10:00"
    assert zone_named("") is None
    with pytest.raises(InputError, match="Vladivostk"):
        zone_named("Asia/Vladivostk")
