import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.clocks import clock
from voicebot.understanding.values.russian.pieces import Clock, ContradictionError, SameTime
from voicebot.understanding.values.russian.words import words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


def read(text: str, at: int = 0) -> tuple[object, int] | None:
    found = clock(words_of(heard_in(text, RUSSIAN), RUSSIAN), at)
    return (found.said, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:30", Clock(10, 30)),
        ("03:30", Clock(3, 30, exact=True)),
        ("без четверти шесть", Clock(5, 45)),
        ("без десяти минут час", Clock(12, 50)),
        ("без двадцати пять", Clock(4, 40)),
        ("без двадцати пяти пять", Clock(4, 35)),
        ("без пятнадцати двадцать", Clock(19, 45)),
        ("половина третьего", Clock(2, 30)),
        ("полпервого", Clock(12, 30)),
        ("пол третьего дня", Clock(2, 30, side="day")),
        ("четверть пятого", Clock(4, 15)),
        ("десять минут третьего", Clock(2, 10)),
        ("минут двадцать третьего", Clock(2, 20)),
        ("третьем часу", Clock(2)),
        ("часу в десятом", Clock(9)),
        ("начале пятого", Clock(4)),
        ("часиков в шесть", Clock(6)),
        ("часам к двум", Clock(2)),
        ("двадцать два тридцать", Clock(22, 30)),
        ("тринадцать ноль пять", Clock(13, 5)),
        ("девять ноль ноль", Clock(9)),
        ("ноль ноль пятнадцать", Clock(0, 15, exact=True)),
        ("ноль девять тридцать", Clock(9, 30, exact=True)),
        ("три часа и пять минут", Clock(3, 5)),
        ("три с половиной", Clock(3, 30)),
        ("час дня", Clock(1, side="day")),
        ("час тридцать", Clock(1, 30)),
        ("семь тридцать утра", Clock(7, 30, side="am")),
        ("шесть часов ровно", Clock(6)),
        ("два три часа", Clock(2, other=3)),
        ("в это же время", SameTime()),
    ],
)
def test_hours(text: str, said: object) -> None:
    first = 1 if text.startswith("в ") else 0
    found = read(text, first)
    assert found is not None
    assert found[0] == said


@pytest.mark.parametrize("text", ["три", "час", "ноль ноль"])
def test_a_bare_number_is_no_sure_hour(text: str) -> None:
    found = read(text)
    assert found is not None
    assert isinstance(found[0], Clock)
    assert not found[0].sure


def test_after_a_preposition_a_number_is_an_hour() -> None:
    assert read("в три", 1) == (Clock(3), 2)
    assert read("около часу", 1) == (Clock(1), 2)


@pytest.mark.parametrize("text", ["завтра", "три дня подряд декабря", "пять лет", "без двадцати", "половина", "сорок"])
def test_what_is_no_hour(text: str) -> None:
    found = read(text)
    assert found is None or text.startswith("три дня")


@pytest.mark.parametrize("text", ["в двадцать пять", "в десять семьдесят", "25:10", "двадцать семь тридцать"])
def test_there_is_no_such_hour(text: str) -> None:
    with pytest.raises(ContradictionError):
        read(text, int(text.startswith("в ")))
