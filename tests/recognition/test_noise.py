from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.recognition.noise import CLEANEST_DB, NoiseMeter

LEVELS = st.lists(st.floats(-100, 0), min_size=1, max_size=50)


def _meter(noise: float, frames: int = 50) -> NoiseMeter:
    meter = NoiseMeter()
    for _ in range(frames):
        meter.quiet(noise)
    return meter


def test_nothing_is_known_of_a_line_that_was_not_quiet_yet() -> None:
    assert NoiseMeter().noise_dbfs is None
    assert _meter(-50, 9).snr_db([-20.0]) is None
    assert _meter(-50).snr_db([]) is None


def test_speech_stands_out_by_its_power_without_the_noise_under_it() -> None:
    assert round(_meter(-40).snr_db([-20.0] * 10) or 0, 1) == 20.0
    assert round(_meter(-20).snr_db([-16.99] * 10) or 0, 1) == 0.0


def test_pauses_and_clicks_do_not_count() -> None:
    meter = _meter(-40)
    for _ in range(10):
        meter.quiet(-3.0)
    assert meter.noise_dbfs == -40
    assert round(meter.snr_db([-20.0] * 10 + [-40.0] * 8) or 0, 1) == 20.0


def test_old_noise_is_forgotten() -> None:
    meter = _meter(-20, 200)
    for _ in range(150):
        meter.quiet(-60)
    assert meter.noise_dbfs == -60


@given(LEVELS, st.floats(-100, -1))
def test_a_ratio_has_bounds(levels: list[float], noise: float) -> None:
    ratio = _meter(noise).snr_db(levels)
    assert ratio is not None
    assert -20.01 <= ratio <= CLEANEST_DB


@given(LEVELS, st.floats(-60, -20), st.floats(0.1, 30))
def test_more_noise_is_never_a_better_line(levels: list[float], noise: float, more: float) -> None:
    worse, better = _meter(noise + more).snr_db(levels), _meter(noise).snr_db(levels)
    assert worse is not None
    assert better is not None
    assert worse <= better + 1e-9
