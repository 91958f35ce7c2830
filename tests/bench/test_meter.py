from __future__ import annotations

import pytest

from voicebot.bench import meter
from voicebot.bench.meter import Meter


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(meter, "wall_seconds", lambda: now[0])
    return now


def test_before_the_first_tick_nothing_is_late() -> None:
    assert Meter().late_ms() == 0


def test_a_quick_tick_is_late_by_itself_alone(clock: list[float]) -> None:
    measured = Meter()
    measured.tick()
    clock[0] += 0.005
    assert measured.late_ms() == pytest.approx(5)
    measured.tick()
    assert measured.late_ms() == pytest.approx(0)
    assert measured.ticks_ms == [pytest.approx(5)]


def test_a_slow_tick_delays_the_next_until_it_is_caught_up(clock: list[float]) -> None:
    measured = Meter()
    measured.tick()
    clock[0] += 0.050
    measured.tick()
    assert measured.late_ms() == pytest.approx(30)
    clock[0] += 0.010
    measured.tick()
    assert measured.late_ms() == pytest.approx(20)
    clock[0] += 0.001
    measured.tick()
    assert measured.late_ms() == pytest.approx(1)
