from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Sound
from voicebot.audio.level import SILENCE_DBFS, active_dbfs, gain
from voicebot.audio.loudness import speech_dbfs
from voicebot.audio.mix import join
from voicebot.audio.tones import silence

RATE = 8000


def tone(ms: int, dbfs: float = -20.0) -> Sound:
    peak = 32_768 * 10 ** (dbfs / 20) * np.sqrt(2)
    samples = peak * np.sin(2 * np.pi * 440 * np.arange(RATE * ms // 1000) / RATE)
    return Sound(samples.astype(np.int16), RATE)


def test_a_steady_sound_has_its_own_level() -> None:
    assert speech_dbfs(tone(2000)) == pytest.approx(-20, abs=0.1)


def test_pauses_do_not_count_but_for_their_hang_over() -> None:
    with_pauses = join([tone(1000), silence(1500, RATE), tone(1000), silence(1500, RATE)])
    assert speech_dbfs(with_pauses) == pytest.approx(-20, abs=1.2)
    assert speech_dbfs(with_pauses) > active_dbfs(Sound(with_pauses.samples, RATE)) - 1.5


@given(st.floats(-25, 6))
def test_louder_by_so_much_measures_louder_by_so_much(db: float) -> None:
    sound = join([tone(600, -30), silence(300, RATE), tone(400, -26)])
    assert speech_dbfs(gain(sound, db)) - speech_dbfs(sound) == pytest.approx(db, abs=0.3)


@pytest.mark.parametrize("ms", [0, 500])
def test_nothing_has_the_level_of_silence(ms: int) -> None:
    assert speech_dbfs(silence(ms, RATE)) == SILENCE_DBFS
