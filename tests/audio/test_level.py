import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Sound
from voicebot.audio.level import SILENCE_DBFS, active_dbfs, fade, fade_edges, gain, rms_dbfs, to_level
from voicebot.audio.mix import join
from voicebot.audio.tones import noise, silence, tone


def test_full_scale_is_zero_and_nothing_is_minus_120() -> None:
    assert rms_dbfs(np.full(100, -32768, dtype=np.int16)) == 0
    assert rms_dbfs(np.full(100, 16384, dtype=np.int16)) == pytest.approx(-6.02, abs=0.01)
    assert rms_dbfs(np.zeros(100, dtype=np.int16)) == SILENCE_DBFS
    assert rms_dbfs(np.zeros(0, dtype=np.int16)) == SILENCE_DBFS


def test_pauses_do_not_count_towards_the_active_level() -> None:
    spoken = tone([440], 1000, -20)
    with_pauses = join([silence(2000), spoken, noise("white", 3000, -60), spoken, silence(1000)])
    assert active_dbfs(with_pauses) == pytest.approx(-20, abs=0.3)
    assert rms_dbfs(with_pauses.samples) < -25


def test_the_active_level_of_very_short_and_silent_sounds() -> None:
    assert active_dbfs(Sound(np.full(10, 16384, dtype=np.int16), 8000)) == pytest.approx(-6.02, abs=0.01)
    assert active_dbfs(silence(1000)) == SILENCE_DBFS
    assert active_dbfs(silence(0)) == SILENCE_DBFS


@given(st.floats(-60, -10), st.floats(-50, -12))
def test_a_sound_is_brought_to_a_level(before: float, after: float) -> None:
    assert active_dbfs(to_level(tone([440], 300, before), after)) == pytest.approx(after, abs=0.5)


def test_a_peak_that_does_not_fit_is_turned_down_and_nothing_else() -> None:
    quiet = tone([440], 1000, -40)
    click = Sound(np.array([16000], dtype=np.int16), 8000)
    louder = to_level(join([quiet, click, quiet]), -10)
    assert 32_000 < louder.samples.max() <= 32_767
    assert active_dbfs(louder) == pytest.approx(-10, abs=0.8)  # the click counts too
    assert active_dbfs(Sound(louder.samples[:7000], 8000)) == pytest.approx(-10, abs=0.8)


def test_silence_stays_silence() -> None:
    assert to_level(silence(100), -20).samples.any() == np.False_


def test_gain_cuts_off_and_does_not_wrap() -> None:
    assert gain(Sound(np.array([20000, -20000], dtype=np.int16), 8000), 20).samples.tolist() == [32767, -32768]


def test_a_fade_is_a_straight_line() -> None:
    assert fade(np.full(5, 1000, dtype=np.int16), 1, 0).tolist() == [1000, 750, 500, 250, 0]


def test_faded_edges_begin_and_end_in_silence() -> None:
    sound = fade_edges(Sound(np.full(800, 1000, dtype=np.int16), 8000), 5)
    assert (sound.samples[0], sound.samples[-1]) == (0, 0)
    assert (sound.samples[40:-40] == 1000).all()
    assert fade_edges(silence(0)).duration_ms == 0
