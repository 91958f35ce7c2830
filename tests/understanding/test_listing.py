from voicebot.language.language import language
from voicebot.understanding.listing import listing, read
from voicebot.understanding.meaning import Expected, Kind

RUSSIAN = language("ru")


def test_phrases_without_words_are_left_out() -> None:
    assert [one.expected.text for one in listing([Expected("…", "a"), Expected("Да!", "yes")], RUSSIAN)] == ["Да!"]


def test_a_reading_has_every_form() -> None:
    heard = read(("не", "удобно"), RUSSIAN)
    assert heard.text.words == "не удобно"
    assert heard.polarity.denies
    assert heard.spaced
    assert not read(("네",), language("ko")).spaced


def test_only_a_sentence_stands_alone_after_a_refusal() -> None:
    operator, come, yes = listing(
        [Expected("дайте оператора", "op", Kind.HAND_OFF), Expected("приду", "come"), Expected("да приду", "yes")],
        RUSSIAN,
    )
    assert operator.stands_alone
    assert not come.stands_alone
    assert not yes.stands_alone


def test_guards_are_read_too() -> None:
    (one,) = listing([Expected("оператор", "op", not_when=("не надо оператора",))], RUSSIAN)
    assert one.guards[0].words == ("не", "надо", "оператора")
