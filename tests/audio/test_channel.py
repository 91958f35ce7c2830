from typing import get_args

import numpy as np
import pytest

from voicebot.audio.channel import over_noise, telephone
from voicebot.audio.level import active_dbfs, rms_dbfs
from voicebot.audio.mix import join
from voicebot.audio.tones import Noise, noise, silence, tone


@pytest.mark.parametrize(("hertz", "passes"), [(100, False), (180, False), (400, True), (3000, True), (3600, False)])
def test_only_the_band_passes(hertz: int, *, passes: bool) -> None:
    heard = telephone(tone([hertz], 1000, -20, 16000))
    assert (heard.rate, heard.duration_ms) == (8000, 1000)
    assert (rms_dbfs(heard.samples) > -20.5) == passes
    assert (rms_dbfs(heard.samples) < -45) == (not passes)


def test_a_telephone_has_256_loudnesses() -> None:
    assert len(np.unique(telephone(noise("white", 5000, -10)).samples)) <= 256


@pytest.mark.parametrize("kind", get_args(Noise))
@pytest.mark.parametrize("snr_db", [0, 10, 20])
def test_the_ratio_is_measured_against_the_speech_not_its_pauses(kind: Noise, snr_db: float) -> None:
    spoken = join([silence(2000), tone([1000], 2000, -20), silence(4000)])
    heard = telephone(spoken, snr_db, kind)
    pause = heard.samples[4 * 8000 + 400 :]
    assert active_dbfs(spoken) - rms_dbfs(pause) == pytest.approx(snr_db, abs=1.5)


def test_the_same_seed_gives_the_same_noise() -> None:
    spoken = tone([1000], 500)
    np.testing.assert_array_equal(telephone(spoken, 10, seed=3).samples, telephone(spoken, 10, seed=3).samples)
    assert (telephone(spoken, 10, seed=3).samples != telephone(spoken, 10, seed=4).samples).any()


def test_a_noise_of_ones_own_is_repeated() -> None:
    spoken = join([tone([1000], 1000, -20), silence(2000)])
    heard = telephone(spoken, 10, tone([500], 100, -5, 16000))
    for second in (1.5, 2.5):
        pause = heard.samples[int(second * 8000) : int(second * 8000) + 2000]
        assert rms_dbfs(pause) == pytest.approx(-30, abs=1.5)


def test_a_noise_without_a_length_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        over_noise(tone([1000], 100), silence(0), 10)


def test_nothing_stays_nothing() -> None:
    assert telephone(silence(0, 16000), 10).duration_ms == 0
