from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.audio.frame import Sound, WordMark
from voicebot.audio.level import active_dbfs
from voicebot.audio.stretch import stretched
from voicebot.audio.tones import tone

RATE = 8000
HUM = tone([150, 300, 450], 1500, -20, RATE)


def pitch(sound: Sound) -> float:
    spectrum = np.abs(np.fft.rfft(sound.samples[1000:9000].astype(float) * np.hanning(8000)))
    return float(np.argmax(spectrum[:200]))  # a hertz a bin


@settings(max_examples=20, deadline=None)
@given(st.floats(0.4, 2.5))
def test_another_length_the_same_pitch_and_level(factor: float) -> None:
    long = tone([150], 5000, -20, RATE)
    made = stretched(long, factor)
    assert made.duration_ms == pytest.approx(factor * long.duration_ms, rel=0.01)
    assert active_dbfs(made) == pytest.approx(-20, abs=0.5)
    if len(made.samples) >= 9000:
        assert pitch(made) == pytest.approx(150, abs=2)


def test_marks_move_with_the_sound() -> None:
    marked = Sound(HUM.samples, RATE, marks=(WordMark(0, 0, 500), WordMark(3, 500, 1500)))
    assert [(mark.start_ms, mark.end_ms) for mark in stretched(marked, 2).marks] == [(0, 1000), (1000, 3000)]


@pytest.mark.parametrize("factor", [1.0, 1.005])
def test_the_same_length_is_the_same_sound(factor: float) -> None:
    assert stretched(HUM, factor) is HUM


def test_a_click_is_no_speech() -> None:
    click = Sound(np.ones(100, dtype=np.int16), RATE)
    assert stretched(click, 2) is click
