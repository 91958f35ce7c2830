from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.mix import join
from voicebot.audio.tones import silence, tone
from voicebot.bench.samples import Sample, edges, quietest, trimmed, with_pause


@given(before=st.integers(0, 60), loud=st.integers(10, 60), after=st.integers(0, 60))
def test_the_edges_are_where_the_sound_is(before: int, loud: int, after: int) -> None:
    parts = [silence(before * 10), tone([440], loud * 10), silence(after * 10)]
    onset, end = edges(join(parts))
    # a tone is faded over its first and last 5 ms
    assert onset == pytest.approx(before * 10, abs=5)
    assert end == pytest.approx((before + loud) * 10, abs=5)


def test_silence_has_no_edges() -> None:
    assert edges(silence(100)) == (0, 100)


def test_a_pause_lengthens_a_sound_by_itself_and_only_there() -> None:
    sound = tone([440], 400)
    paused = with_pause(sound, 200, 300)
    assert paused.duration_ms == 700
    assert not np.any(paused.samples[8 * 200 : 8 * 500])
    assert edges(paused) == edges(tone([440], 700))


def test_the_quietest_moment_is_found_near_where_it_should_be() -> None:
    sound = join([tone([440], 500), tone([440], 40, -50), tone([440], 500), silence(100)])
    assert quietest(sound, 480) == pytest.approx(520, abs=15)
    assert quietest(sound, 200) < 270, "what lies farther away is not looked at"


def test_a_trimmed_sound_is_all_sound() -> None:
    cut = trimmed(join([silence(200), tone([440], 300), silence(200)]))
    assert cut.duration_ms == pytest.approx(300, abs=10)


def test_a_sample_knows_its_true_beginning_and_end() -> None:
    sample = Sample.of(join([silence(100), tone([440], 300)]), "group", "human", text="a", pause_ms=7)
    assert (sample.onset_ms, sample.end_ms, sample.pause_ms) == (100, 400, 7)
