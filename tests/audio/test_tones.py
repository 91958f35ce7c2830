from typing import get_args

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.audio.level import rms_dbfs
from voicebot.audio.tones import Noise, busy, cough, dtmf, noise, ring_back, silence, special_information, tone


def strongest(sound: Sound, count: int = 1) -> list[int]:
    power = np.abs(np.fft.rfft(sound.samples))
    hertz = np.fft.rfftfreq(len(sound.samples), 1 / sound.rate)
    return sorted(round(float(hertz[i])) for i in np.argsort(power)[-count:])


def part(sound: Sound, start_ms: int, end_ms: int) -> Sound:
    return Sound(sound.samples[sound.rate * start_ms // 1000 : sound.rate * end_ms // 1000], sound.rate)


def test_a_tone_has_its_frequencies_length_and_level() -> None:
    sound = tone([700, 1200], 1000, -15)
    assert strongest(sound, 2) == [700, 1200]
    assert sound.duration_ms == 1000
    assert rms_dbfs(sound.samples) == pytest.approx(-15, abs=0.1)


def test_the_cadences_of_the_exchange() -> None:
    assert busy(3000).duration_ms == ring_back(3000).duration_ms == 3000
    assert strongest(part(busy(3000), 0, 340)) == [pytest.approx(425, abs=3)]
    assert strongest(part(ring_back(6000), 5000, 6000)) == [425]
    assert not part(busy(3000), 350, 700).samples.any()
    assert not part(ring_back(6000), 1000, 5000).samples.any()


def test_special_information_rises() -> None:
    sound = special_information()
    heard = [strongest(part(sound, start, start + 330))[0] for start in (0, 330, 660)]
    assert heard == [pytest.approx(hertz, abs=3) for hertz in (950, 1400, 1800)]


@pytest.mark.parametrize(("key", "frequencies"), [("1", [697, 1209]), ("#", [941, 1477]), ("D", [941, 1633])])
def test_keys_have_the_frequencies_of_the_standard(key: str, frequencies: list[int]) -> None:
    assert strongest(dtmf(key, ms=1000, pause_ms=0), 2) == frequencies


def test_several_keys_follow_each_other() -> None:
    assert dtmf("123", ms=100, pause_ms=60).duration_ms == 480
    with pytest.raises(ValueError, match="no key 'x'"):
        dtmf("1x")


@pytest.mark.parametrize("kind", get_args(Noise))
@pytest.mark.parametrize("rate", [8000, 16000])
def test_noise_has_its_level_and_repeats_with_its_seed(kind: Noise, rate: int) -> None:
    sound = noise(kind, 2000, -30, rate, seed=7)
    assert (sound.rate, sound.duration_ms) == (rate, 2000)
    assert rms_dbfs(sound.samples) == pytest.approx(-30, abs=0.5)
    np.testing.assert_array_equal(noise(kind, 2000, -30, rate, seed=7).samples, sound.samples)
    assert (noise(kind, 2000, -30, rate, seed=8).samples != sound.samples).any()
    assert noise(kind, 0).duration_ms == 0


def test_pink_noise_falls_by_three_decibels_an_octave() -> None:
    power = np.square(np.abs(np.fft.rfft(noise("pink", 10_000, -20).samples)))
    low, high = power[5000:10_000].mean(), power[10_000:20_000].mean()
    assert 10 * np.log10(low / high) == pytest.approx(3, abs=0.3)


def test_an_unknown_noise_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="there are white, pink, babble-like"):
        noise("loud", 100)  # type: ignore[arg-type]  # what a script might pass


def test_a_cough_is_short_and_sudden() -> None:
    sound = cough()
    assert sound.duration_ms == 240
    assert rms_dbfs(part(sound, 0, 40).samples) > rms_dbfs(part(sound, 80, 120).samples) + 10


def test_silence() -> None:
    assert silence(100).duration_ms == 100
    assert not silence(100).samples.any()
