"""A prompt of several sounds is one text."""

from __future__ import annotations

import numpy as np
import pytest

from voicebot.audio.frame import Sound, WordMark
from voicebot.speech.track import Clip, Track

RATE = 8000
MS = RATE // 1000


def sound(ms: int, *marks: WordMark) -> Sound:
    return Sound(np.ones(ms * MS, dtype=np.int16), RATE, marks=marks)


@pytest.fixture
def track() -> Track:
    track = Track("Раз два. Три четыре.", RATE)
    track.add(Clip(sound(500, WordMark(0, 0, 200), WordMark(4, 200, 400)), "Раз два.", 0))
    track.add(Clip(sound(800), "Три четыре.", 9))
    return track


@pytest.mark.parametrize(
    ("ms", "heard"),
    [
        (0, ""),
        (200, "Раз"),
        (399, "Раз"),
        (400, "Раз два."),
        (600, "Раз два."),
        (800, "Раз два. Три"),
        (1299, "Раз два. Три"),
        (1300, "Раз два. Три четыре."),
    ],
)
def test_what_was_heard_goes_on_over_the_sounds(track: Track, ms: int, heard: str) -> None:
    assert track.heard_text(ms * MS) == heard


@pytest.mark.parametrize(("ms", "start_ms"), [(100, 0), (300, 200), (450, 450), (500, 500)])
def test_a_word_begins_in_its_own_sound(track: Track, ms: int, start_ms: int) -> None:
    assert track.word_start(ms * MS) == start_ms * MS


def test_without_marks_a_quiet_place_of_the_same_sound_is_found(track: Track) -> None:
    assert 500 * MS <= track.word_start(700 * MS) <= 700 * MS


def test_an_empty_track_has_said_nothing() -> None:
    assert Track("Раз.", RATE).heard_text(0) == ""


def test_another_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="16000"):
        Track("", RATE).add(Clip(Sound(np.ones(10, dtype=np.int16), 16_000)))
