from voicebot.language.language import language
from voicebot.understanding.values.korean.between import between
from voicebot.understanding.values.mentions import Sign

BETWEEN = between(language("ko"))


def test_denials() -> None:
    assert BETWEEN.denied("말고") == "last"
    assert BETWEEN.denied("는안돼요") == "clause"
    assert BETWEEN.denied("밖에시간이안돼요") == ""
    assert BETWEEN.denied("도상관없어요") == ""
    assert BETWEEN.denies_next("안", first=True) == ""


def test_signs() -> None:
    assert BETWEEN.sign("아니") == Sign("correction")
    assert BETWEEN.sign("요아") == Sign("correction")
    assert BETWEEN.sign("이나") == Sign("either")
    assert BETWEEN.sign("에") is None
    assert BETWEEN.sign("말고") is None


def test_clauses() -> None:
    assert BETWEEN.ends_clause("은되는데")
    assert not BETWEEN.ends_clause("에")
