import pytest

from voicebot.language.language import language
from voicebot.understanding.values.dictated import Group, group, ones_apart
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import heard_in


def said(words: str, code: str = "ru") -> list[Group]:
    text = NumeralText(heard_in(words, language(code)), language(code))
    found: list[Group] = []
    at = 0
    while at < len(text):
        one = group(text, at)
        at = at + 1 if one is None else one.last + 1
        if one is not None:
            found.append(one)
    return found


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("девятьсот три сто двадцать ноль ноль сорок пять", "903 120 0 0 45"),
        ("сорок восемь семнадцать", "48 17"),
        ("два нуля семь", "00 7"),
        ("семьсот два нуля", "700 00"),
        ("двадцать два ноля", "20 00"),
        ("три семерки две единицы", "777 11"),
        ("дважды два трижды ноль", "22 000"),
        ("три раза пять", "555"),
        ("сто и четыре нуля", "100 0000"),
        ("тысяча двести тридцать четыре", "1234"),
        ("двести, сорок", "200 40"),
        ("один ноль", "1 0"),
        ("8 (903) 007-05", "8 903 007 05"),
        ("две минуты сорок пять", "45"),
        ("последние две цифры двенадцать", "12"),
        ("пятый", ""),
    ],
)
def test_groups(words: str, figures: str) -> None:
    assert [one.figures for one in said(words)] == figures.split()


def test_english_groups() -> None:
    assert [one.figures for one in said("double oh seven triple four oh nine", "en")] == ["00", "7", "444", "0", "9"]


def test_a_group_may_be_meant_apart() -> None:
    (one,) = said("сто двадцать пять")
    assert dict(one.apart) == {"10025": 1, "1205": 1, "100205": 2}
    assert one.unit_apart == "1205"


def test_a_group_goes_over_into_single_digits() -> None:
    assert list(ones_apart(said("девятьсот двадцать пять пять шесть"))) == ["920556"]
    assert not list(ones_apart(said("девятьсот двадцать пять двадцать")))
