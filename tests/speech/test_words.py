"""Where words begin, in sounds and in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.speech.words import REACH_MS, text_before, word_start_in_sound, word_start_in_text

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

RATE = 8000
TEXT = "Здравствуйте! Это робот клиники."


def tone(ms: int) -> Samples:
    wave: Samples = (8000 * np.sin(np.arange(RATE * ms // 1000) * 0.3)).astype(np.int16)
    return wave


def silence(ms: int) -> Samples:
    return np.zeros(RATE * ms // 1000, dtype=np.int16)


def ms(samples: int) -> float:
    return samples * 1000 / RATE


def test_goes_back_to_the_gap_before_the_word() -> None:
    speech = np.concatenate([tone(300), silence(60), tone(400), silence(60), tone(400)])
    assert 300 <= ms(word_start_in_sound(speech, RATE, "", RATE * 600 // 1000)) <= 360
    assert 760 <= ms(word_start_in_sound(speech, RATE, "", RATE * 1100 // 1000)) <= 820


def test_first_word_begins_at_the_beginning() -> None:
    assert word_start_in_sound(tone(1000), RATE, "", RATE * 400 // 1000) == 0


def test_steady_sound_goes_back_no_further_than_it_may() -> None:
    position = RATE * 2
    found = word_start_in_sound(tone(3000), RATE, "", position)
    assert position - REACH_MS * RATE // 1000 <= found <= position


@given(st.lists(st.integers(-20000, 20000), min_size=1, max_size=60), st.floats(0, 1))
def test_never_goes_forward_and_never_too_far_back(levels: list[int], fraction: float) -> None:
    samples = np.repeat(np.array(levels, dtype=np.int16), 331)
    position = int(fraction * len(samples))
    found = word_start_in_sound(samples, RATE, "", position)
    assert max(position - REACH_MS * RATE // 1000, 0) <= found <= position or found == position == 0


@pytest.mark.parametrize(
    ("fraction", "heard"),
    [(0, ""), (0.2, ""), (0.42, "Здравствуйте!"), (0.75, "Здравствуйте! Это робот"), (1, TEXT)],
)
def test_heard_text_is_cut_at_a_word(fraction: float, heard: str) -> None:
    assert text_before(TEXT, fraction) == heard


@given(st.text(), st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_text_is_heard_later(text: str, one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert text_before(text, late).startswith(text_before(text, early))
    assert text_before(text, 1) == text.strip()


@given(st.text(alphabet="аб ", max_size=40), st.integers(0, 20_000))
def test_word_in_a_text_is_found_again_from_its_start(text: str, position: int) -> None:
    samples = np.zeros(20_000, dtype=np.int16)
    found = word_start_in_text(samples, RATE, text, position)
    assert 0 <= found <= position
    assert word_start_in_text(samples, RATE, text, found) == found
