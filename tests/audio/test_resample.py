import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Frame, Sound
from voicebot.audio.level import rms_dbfs
from voicebot.audio.resample import Upsampler, resample
from voicebot.audio.tones import tone

QUIET = -200.0


def fed(upsampler: Upsampler, sound: Sound) -> np.ndarray:
    return np.frombuffer(b"".join(upsampler.feed(frame) for frame in sound.frames()), dtype="<i2")


@pytest.mark.parametrize(("before", "after"), [(8000, 16000), (44100, 16000), (22050, 8000), (16000, 8000)])
def test_a_resampled_tone_keeps_its_length_level_and_frequency(before: int, after: int) -> None:
    sound = resample(tone([440], 1000, -20, before), after)
    assert (sound.rate, sound.duration_ms) == (after, 1000)
    assert rms_dbfs(sound.samples) == pytest.approx(-20, abs=0.2)
    assert np.abs(np.fft.rfft(sound.samples)).argmax() == 440


def test_remarks_stay_and_nothing_is_nothing() -> None:
    sound = Sound(np.zeros(0, dtype=np.int16), 8000, ("odd",))
    assert resample(sound, 16000).remarks == ("odd",)
    assert resample(sound, 16000).rate == 16000
    same = tone([440], 100)
    assert resample(same, 8000).samples is same.samples


def test_new_samples_lie_on_straight_lines_between_the_old_across_frames() -> None:
    ramp = Sound(np.arange(2, 962, 2, dtype=np.int16), 8000)
    raised = fed(Upsampler(16000, noise_dbfs=QUIET), ramp)
    np.testing.assert_array_equal(raised, np.arange(1, 961))


@pytest.mark.parametrize("rate", [8000, 11025 - 25, 16000, 22050, 32000])
def test_a_frame_becomes_a_frame_at_once(rate: int) -> None:
    sound = tone([440], 200, rate=rate)
    upsampler = Upsampler(48000, noise_dbfs=QUIET)
    assert {len(upsampler.feed(frame)) for frame in sound.frames()} == {2 * 960}


def test_the_noise_is_white_at_minus_60_and_the_same_every_time() -> None:
    silence = Sound(np.zeros(8000, dtype=np.int16), 8000)
    upsampler = Upsampler()
    first = fed(upsampler, silence)
    assert rms_dbfs(first) == pytest.approx(-60, abs=0.3)
    upper, lower = np.split(np.square(np.abs(np.fft.rfft(first)))[1:], 2)
    assert upper.sum() == pytest.approx(lower.sum(), rel=0.1)
    upsampler.reset()
    np.testing.assert_array_equal(fed(upsampler, silence), first)
    np.testing.assert_array_equal(fed(Upsampler(), silence), first)
    assert (fed(Upsampler(seed=1), silence) != first).any()


def test_the_right_rate_passes_untouched() -> None:
    sound = tone([440], 100, rate=16000)
    np.testing.assert_array_equal(fed(Upsampler(16000), sound), sound.samples)


def test_a_rate_above_is_refused() -> None:
    with pytest.raises(ValueError, match="48000 Hz cannot be brought up to 16000 Hz"):
        Upsampler(16000).feed(Frame.silence(48000))


@given(st.lists(st.integers(-32768, 32767), min_size=160, max_size=160))
def test_loud_samples_never_wrap(values: list[int]) -> None:
    frame = Frame(np.array(values, dtype=np.int16))
    raised = np.frombuffer(Upsampler().feed(frame), dtype="<i2")
    # every second sample is an old one with noise of some 33, never on the other side of zero
    assert np.abs(raised[1::2].astype(int) - frame.samples).max() < 33 * 8
