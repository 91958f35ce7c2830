from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.dialog.marks import Marks
from voicebot.language.pieces import Filled, Piece


def test_inner_marks_count() -> None:
    marks = Marks({"at"})
    whole = marks.mark(f"г-н {marks.mark('Олег', ['name'])}", ["title"]) + marks.mark("5", ["b", "at"])
    found = Filled((Piece("г-н ", "title"), Piece("Олег", "name"), Piece("5", "at, b", heard=True)))
    assert marks.read(whole) == found
    assert marks.read(marks.mark_again(found)) == found


@given(st.lists(st.tuples(st.text(max_size=8), st.sampled_from(["", "name", "at"]))))
def test_marks_change_no_text(parts: list[tuple[str, str]]) -> None:
    marks = Marks({"at"})
    found = marks.read("".join(marks.mark(text, [name]) if name else text for text, name in parts))
    assert found.text == " ".join("".join(text for text, _ in parts).split())
    assert all(piece.heard == (piece.value == "at") for piece in found.pieces)
