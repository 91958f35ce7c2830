import pytest

from voicebot.language.language import language
from voicebot.understanding.values.counted import counts_something
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.value import heard_in

RU = language("ru")


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("два часа", True),
        ("пять мастеров", True),
        ("один раз", True),
        ("два мастера", True),
        ("пять мастеру", False),
        ("пять девушка", False),
        ("пять баллов", False),
        ("пять", False),
        ("двадцать пятнадцать", False),
    ],
)
def test_what_a_number_counts(words: str, *, counted: bool) -> None:
    text = NumeralText(heard_in(words, RU), RU)
    assert counts_something(text, numerals(text)[0], ("балл",)) is counted


def test_english_counts_time() -> None:
    text = NumeralText(heard_in("two hours", language("en")), language("en"))
    assert counts_something(text, numerals(text)[0])
