from __future__ import annotations

from datetime import UTC, datetime, timedelta

from voicebot.clock import ManualClock, Stopwatch, SystemClock


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
