import re

from voicebot.language.speaking.traced import Traced


def test_a_replacement_comes_from_the_word_it_replaces() -> None:
    text = Traced.of("до 15 мая").sub(re.compile(r"\d+"), "пятнадцатого числа")
    assert text.text == "до пятнадцатого числа мая"
    assert text.words() == [("до", 0), ("пятнадцатого", 3), ("числа", 3), ("мая", 6)]


def test_pieces_come_from_where_they_say() -> None:
    text = Traced.of("5 кг.").sub(
        re.compile(r"(\d) (кг)"), lambda match: [("пять", match.start(1)), ("килограммов", match.start(2))]
    )
    assert text.text == "пять килограммов."
    assert text.words() == [("пять", 0), ("килограммов.", 2)]


def test_places_never_decrease() -> None:
    text = Traced.of("a b").sub(re.compile("a b"), lambda match: [("b", match.start() + 2), ("a", match.start())])
    assert text.words() == [("b", 2), ("a", 2)]


def test_a_match_may_stay_as_it_is() -> None:
    text = Traced.of("один два")
    assert text.sub(re.compile("один"), lambda _: None) is text
    assert text.sub(re.compile("три"), "3") is text


def test_a_match_may_vanish() -> None:
    text = Traced.of("а б в").sub(re.compile("б "), "")
    assert text.words() == [("а", 0), ("в", 4)]


def test_rules_follow_each_other() -> None:
    text = Traced.of("а").apply([(re.compile("а"), "б"), (re.compile("б"), "в")])
    assert text.text == "в"
