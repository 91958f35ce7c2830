import pytest

from voicebot.language.language import language
from voicebot.understanding.values.currencies import Named, currencies, sums_of_money
from voicebot.understanding.values.numeral_table import Role
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import heard_in

RU = language("ru")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("рублей", Named("RUB", 0, 0)),
        ("рублев", Named("RUB", 0, 0)),
        ("белорусских рублей", Named("BYN", 0, 1)),
        ("долларов сша", Named("USD", 0, 1)),
        ("фунтов стерлингов", Named("GBP", 0, 1)),
        ("турецких лир", Named("TRY", 0, 1)),
        ("белорусских огурцов", None),
        ("огурцов", None),
    ],
)
def test_a_currency_is_named_with_its_country(words: str, named: Named | None) -> None:
    assert currencies(RU).after(NumeralText(heard_in(words, RU), RU), 0) == named


def test_a_currency_before_its_number() -> None:
    text = NumeralText(heard_in("евро сто", RU), RU)
    assert currencies(RU).before(text, 1) == Named("EUR", 0, 0)
    assert currencies(RU).before(text, 0) is None


def test_hundredths_and_symbols() -> None:
    known = currencies(RU)
    assert known.is_part("копеек")
    assert known.of_part("центов", "RUB", RU) == "USD"
    assert known.of_part("копеек", "RUB", RU) == "RUB"
    assert (known.symbol(" €"), known.symbol(" .")) == ("EUR", None)


def test_slang_for_sums() -> None:
    slang = sums_of_money(RU)
    assert (slang["косарей"].value, slang["косарей"].role, slang["косарей"].counted) == (1000, Role.SCALE, True)
    assert slang["пятихатку"].value == 500
    assert slang["полляма"].value == 500_000
