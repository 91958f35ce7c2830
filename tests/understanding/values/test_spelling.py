import pytest

from voicebot.language.language import language
from voicebot.understanding.values.spelling import Part, Spelling
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


def spelled(text: str, code: str = "ru") -> list[tuple[str, str]]:
    tongue = language(code)
    return [(piece.part.name, piece.text) for piece in Spelling(heard_in(text, tongue), tongue).pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("иван точка", [("TEXT", "ivan"), ("SIGN", ".")]),
        ("двадцать пять", [("TEXT", "25")]),
        ("ноль пять", [("TEXT", "0"), ("TEXT", "5")]),
        ("три тройки", [("TEXT", "333")]),
        ("abc007", [("TEXT", "abc"), ("TEXT", "007")]),
        ("нижнее подчёркивание", [("SIGN", "_")]),
        ("эс как доллар", [("LETTER", "s")]),
        ("собака джи мейл точка ком", [("AT", "@"), ("SERVICE", "gmail.com"), ("SIGN", "."), ("TOP", "com")]),
        ("собака телеком точка нет", [("AT", "@"), ("TEXT", "telekom"), ("SIGN", "."), ("TOP", "net")]),
        ("эм эн", [("LETTER", "m"), ("LETTER", "n")]),
        ("анна нет", [("TEXT", "anna"), ("CORRECTION", "")]),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert spelled(text) == pieces


def test_beside_english_letters_the_others_are_english() -> None:
    assert [text for _, text in spelled("кью дабл ю и ар ти вай")] == list("qwerty")
    assert [text for _, text in spelled("ка и тэ")] == ["k", "i", "t"]


def test_a_lead_opens_an_address_and_may_be_a_word_of_it() -> None:
    assert spelled("почта анна") == [("LEAD", ""), ("TEXT", "anna")]
    assert spelled("анна собака почта точка ру")[2] == ("TEXT", "pochta")


def test_pieces_know_their_words() -> None:
    spelling = Spelling(heard_in("ну анна точка бэ", RUSSIAN), RUSSIAN)
    found = spelling.pieces[1]
    assert found.part is Part.TEXT
    assert spelling.heard.span(found.first, found.last) == (3, 7)
