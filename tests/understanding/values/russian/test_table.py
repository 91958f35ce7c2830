import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.table import NOTHING, Mean, meanings

RUSSIAN = language("ru")


def mean(word: str) -> Mean:
    ((_, found),) = meanings(word, RUSSIAN)
    return found


def test_every_form_is_known() -> None:
    assert [mean(word).weekday for word in ("среду", "средой", "пятницы")] == [2, 2, 4]
    assert mean("декабря").month == 12
    assert (mean("завтрашнего").ahead, mean("сегодня").ahead) == (1, 0)
    assert (mean("часов").unit, mean("часов").one, mean("час").one, mean("неделю").one) == ("hour", False, True, True)
    assert mean("получаса").half == "hour"
    assert mean("вечера").side == "pm"
    assert mean("следующую").roles == {"next"}


def test_numerals() -> None:
    assert (mean("трех").number, mean("двадцатью").number, mean("07").number) == (3, 20, 7)
    assert (mean("пятого").ordinal, mean("пятого").dated, mean("пятая").dated) == (5, True, False)
    assert mean("двухтысячного").ordinal == 2000
    assert mean("двое").collective


@pytest.mark.parametrize(("slip", "word"), [("суботу", "субботу"), ("четверк", "четверг"), ("декобря", "декабря")])
def test_slips_in_one_letter(slip: str, word: str) -> None:
    assert mean(slip) == mean(word)


def test_slips_of_numerals() -> None:
    assert mean("шестнацать").number == 16


@pytest.mark.parametrize("word", ["карта", "завтрак", "хорошо", "абракадабра"])
def test_other_words_are_nothing(word: str) -> None:
    assert mean(word).roles | (NOTHING.roles) == mean(word).roles
    assert mean(word).month is mean(word).ahead is mean(word).number is None


def test_run_together() -> None:
    assert [text for text, _ in meanings("полпятого", RUSSIAN)] == ["пол", "пятого"]
    assert [text for text, _ in meanings("вчетверг", RUSSIAN)] == ["в", "четверг"]
    assert [found.number for _, found in meanings("тридцатьпять", RUSSIAN)] == [30, 5]
