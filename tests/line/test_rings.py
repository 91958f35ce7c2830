from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.line.rings import KEPT_MS, UNPLAYED_MS, Rings

RATE = 16_000


def pcm(*values: int) -> bytes:
    """Give 10 ms of each value."""
    return np.repeat(np.array(values, dtype=np.int16), 160).tobytes()


def frame(value: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return np.full(320, value, dtype=np.int16)


@given(st.lists(st.integers(1, 700), max_size=40))
def test_what_was_heard_comes_out_whole_whatever_the_pieces(sizes: list[int]) -> None:
    rings = Rings(RATE, RATE)
    heard = np.arange(sum(sizes), dtype=np.int16)
    taken = []
    for end, size in zip(np.cumsum(sizes), sizes, strict=True):
        rings.exchange(heard[end - size : end].tobytes())
        while (pair := rings.take()) is not None:
            taken.append(pair[0])
    whole = len(heard) // 320 * 320
    assert np.array_equal(np.concatenate([*taken, np.zeros(0, dtype=np.int16)]), heard[:whole])


def test_what_is_played_comes_back_beside_what_was_heard_meanwhile() -> None:
    rings = Rings(RATE, RATE)
    rings.exchange(pcm(0, 0))
    rings.give(frame(7), goes_on=False)
    for _ in range(4):
        rings.exchange(pcm(1))
    pairs = [rings.take() for _ in range(3)]
    # a frame of silence goes first, so that a frame that comes late cuts nothing off
    assert [pair and int(pair[1][0]) for pair in pairs] == [0, 0, 7]


def test_no_more_than_is_there_is_played() -> None:
    rings = Rings(RATE, RATE)
    rings.give(frame(7), goes_on=False)
    assert rings.unplayed_ms == 20
    assert rings.exchange(pcm(0, 0, 0)) == pcm(7, 7, 0)
    assert rings.unplayed_ms == 0


def test_a_frame_that_comes_late_in_the_middle_of_speech_is_a_dropout() -> None:
    rings = Rings(RATE, RATE)
    rings.give(frame(7), goes_on=False)
    rings.exchange(pcm(0, 0))
    rings.give(frame(7), goes_on=True)
    assert rings.dropouts == 0
    rings.exchange(pcm(0, 0, 0))
    rings.give(frame(7), goes_on=True)
    assert rings.dropouts == 1
    rings.exchange(pcm(*[0] * 9))
    rings.give(frame(7), goes_on=False)
    assert rings.dropouts == 1


def test_what_nobody_plays_is_bounded() -> None:
    rings = Rings(RATE, RATE)
    for _ in range(20):
        rings.give(frame(7), goes_on=True)
    assert rings.unplayed_ms == UNPLAYED_MS


def test_what_nobody_takes_is_lost_in_the_end_and_counted() -> None:
    rings = Rings(RATE, RATE)
    for _ in range(KEPT_MS // 10 + 5):
        rings.exchange(pcm(0))
    assert rings.overruns == 5
    rings.exchange(pcm(0), lost=True)
    assert rings.overruns == 7


@pytest.mark.parametrize("card_rate", [44_100, 48_000])
def test_a_card_of_another_rate_loses_no_time(card_rate: int) -> None:
    rings = Rings(RATE, card_rate)
    block = card_rate // 100
    taken = 0
    for _ in range(100):
        rings.give(frame(5000), goes_on=True) if rings.unplayed_ms < 40 else None
        rings.exchange(np.full(block, 3000, dtype=np.int16).tobytes())
        while (pair := rings.take()) is not None:
            taken += 1
            last = pair
    assert taken == pytest.approx(50, abs=2)
    assert last[0].mean() == pytest.approx(3000, rel=0.01)
    assert last[1].mean() == pytest.approx(5000, rel=0.01)
