import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.numerals import count, dated, in_full, month, number, year
from voicebot.understanding.values.russian.words import Words, words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


def words(text: str) -> Words:
    return words_of(heard_in(text, RUSSIAN), RUSSIAN)


def test_a_number_below_a_hundred() -> None:
    assert number(words("двадцать пять"), 0) == (25, 2)
    assert number(words("двадцать пять"), 0, single=True) == (20, 1)
    assert number(words("двадцать тридцать"), 0) == (20, 1)
    assert number(words("30 5"), 0) == (30, 1)
    assert number(words("сто"), 0) is None
    assert number(words("двое"), 0) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("сто двадцать", (120, 2)),
        ("тысяча девятьсот восемьдесят пять", (1985, 4)),
        ("две тысячи", (2000, 2)),
        ("пять десять", (5, 1)),
        ("ноль пять", (0, 1)),
        ("1985", (1985, 1)),
        ("завтра", None),
    ],
)
def test_a_number_of_things(text: str, found: tuple[int, int] | None) -> None:
    assert count(words(text), 0) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("двадцать пятого", (25, 2)), ("ноль второго", (2, 2)), ("25-го", (25, 1)), ("пятая", None), ("пять", None)],
)
def test_a_day_of_a_month(text: str, found: tuple[int, int] | None) -> None:
    assert dated(words(text), 0) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("мая", (5, 1)), ("ноль пятого", (5, 2)), ("ноль пять", (5, 2)), ("тринадцатого", None), ("третьего часа", None)],
)
def test_a_month(text: str, found: tuple[int, int] | None) -> None:
    assert month(words(text), 0) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("две тысячи шестого", 2006),
        ("тысяча девятьсот шестого года", 1906),
        ("двухтысячного года", 2000),
        ("восемьдесят шестого", 1986),
        ("двадцать восьмого года", 2028),
        ("сорок пятого", 1945),
        ("ноль шестого", 2006),
        ("85 года", 1985),
        ("1985", 1985),
        ("двадцать минут", None),
        ("ноль ноль", None),
        ("двести", None),
    ],
)
def test_a_year(text: str, found: int | None) -> None:
    told = year(words(text), 0, 2026)
    assert (told[0] if told else None) == found


def test_a_year_of_birth_is_over() -> None:
    assert year(words("двадцать восьмого года"), 0, 2026, past=True) == (1928, 3)


def test_the_century_of_a_year() -> None:
    assert [in_full(year, 2026) for year in (5, 36, 37, 85)] == [2005, 2036, 1937, 1985]
    assert in_full(27, 2026, past=True) == 1927
