from __future__ import annotations

from voicebot.bench.understanding.value_sets import NOW, Question, ValueSet
from voicebot.bench.understanding.values import measured, value_of


def test_a_value_is_right_where_it_is_as_written_or_rightly_nothing() -> None:
    questions = (
        Question(("завтра",), ("2026-11-26",)),
        Question(("завтра",), ("2026-11-27", "2026-11-26")),
        Question(("спасибо",), ()),
        Question(("завтра",), ()),
    )
    told = []
    shares, times = measured([ValueSet("set", "ru", "date", questions)], lambda: told.append(1))
    (share,) = shares.figures
    assert (share.name, share.value, share.n, share.least) == ("Russian date, set", 75.0, 4, 95.0)
    assert [figure.n for figure in times.figures] == [4, 4]
    assert len(told) == 4


def test_a_kind_that_is_promised_in_no_language_but_russian_has_no_target() -> None:
    question = (Question(("third",), ("3",)),)
    shares, _ = measured([ValueSet("set", "en", "ordinal", question)], lambda: None)
    assert shares.figures[0].least is None


def test_digits_come_in_pieces() -> None:
    read = value_of(Question(("сорок восемь", "ну вот", "семнадцать"), ("4817",), NOW, length=4), "digits", "ru")
    assert read is not None
    assert read.text == "4817"
