from voicebot.language.language import language
from voicebot.understanding.values.english.between import between
from voicebot.understanding.values.mentions import Sign

BETWEEN = between(language("en"))


def test_denials_of_what_was_before() -> None:
    assert BETWEEN.denied(" is no good") == "clause"
    assert BETWEEN.denied(" works but not on ") == ""
    assert BETWEEN.denied(" no problem at ") == ""
    assert BETWEEN.denied(" does not", final=True) == "clause"
    assert BETWEEN.denied(" not ") == ""


def test_denials_of_what_is_next() -> None:
    assert BETWEEN.denies_next("not at ", first=True) == "last"
    assert BETWEEN.denies_next("any day but ", first=True) == "last"
    assert BETWEEN.denies_next("i can not make ", first=True) == "clause"
    assert BETWEEN.denies_next(" does not suit ", first=False) == ""
    assert BETWEEN.denies_next("not before ", first=True) == ""


def test_signs() -> None:
    assert BETWEEN.sign(" no wait ") == Sign("correction")
    assert BETWEEN.sign(" or ") == Sign("either")
    assert BETWEEN.sign(" to ") == Sign("either")
    assert BETWEEN.sign(" at ") is None
    assert BETWEEN.sign(" is bad ") is None
