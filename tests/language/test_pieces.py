"""A text keeps what its parts came from when it is cut and joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.pieces import Filled, Piece, gathered, join

NAME, TIME = Piece("Олег", "name"), Piece("в пять. Утра", "at", heard=True)
TEXT = Filled((NAME, Piece(", вы записаны "), TIME, Piece(". Придёте?")))


def test_what_a_text_is_made_of() -> None:
    assert TEXT.text == "Олег, вы записаны в пять. Утра. Придёте?"
    assert (TEXT.varies, TEXT.heard) == (True, True)
    assert (Filled((NAME,)).varies, Filled((NAME,)).heard) == (True, False)
    assert Filled.of("Да.") == Filled((Piece("Да."),))
    assert Filled.of("Олег", (NAME,)) == Filled((NAME,))
    assert not Filled.of("").pieces


def test_sentences_keep_their_pieces_and_end_after_a_value_however_short() -> None:
    first, second = TEXT.sentences()
    assert first.pieces == (NAME, Piece(", вы записаны "), TIME, Piece("."))
    assert second == Filled((Piece("Придёте?"),))
    short = Filled((Piece("В "), Piece("5", "hour"), Piece(". Да?")))
    assert [sentence.text for sentence in short.sentences()] == ["В 5.", "Да?"]


@given(st.lists(st.tuples(st.text(st.sampled_from("аб .?!,"), max_size=12), st.sampled_from(["", "name", "at"]))))
def test_cutting_and_joining_lose_nothing(parts: list[tuple[str, str]]) -> None:
    found = gathered((char, Piece("", value)) for text, value in parts for char in text)
    assert found.text == " ".join("".join(text for text, _ in parts).split())
    assert join(found.sentences()).text == found.text
