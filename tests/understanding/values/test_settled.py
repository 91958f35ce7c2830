import pytest

from voicebot.language.language import language
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.settled import Mention, corrects, is_denied, settle
from voicebot.understanding.values.value import heard_in

RU = language("ru")


def settled(words: str) -> str | None:
    text = NumeralText(heard_in(words, RU), RU)
    found = settle(text, [Mention((one.text,), one.first, one.last) for one in numerals(text)])
    return found.readings[0] if found else None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("не семь а девять", "9"),
        ("нет не двадцать", None),
        ("пять нет не пять", None),
        ("ни пять ни шесть", None),
        ("только не в пять", None),
        ("нет не так пять", "5"),
        ("не меньше сорока", "40"),
        ("пять больше не надо", "5"),
        ("пять не подойдет", None),
        ("пять не подойдет а шесть да", "6"),
        ("пять ой нет шесть", "6"),
        ("пять погодите шесть", "6"),
        ("пять то есть шесть", "6"),
        ("пять и еще раз пять", "5"),
        ("то ли пять то ли шесть", None),
        ("десять хватит", "10"),
    ],
)
def test_what_is_meant(words: str, number: str | None) -> None:
    assert settled(words) == number


def test_mentions_that_agree_share_their_readings() -> None:
    text = NumeralText(heard_in("десятку десять тысяч", RU), RU)
    both = [Mention(("10000", "10"), 0, 0, doubtful=True), Mention(("10000",), 1, 2)]
    assert settle(text, both) == Mention(("10000",), 1, 2)
    assert settle(text, both[:1]) == both[0]
    assert settle(text, []) is None


def test_corrections_and_denials_have_their_places() -> None:
    text = NumeralText(heard_in("пять ой нет не шесть", RU), RU)
    assert corrects(text, 1, 4)
    assert not corrects(text, 0, 1)
    assert is_denied(text, 4)
    assert not is_denied(text, 0)
