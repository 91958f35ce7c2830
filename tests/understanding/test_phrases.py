from voicebot.language.language import language
from voicebot.understanding.phrases import PhraseSet

POLITE = PhraseSet(["будьте добры", "ну", "пожалуйста"], language("ru"))


def test_phrases_are_left_out() -> None:
    assert POLITE.without(("ну", "соедините", "будьте", "добры")) == ("соедините",)


def test_words_stay_when_nothing_else_is_left() -> None:
    assert POLITE.without(("ну", "пожалуйста")) == ("ну", "пожалуйста")


def test_a_row_of_phrases() -> None:
    assert POLITE.makes(("ну", "будьте", "добры", "ну"))
    assert not POLITE.makes(("ну", "будьте"))


def test_an_end() -> None:
    assert POLITE.ends(("да", "будьте", "добры"))
    assert not POLITE.ends(("будьте", "добры", "да"))
    assert not PhraseSet([], language("ru")).ends(("да",))
