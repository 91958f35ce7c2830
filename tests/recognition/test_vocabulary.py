from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.recognition.vocabulary import Grammar, Vocabulary

KNOWN = {"다시", "는", "전", "화하지", "마세요", "а", "не", "интересно", "да"}


def test_a_known_word_stays_whole() -> None:
    assert Vocabulary(KNOWN.__contains__, "ko").split("다시") == ("다시",)


def test_an_unknown_word_is_made_of_the_fewest_pieces() -> None:
    assert Vocabulary(KNOWN.__contains__, "ko").split("다시는") == ("다시", "는")


def test_russian_is_not_cut_into_single_letters() -> None:
    assert Vocabulary(KNOWN.__contains__, "ru").split("ада") is None


def test_a_phrase_that_cannot_be_heard_is_reported_and_left_out() -> None:
    grammar = Vocabulary(KNOWN.__contains__, "ru").grammar(["да", "да абырвалг"])
    assert grammar.phrases == ("да",)
    assert grammar.missing == {"абырвалг": ("да абырвалг",)}


def test_pieces_are_joined_again() -> None:
    grammar = Vocabulary(KNOWN.__contains__, "ko").grammar(["다시는 전화하지 마세요"])
    assert grammar.phrases == ("다시 는 전 화하지 마세요",)
    assert grammar.joined("다시 는 전 화하지 마세요") == "다시는 전화하지 마세요"


def test_the_same_phrase_is_heard_once() -> None:
    assert Vocabulary(KNOWN.__contains__, "ru").grammar(["да", "да"]).phrases == ("да",)


def test_nothing_gives_nothing() -> None:
    assert Vocabulary(KNOWN.__contains__, "ru").grammar([""]) == Grammar(())


@given(st.sets(st.text("абв", min_size=1, max_size=3), min_size=1), st.text("абв", min_size=1, max_size=9))
def test_pieces_are_known_and_make_the_word(known: set[str], word: str) -> None:
    pieces = Vocabulary(known.__contains__, "ko").split(word)
    if pieces is not None:
        assert "".join(pieces) == word
        assert set(pieces) <= known
