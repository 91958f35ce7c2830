import pytest

from voicebot.language.morphology import inflected, readings


@pytest.mark.parametrize(
    ("lemma", "case", "plural", "gender", "form"),
    [
        ("рубль", "g", True, "", "рублей"),
        ("минута", "a", False, "", "минуту"),
        ("час", "d", True, "", "часам"),
        ("квадратный", "n", False, "f", "квадратная"),
        ("квадратный", "a", False, "m", "квадратный"),
        ("лошадиный", "g", True, "", "лошадиных"),
        ("евро", "i", True, "", "евро"),
        ("абракадабрить", "g", True, "", "абракадабрить"),
    ],
)
def test_a_word_in_another_form(lemma: str, case: str, plural: bool, gender: str, form: str) -> None:  # noqa: FBT001 - a table
    assert inflected(lemma, case, plural=plural, gender=gender) == form


def test_what_a_word_may_be() -> None:
    found = {(reading.case, reading.plural) for reading in readings("записи") if reading.part == "NOUN"}
    assert {("g", False), ("n", True)} <= found
    assert readings("оплатите")[0].takes_object


def test_the_euro_is_masculine_as_people_speak() -> None:
    assert {reading.gender for reading in readings("евро")} == {"m"}


@pytest.mark.parametrize("word", ["", "hello", "42", "한국", "-"])
def test_what_is_not_russian_is_nothing(word: str) -> None:
    assert readings(word) == ()
