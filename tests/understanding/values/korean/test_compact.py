import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding.values.korean.compact import compact


def test_spaces_and_punctuation_go_and_places_stay() -> None:
    said = compact("내일, 세 시!")
    assert said.text == "내일세시"
    assert said.span(2, 4) == (4, 7)
    assert said.starts == {0, 2, 3}


def test_between_digits_marks_stay() -> None:
    assert compact("12 월 25일 10:30").text == "12월25일10:30"
    assert compact("10 30").text == "10 30"
    assert compact("1,500 원").text == "1,500원"


def test_syllables_may_be_written_as_letters() -> None:
    said = compact(unicodedata.normalize("NFD", "내일 세"))
    assert said.text == "내일세"
    assert said.places[1] == (2, 5)


@given(st.text(alphabet="내일 세시12:.-"))
def test_every_character_has_its_place(text: str) -> None:
    said = compact(text)
    assert len(said.text) == len(said.places)
    assert all(0 <= start <= end <= len(text) for start, end in said.places)
