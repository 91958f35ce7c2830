import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Frame, Sound, samples_per_frame

RATES = st.sampled_from([8000, 16000, 22050, 44100, 48000])


@given(RATES)
def test_silence_is_one_frame_of_zeros(rate: int) -> None:
    frame = Frame.silence(rate)
    assert len(frame.samples) == samples_per_frame(rate)
    assert not frame.samples.any()


@given(st.integers(0, 2000), RATES)
def test_frames_hold_the_sound_and_only_silence_besides(length: int, rate: int) -> None:
    sound = Sound(np.arange(1, length + 1, dtype=np.int16), rate)
    frames = sound.frames()
    assert all(len(frame.samples) == samples_per_frame(rate) and frame.rate == rate for frame in frames)
    together = np.concatenate([np.zeros(0, dtype=np.int16), *(frame.samples for frame in frames)])
    np.testing.assert_array_equal(together[:length], sound.samples)
    assert not together[length:].any()
    assert len(together) - length < samples_per_frame(rate)
