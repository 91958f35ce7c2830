from __future__ import annotations

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.audio.level import SILENCE_DBFS, gain
from voicebot.audio.mix import join
from voicebot.audio.tones import silence
from voicebot.bench.loudness import loudness


def sine(hertz: float, rate: int, seconds: float = 3.0, peak: float = 1.0) -> Sound:
    samples = 32_767 * peak * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)
    return Sound(samples.astype(np.int16), rate)


@pytest.mark.parametrize("rate", [8000, 16_000, 48_000])
def test_full_scale_sine_of_one_kilohertz_measures_as_the_standard_says(rate: int) -> None:
    assert loudness(sine(997, rate)) == pytest.approx(-3.01, abs=0.1)


def test_half_as_loud_is_six_decibels_less() -> None:
    whole = sine(440, 8000, peak=0.5)
    assert loudness(gain(whole, -6)) == pytest.approx(loudness(whole) - 6, abs=0.05)


def test_low_tones_count_less() -> None:
    assert loudness(sine(40, 48_000)) < loudness(sine(1000, 48_000)) - 3


def test_pauses_are_gated() -> None:
    spoken = sine(440, 8000, peak=0.1)
    assert loudness(join([spoken, silence(6000, 8000)])) == pytest.approx(loudness(spoken), abs=0.5)


@pytest.mark.parametrize("ms", [0, 100, 2000])
def test_nothing_is_silence(ms: int) -> None:
    assert loudness(silence(ms, 8000)) == SILENCE_DBFS


def test_what_is_shorter_than_a_block_is_measured_too() -> None:
    assert loudness(sine(997, 8000, seconds=0.2)) == pytest.approx(-6, abs=0.2)
