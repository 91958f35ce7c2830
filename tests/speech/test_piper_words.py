from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.speech.piper_words import group_of_words


def test_groups_that_are_words() -> None:
    assert group_of_words(["həloʊ", "ðɪs", "ɪz"], ["həloʊ", "ðɪs", "ɪz"]) == [0, 1, 2]


def test_words_that_run_together_begin_one_group() -> None:
    # "robot of the clinic"
    assert group_of_words(["ɹoʊbɑt", "ʌvðə", "klɪnɪk"], ["ɹoʊbɑt", "ʌv", "ðə", "klɪnɪk"]) == [0, 1, None, 2]


def test_a_word_alone_may_sound_otherwise() -> None:
    # "a robot": alone "eɪ", in a sentence "ɐ"
    assert group_of_words(["ðɪs", "ɐ", "ɹoʊbɑt"], ["ðɪs", "eɪ", "ɹoʊbɑt"]) == [0, 1, 2]


def test_a_word_of_several_groups_begins_the_first() -> None:
    # "2026 is"
    assert group_of_words(["twɛnti", "twɛntisɪks", "ɪz"], ["twɛntitwɛntisɪks", "ɪz"]) == [0, 2]


def test_what_makes_no_sound_begins_nothing() -> None:
    assert group_of_words(["nət"], ["", "nət"]) == [None, 0]
    assert group_of_words([], ["nət"]) == [None]


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=6), max_size=12))
def test_words_in_their_order(words: list[str]) -> None:
    assert group_of_words(words, words) == list(range(len(words)))
