from voicebot.language.language import language
from voicebot.understanding.values.value_text import ValueText

TEXT = ValueText(("двадцать", "пятого", "в", "двадцать", "один", "30", "часов"), language("ru"))


def test_numerals() -> None:
    assert TEXT.numeral(0) == (20, 1)
    assert TEXT.numeral(3) == (21, 2)
    assert TEXT.numeral(3, single=True) == (20, 1)
    assert TEXT.numeral(5) == (30, 1)
    assert TEXT.numeral(2) == (0, 0)
    assert TEXT.numeral(99) == (0, 0)


def test_words_are_looked_up_by_their_lemmas() -> None:
    assert TEXT.find(TEXT.table.ordinals, 1) == 5
    assert TEXT.find(TEXT.table.ordinals, 99) is None
    assert TEXT.is_one(6, TEXT.table.hour_words)
    assert not TEXT.is_one(-1, TEXT.table.hour_words)


def test_what_values_are_made_of() -> None:
    assert [TEXT.means(index) for index in (0, 1, 2, 5, 99)] == [True, True, False, True, False]
