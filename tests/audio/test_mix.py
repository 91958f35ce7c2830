import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Frame, Sound
from voicebot.audio.mix import Echo, add, join, overlay
from voicebot.audio.tones import silence, tone


def test_adding_cuts_off_and_does_not_wrap() -> None:
    first = np.array([30000, -30000, 1], dtype=np.int16)
    assert add(first, first).tolist() == [32767, -32768, 2]


def test_overlaying_lengthens_where_needed() -> None:
    ones = Sound(np.ones(8, dtype=np.int16), 8000)
    assert overlay(ones, ones, at_ms=0).samples.tolist() == [2] * 8
    longer = overlay(ones, ones, at_ms=2)
    assert len(longer.samples) == 24
    assert longer.samples[16:].tolist() == [1] * 8


def test_overlaying_takes_the_rate_of_the_base() -> None:
    assert overlay(tone([440], 100), tone([440], 200, rate=16000)).duration_ms == 200


def test_joining() -> None:
    both = join([tone([440], 100), silence(100, 16000)])
    assert (both.rate, both.duration_ms) == (8000, 200)
    with pytest.raises(ValueError, match="nothing to join"):
        join([])


@given(st.integers(20, 300), st.integers(1, 20))
def test_an_echo_is_the_same_later_and_a_tenth_as_loud(delay_ms: int, count: int) -> None:
    sent = tone([440], 20 * count).frames()
    echo = Echo(delay_ms, 20)
    heard = np.concatenate(
        [echo.step(None), *(echo.step(frame) for frame in sent), *(echo.step(None) for _ in range(20))]
    )
    # a step is given what was sent a tick ago: at the step after it, 20 ms have passed already
    late = np.concatenate([np.zeros(8 * delay_ms, dtype=np.int16), *(frame.samples for frame in sent)])
    length = min(len(late), len(heard))
    np.testing.assert_allclose(heard[:length], late[:length] / 10, atol=0.5)


def test_an_echo_cannot_come_before_the_next_tick() -> None:
    with pytest.raises(ValueError, match="20 ms later at the earliest, not 0"):
        Echo(0, 20)
    assert Echo(20, 0, 16000).step(Frame.silence(16000)).shape == (320,)
