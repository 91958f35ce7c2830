from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.audio.echo_delay import find_delay

WINDOW, LONGEST = 3200, 4800


def noise(length: int, seed: int = 0, level: float = 3000.0) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return (np.random.default_rng(seed).standard_normal(length) * level).astype(np.int16)


@settings(max_examples=30, deadline=None)
@given(delay=st.integers(0, LONGEST), quieter_db=st.floats(0, 30))
def test_a_delayed_and_quieter_copy_is_found(delay: int, quieter_db: float) -> None:
    played = noise(LONGEST + WINDOW)
    heard = played[LONGEST - delay : LONGEST - delay + WINDOW] * 10 ** (-quieter_db / 20)
    peak = find_delay(heard.astype(np.int16), played)
    assert peak.delay == delay
    assert peak.clearness > 15


def test_it_is_found_under_a_louder_sound() -> None:
    played = noise(LONGEST + WINDOW)
    heard = played[LONGEST - 960 : LONGEST - 960 + WINDOW] // 2 + noise(WINDOW, 1)
    peak = find_delay(heard, played)
    assert peak.delay == 960
    assert peak.clearness > 9


@pytest.mark.parametrize("seed", range(5))
def test_where_there_is_no_echo_nothing_is_clear(seed: int) -> None:
    assert find_delay(noise(WINDOW, seed + 1), noise(LONGEST + WINDOW)).clearness < 7


def test_silence_has_no_delay() -> None:
    quiet = np.zeros(WINDOW, dtype=np.int16)
    assert find_delay(quiet, noise(LONGEST + WINDOW)).clearness == 0
    assert find_delay(noise(WINDOW), np.zeros(LONGEST + WINDOW, dtype=np.int16)).clearness == 0


def test_what_was_played_must_reach_back() -> None:
    with pytest.raises(ValueError, match="100 samples played are fewer than 3200 heard"):
        find_delay(noise(WINDOW), noise(100))
