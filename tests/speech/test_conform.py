"""Every prompt comes out alike."""

from __future__ import annotations

import numpy as np
import pytest

from voicebot.audio.frame import Sound, WordMark
from voicebot.audio.level import active_dbfs
from voicebot.speech.conform import LEAD_MS, TAIL_MS, conform


def quiet_tone(rate: int, before_ms: int, tone_ms: int, after_ms: int) -> Sound:
    tone = 300 * np.sin(np.arange(rate * tone_ms // 1000) * 2 * np.pi * 440 / rate)
    silence = [np.zeros(rate * ms // 1000) for ms in (before_ms, after_ms)]
    return Sound(np.concatenate([silence[0], tone, silence[1]]).astype(np.int16), rate)


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100])
def test_rate_loudness_and_silence_are_the_same(rate: int) -> None:
    sound = conform(quiet_tone(rate, 400, 500, 700), 8000, -20.0)
    assert sound.rate == 8000
    assert active_dbfs(sound) == pytest.approx(-20, abs=0.5)
    assert sound.duration_ms == pytest.approx(LEAD_MS + 500 + TAIL_MS, abs=12)


def test_silence_stays_as_it_is() -> None:
    assert conform(Sound(np.zeros(4000, dtype=np.int16), 8000), 8000, -20.0).duration_ms == 500
    assert conform(Sound(np.ones(3, dtype=np.int16), 8000), 8000, -20.0).duration_ms == 0


@pytest.mark.parametrize("rate", [8000, 22_050])
def test_marks_move_with_the_sound_and_end_where_silence_begins(rate: int) -> None:
    parts = [quiet_tone(rate, 400, 300, 200), quiet_tone(rate, 0, 250, 500)]
    marks = (WordMark(0, 0, 900), WordMark(4, 900, 1020), WordMark(8, 1020, 1650))
    sound = Sound(np.concatenate([part.samples for part in parts]), rate, marks=marks)
    moved = conform(sound, 8000, -20.0).marks
    assert [mark.offset for mark in moved] == [0, 4, 8]
    found = [ms for mark in moved for ms in (mark.start_ms, mark.end_ms)]
    cut = 400 - LEAD_MS
    assert found == pytest.approx([0, 700 - cut, 900 - cut, 1020 - cut, 1020 - cut, 1150 - cut], abs=6)


def test_a_word_without_sound_ends_where_it_begins() -> None:
    sound = Sound(quiet_tone(8000, 200, 300, 0).samples, 8000, marks=(WordMark(0, 0, 100), WordMark(4, 100, 500)))
    assert [(mark.start_ms, mark.end_ms) for mark in conform(sound, 8000, -20.0).marks] == [(0, 0), (0, 310)]
