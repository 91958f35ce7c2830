from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.english.plain import plain

ENGLISH = language("en")


def test_short_forms_are_put_in_full_and_places_stay() -> None:
    said = plain("Friday's OK, I can't.", ENGLISH)
    assert said.text == "friday is ok i can not"
    assert said.span(0, 9) == (0, 8)


def test_figures_keep_the_marks_between_them() -> None:
    assert plain("10:30am on 2026-12-01, 5th", ENGLISH).text == "10:30 am on 2026-12-01 5th"


@given(st.text(max_size=30))
def test_every_character_has_its_place(text: str) -> None:
    said = plain(text, ENGLISH)
    assert len(said.text) == len(said.places)
    assert all(0 <= start <= end <= len(text) for start, end in said.places)
