import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.names import name_forms


def forms(word: str) -> set[tuple[str, str, str, str]]:
    return {(form.part, form.gender, form.case, form.nominative) for form in name_forms(word) if form.known}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("анну", ("first", "f", "a", "анна")),
        ("саша", ("first", "", "n", "саша")),
        ("петровны", ("patronymic", "f", "g", "петровна")),
        ("кузнецову", ("last", "f", "a", "кузнецова")),
        ("кузнецову", ("last", "m", "d", "кузнецов")),
        ("шевченко", ("last", "", "a", "шевченко")),
        ("соловьёва", ("last", "m", "a", "соловьёв")),
        ("соловьева", ("last", "m", "a", "соловьев")),
        ("маринку", ("first", "f", "a", "маринка")),
        ("вован", ("first", "m", "n", "вован")),
        ("анна-мария", ("first", "f", "n", "анна-мария")),
    ],
)
def test_names_in_their_cases(word: str, form: tuple[str, str, str, str]) -> None:
    assert form in forms(word)


@pytest.mark.parametrize(
    ("word", "nominative"),
    [("мельник", "мельник"), ("толстых", "толстых"), ("задорожную", "задорожная"), ("кириллову", "кириллов")],
)
def test_other_words_may_be_surnames(word: str, nominative: str) -> None:
    found = [form for form in name_forms(word) if form.part == "last"]
    assert nominative in {form.nominative for form in found}
    assert not any(form.known for form in found)


def test_of_an_unknown_name_the_ending_tells_the_gender() -> None:
    (found,) = (form for form in name_forms("кшиштовска") if form.part == "last")
    assert (found.gender, found.known) == ("f", False)


@pytest.mark.parametrize("word", ["завтра", "и", "42", "anna", ""])
def test_what_is_no_name(word: str) -> None:
    assert name_forms(word) == ()


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя-", max_size=12))
def test_any_word_is_weighed(word: str) -> None:
    assert all(0 <= form.weight <= 1.001 and form.nominative for form in name_forms(word))
