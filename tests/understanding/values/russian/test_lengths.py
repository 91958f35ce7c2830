import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.lengths import ahead, length, length_again
from voicebot.understanding.values.russian.pieces import Ahead, Length, Weekday
from voicebot.understanding.values.russian.words import Words, words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")
HOUR = 3600


def words(text: str) -> Words:
    return words_of(heard_in(text, RUSSIAN), RUSSIAN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("час", Length(seconds=HOUR)),
        ("полтора часа", Length(seconds=5400)),
        ("полтора два часа", Length(seconds=5400, other=Length(seconds=2 * HOUR))),
        ("часа полтора", Length(seconds=5400)),
        ("час с четвертью", Length(seconds=4500)),
        ("три с половиной часа", Length(seconds=12600)),
        ("1,5 часа", Length(seconds=5400)),
        ("1:30", Length(seconds=5400)),
        ("5-6 дней", Length(days=5, other=Length(days=6))),
        ("полчаса", Length(seconds=1800)),
        ("пол часа", Length(seconds=1800)),
        ("три четверти часа", Length(seconds=2700)),
        ("час двадцать", Length(seconds=4800)),
        ("два часа тридцать минут", Length(seconds=9000)),
        ("неделя и еще два дня", Length(days=9)),
        ("год и два месяца", Length(months=14)),
        ("полтора месяца", Length(months=1, days=15)),
        ("полторы недели", Length(days=10, seconds=12 * HOUR)),
        ("минут сто двадцать", Length(seconds=7200)),
        ("месяца на три", Length(months=3)),
        ("двое суток", Length(days=2)),
        ("недельку другую", Length(days=7)),
        ("минут десять пятнадцать", Length(seconds=600, other=Length(seconds=900))),
        ("неделю максимум две", Length(days=7, other=Length(days=14))),
    ],
)
def test_how_long(text: str, said: Length) -> None:
    found = length(words(text), 0)
    assert found is not None
    assert (found.said, found.end) == (said, len(words(text)))


@pytest.mark.parametrize("text", ["пять", "недолго", "часов", "10.12.2026"])
def test_what_is_no_length(text: str) -> None:
    assert length(words(text), 0) is None


def test_less_than_nothing_is_no_length() -> None:
    assert length(words("минус два часа"), 1) is None


def test_of_one_only_where_it_is_a_measure() -> None:
    assert length(words("около часа"), 1) is not None
    assert length(words("от часа"), 1) is None


def test_a_correction_may_leave_the_unit_out() -> None:
    found = length_again(words("не на неделю а на две"), 5)
    assert found is not None
    assert found.said == Length(days=14)
    assert length_again(words("неделя на две"), 2) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("через час", Ahead(Length(seconds=HOUR), elapsed=True)),
        ("через недельку", Ahead(Length(days=7))),
        ("через день", Ahead(Length(days=1), unsure=True)),
        ("через сутки", Ahead(Length(days=1), elapsed=True)),
        ("минут через сорок", Ahead(Length(seconds=2400), elapsed=True)),
        ("дней примерно через десять", Ahead(Length(days=10))),
        ("через минут двадцать", Ahead(Length(seconds=1200), elapsed=True)),
        ("два дня назад", Ahead(Length(days=2), back=True)),
        ("через четверг", Weekday(3, "after_next")),
    ],
)
def test_counted_from_now(text: str, said: object) -> None:
    found = ahead(words(text), 0)
    assert found is not None
    assert (found.said, found.end) == (said, len(words(text)))


@pytest.mark.parametrize("text", ["через", "через двадцать", "час через день", "два дня"])
def test_what_is_not_counted_from_now(text: str) -> None:
    assert ahead(words(text), 0) is None
