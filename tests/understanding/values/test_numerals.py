import pytest

from voicebot.language.language import language
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numeral, numerals
from voicebot.understanding.values.value import heard_in


def found(words: str, code: str = "ru") -> list[str]:
    return [one.text for one in numerals(NumeralText(heard_in(words, language(code)), language(code)))]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("минус пять", ["-5"]),
        ("три с половиной", ["3.5"]),
        ("три с половиной тысячи", ["3500"]),
        ("миллион с четвертью", ["1250000"]),
        ("миллиона два с половиной", ["2500000"]),
        ("две целых пять десятых", ["2.5"]),
        ("ноль целых и семьсот двадцать девять тысячных", ["0.729"]),
        ("две целых пять", ["2.5"]),
        ("семь целых", ["7"]),
        ("три и две десятых", ["3.2"]),
        ("пять десятых", ["0.5"]),
        ("одна целая двадцать три сотых миллиарда", ["1230000000"]),
        ("полтора десятка", ["15"]),
        ("тысячи полторы", ["1500"]),
        ("пол тысячи", ["500"]),
        ("пол третьего", []),
        ("семь точка ноль три", ["7.03"]),
        ("семь точка три миллиона", ["7300000"]),
        ("семь точка", ["7"]),
        ("три четверти", ["0.75"]),
        ("треть", ["0.33"]),
        ("половина третьего", []),
        ("без четверти шесть", ["6"]),
        ("двенадцать градусов ниже нуля", ["-12"]),
        ("1 500,50", ["1500.5"]),
        ("3.5 миллиона", ["3500000"]),
        ("25.12.2026", ["25", "12", "2026"]),
        ("-5", ["-5"]),
        ("8-903", ["8", "903"]),
        ("пять, шесть", ["5", "6"]),
        ("двадцать пятая", []),
        ("двадцать пять тысячных", ["0.025"]),
    ],
)
def test_russian_numbers(words: str, numbers: list[str]) -> None:
    assert found(words) == numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("a hundred and twenty", ["120"]),
        ("fifteen hundred", ["1500"]),
        ("half a dozen", ["6"]),
        ("two and a half", ["2.5"]),
        ("point oh five", ["0.05"]),
        ("two point five billion", ["2500000000"]),
        ("minus three", ["-3"]),
        ("1,500 of them", ["1500"]),
    ],
)
def test_english_numbers(words: str, numbers: list[str]) -> None:
    assert found(words, "en") == numbers


def test_a_number_knows_its_words() -> None:
    text = NumeralText(heard_in("ну, минус пять градусов", language("ru")), language("ru"))
    one = numeral(text, 1)
    assert one is not None
    assert (one.first, one.last) == (1, 2)
    assert text.heard.span(one.first, one.last) == (4, 14)
    assert numeral(text, 99) is None
