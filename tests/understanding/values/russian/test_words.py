import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.words import words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ну э в пятницу", ["в", "пятницу"]),
        ("в в пятницу", ["в", "пятницу"]),
        ("ноль ноль", ["ноль", "ноль"]),
        ("после завтра", ["послезавтра"]),
        ("полтретьего", ["пол", "третьего"]),
        ("двадцатьпятого", ["двадцать", "пятого"]),
        ("25-го", ["25го"]),
        ("15ч30м", ["15", "ч", "30", "мин"]),
        ("в 10:30", ["в", "10:30"]),
        ("25.12.2026", ["25.12.2026"]),
        ("то есть в три", ["тоесть", "в", "три"]),
        ("нет проблем", ["нет проблем"]),
        ("впятницу", ["в", "пятницу"]),
        ("…", []),
    ],
)
def test_words_are_made_one_or_taken_apart(text: str, words: list[str]) -> None:
    found = words_of(heard_in(text, RUSSIAN), RUSSIAN)
    assert [word.text for word in found.items] == words


def test_words_keep_their_places() -> None:
    text = "Ну в пятницу — 25.12!"
    found = words_of(heard_in(text, RUSSIAN), RUSSIAN)
    assert [text[word.start : word.end] for word in found.items] == ["в", "пятницу", "25.12"]
    assert [word.apart for word in found.items] == [False, False, True]
    assert found.word(2).typed == ("25", "12")


def test_beyond_the_end_there_is_nothing() -> None:
    found = words_of(heard_in("в три", RUSSIAN), RUSSIAN)
    assert len(found) == 2
    assert found.word(-1).text == found.word(2).text == ""
    assert found.past(0, "lead") == 1
    assert not found.does(5, "lead")
