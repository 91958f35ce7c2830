from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def value(text: str, *length: int, known: str = "", code: str = "ru") -> Value | None:
    return read_value(Asked("digits", language(code), NOW, length=length, known=known), text)


def test_pieces_come_one_after_another() -> None:
    known = ""
    missing = []
    for piece in ("сорок восемь семнадцать", "ноль ноль три", "пятьсот двенадцать"):
        found = value(piece, 10, known=known)
        assert found is not None
        known = found.text
        missing.append(found.parts.get("missing"))
    assert (known, missing) == ("4817003512", ["6", "3", None])


@pytest.mark.parametrize(
    ("text", "length", "known", "expected"),
    [
        ("лицевой счет ноль ноль ноль сто двадцать семь", (6,), "", "000127"),
        ("девятьсот двадцать пять пять пять пять", (7,), "", "9205555"),
        ("шестьсот тридцать восемь двадцать два", (4,), "", None),
        ("сорок восемь семнадцать", (4,), "48", "4817"),
        ("сорок восемь", (4, 6), "4817", "481748"),
        ("4817 0035 12", (10,), "", "4817003512"),
        ("а где его посмотреть", (10,), "", None),
    ],
)
def test_the_length_decides(text: str, length: tuple[int, ...], known: str, expected: str | None) -> None:
    found = value(text, *length, known=known)
    assert (found.text if found else None) == expected
    assert found is None or "missing" not in found.parts


def test_what_may_be_complete_is_kept_while_digits_are_missing() -> None:
    found = value("сто двадцать", 5)
    assert found == Value("digits", "120", (0, 12), ("10020",), parts={"missing": "2"})
    assert value("сто двадцать", 3) == Value("digits", "120", (0, 12))
    assert value("сто двадцать") == Value("digits", "120", (0, 12), ("10020",))


def test_two_lengths_may_both_fit() -> None:
    found = value("двадцать пять пять", 3, 4)
    assert found == Value("digits", "255", (0, 18), ("2055",), doubtful=True)


def test_english() -> None:
    found = value("double four nine oh one", 5, code="en")
    assert found is not None
    assert found.text == "44901"


@given(st.lists(st.integers(0, 999), min_size=1, max_size=4))
def test_groups_between_pauses_are_read_as_they_are_said(groups: list[int]) -> None:
    found = value(", ".join(num2words(one, lang="ru") for one in groups))
    assert found is not None
    assert found.text == "".join(map(str, groups))
