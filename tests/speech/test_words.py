"""Where words begin, in sounds and in texts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import WordMark
from voicebot.speech.words import REACH_MS, even_marks, heard_text, mark_words, quiet_place, resume_ms

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
    assert 300 <= ms(quiet_place(speech, RATE, RATE * 600 // 1000)) <= 360
    assert 760 <= ms(quiet_place(speech, RATE, RATE * 1100 // 1000)) <= 820


def test_first_word_begins_at_the_beginning() -> None:
    assert quiet_place(tone(1000), RATE, RATE * 400 // 1000) == 0


def test_steady_sound_goes_back_no_further_than_it_may() -> None:
    position = RATE * 2
    found = quiet_place(tone(3000), RATE, position)
    assert position - REACH_MS * RATE // 1000 <= found <= position


@given(st.lists(st.integers(-20000, 20000), min_size=1, max_size=60), st.floats(0, 1))
def test_never_goes_forward_and_never_too_far_back(levels: list[int], fraction: float) -> None:
    samples = np.repeat(np.array(levels, dtype=np.int16), 331)
    position = int(fraction * len(samples))
    found = quiet_place(samples, RATE, position)
    assert max(position - REACH_MS * RATE // 1000, 0) <= found <= position or found == position == 0


def told(text: str, *told: tuple[int, int]) -> list[tuple[str, int, int]]:
    """Make marks in a sound of one second; give the text of each with its times."""
    marks = mark_words(text, told, 1000)
    ends = {mark.offset: after.offset for mark, after in pairwise(marks)}
    return [(text[mark.offset : ends.get(mark.offset)].strip(), mark.start_ms, mark.end_ms) for mark in marks]


def test_a_word_lasts_until_the_next_begins() -> None:
    assert told("раз два", (0, 0), (400, 4)) == [("раз", 0, 400), ("два", 400, 1000)]
    assert told("раз два") == []


def test_a_mark_points_at_the_word_with_its_quotes() -> None:
    assert told("в «Доме»", (0, 0), (100, 3)) == [("в", 0, 100), ("«Доме»", 100, 1000)]


def test_a_number_read_as_several_words_is_one() -> None:
    assert told("в 2026 год", (0, 0), (100, 2), (300, 3), (500, 3), (800, 7)) == [
        ("в", 0, 100),
        ("2026", 100, 800),
        ("год", 800, 1000),
    ]


@pytest.mark.parametrize("odd", [(400, -1), (400, 3), (400, 0), (400, 11), (1000, 8), (0, 4)])
def test_what_tells_of_no_word_is_left_out(odd: tuple[int, int]) -> None:
    events = sorted([(0, 0), odd, (500, 4)])
    assert told("раз два три", *events) == [("раз", 0, 500), ("два три", 500, 1000)]


def test_a_word_that_nothing_is_told_about_counts_with_the_one_before() -> None:
    assert told("раз два три", (0, 0), (700, 8)) == [("раз два", 0, 700), ("три", 700, 1000)]
    assert told("네, 내일 오후", (300, 3)) == [("네,", 0, 300), ("내일 오후", 300, 1000)]


MARKS = (WordMark(0, 0, 500), WordMark(14, 800, 1000), WordMark(18, 1000, 1400))


@pytest.mark.parametrize(
    ("position", "start", "heard"),
    [
        (0, 0, ""),
        (499, 0, ""),
        (500, 500, "Здравствуйте!"),  # nobody repeats a word because of a pause after it
        (700, 700, "Здравствуйте!"),
        (999, 800, "Здравствуйте!"),
        (1000, 1000, "Здравствуйте! Это"),
        (1399, 1000, "Здравствуйте! Это"),
        (1400, 1400, TEXT),
    ],
)
def test_goes_on_from_the_broken_word_and_tells_the_finished_ones(position: int, start: int, heard: str) -> None:
    assert resume_ms(MARKS, position) == start
    assert heard_text(TEXT, MARKS, position) == heard


texts = st.text(alphabet="аб «»\n", max_size=40)
events = st.lists(st.tuples(st.integers(0, 6000), st.integers(-1, 45)), max_size=30).map(sorted)


@given(texts, events, st.integers(1, 5000))
def test_marks_follow_one_another_whatever_is_told(text: str, told: list[tuple[int, int]], duration: int) -> None:
    marks = mark_words(text, told, duration)
    assert all(not text[mark.offset].isspace() for mark in marks)
    assert all(one.offset < other.offset for one, other in pairwise(marks))
    assert all(one.start_ms < one.end_ms == other.start_ms for one, other in pairwise(marks))
    assert not marks or (marks[0].start_ms, marks[-1].end_ms) == (0, duration)


@given(texts, st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 5000))
def test_later_more_is_heard_and_a_word_is_found_again_from_its_start(
    text: str, duration: int, one: int, other: int
) -> None:
    marks = even_marks(text, duration)
    early, late = sorted((one, other))
    assert heard_text(text, marks, late).startswith(heard_text(text, marks, early))
    assert heard_text(text, marks, duration) == text.strip()
    start = resume_ms(marks, early)
    assert 0 <= start <= early
    assert resume_ms(marks, start) == start
