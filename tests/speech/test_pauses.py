from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Sound, WordMark
from voicebot.settings import VoiceSettings
from voicebot.speech.pauses import NATURAL_MS, pause_ms, with_pauses

RATE = 8000
TEXT = "один. два три! четыре"
LOUD = np.full(RATE // 5, 8000, dtype=np.int16)  # 200 ms
QUIET = np.zeros(RATE // 10, dtype=np.int16)  # 100 ms
MARKS = (WordMark(0, 0, 300), WordMark(6, 300, 500), WordMark(10, 500, 800), WordMark(15, 800, 1000))
SPOKEN = Sound(np.concatenate([LOUD, QUIET, LOUD, LOUD, QUIET, LOUD]), RATE, marks=MARKS)


@given(st.integers(0, 1500))
def test_every_pause_between_sentences_gets_the_length_and_no_other(length_ms: int) -> None:
    paced = with_pauses(SPOKEN, TEXT, length_ms)
    assert paced.duration_ms == 800 + 2 * length_ms
    assert [(mark.offset, mark.start_ms, mark.end_ms) for mark in paced.marks] == [
        (0, 0, 200),
        (6, 200 + length_ms, 400 + length_ms),
        (10, 400 + length_ms, 600 + length_ms),
        (15, 600 + 2 * length_ms, 800 + 2 * length_ms),
    ]
    assert np.count_nonzero(paced.samples) == 4 * len(LOUD)


def test_a_mark_may_lie_beside_its_silence() -> None:
    early = Sound(SPOKEN.samples, RATE, marks=(WordMark(0, 0, 170), WordMark(6, 170, 1000)))
    assert with_pauses(early, "один. два", 400).duration_ms == SPOKEN.duration_ms + 300


def test_without_a_silence_one_is_put_in() -> None:
    joined = Sound(np.concatenate([LOUD, LOUD]), RATE, marks=(WordMark(0, 0, 200), WordMark(4, 200, 400)))
    assert with_pauses(joined, "да. нет", 300).duration_ms == 700


@pytest.mark.parametrize("text", ["один два", "один, два"])
def test_inside_a_sentence_nothing_is_changed(text: str) -> None:
    sound = Sound(SPOKEN.samples, RATE, marks=(WordMark(0, 0, 300), WordMark(text.index("д", 1), 300, 1000)))
    assert with_pauses(sound, text, 900) is sound


def test_a_sound_without_marks_stays_as_it_is() -> None:
    sound = Sound(SPOKEN.samples, RATE)
    assert with_pauses(sound, TEXT, 900) is sound


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        (VoiceSettings(), NATURAL_MS),
        (VoiceSettings(words_per_minute=80), 2 * NATURAL_MS),
        (VoiceSettings(words_per_minute=80, sentence_pause_ms=500), 500),
    ],
)
def test_pause_goes_with_the_speed_unless_it_is_set(voice: VoiceSettings, expected: int) -> None:
    assert pause_ms(voice) == expected
