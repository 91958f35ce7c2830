from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.telephones import e164
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def number(text: str, code: str = "ru") -> str | None:
    found = read_value(Asked("telephone", language(code), NOW), text)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("девятьсот три, сто двадцать, ноль-ноль, сорок пять", "+79031200045"),
        ("плюс семь девятьсот три сто двадцать два нуля сорок пять", "+79031200045"),
        ("8 (903) 120-00-45", "+79031200045"),
        ("+7 903 120 00 45", "+79031200045"),
        ("89031200045", "+79031200045"),
        ("восемь восемьсот двенадцать триста десять ноль пять ноль шесть", "+78123100506"),
        ("девятьсот двадцать пять пять пять пять пять пять пять", "+79205555555"),
        (
            "восемь девятьсот десять четыреста пятьдесят шесть семьдесят восемь девяносто нет девяносто два",
            "+79104567892",
        ),
        ("четыреста девяносто пять двести тридцать два тридцать четыре пятьдесят шесть добавочный сто", "+74952323456"),
        ("плюс три семь пять двадцать девять сто двадцать три сорок пять шестьдесят семь", "+375291234567"),
        ("восемь девятьсот третий сто двадцать два нуля сорок пять", "+79031200045"),
        ("звоните после шести на восемь девятьсот три сто двадцать ноль ноль сорок пять", "+79031200045"),
        ("восемь девятьсот три сто двадцать ноль ноль сорок пять спросите ивана я до пяти", "+79031200045"),
        ("триста двадцать два пятнадцать шестнадцать", None),
        ("девятьсот шестнадцать двести тридцать сорок пять шестьдесят семь восемьдесят девять", None),
        ("восемь девятьсот три сто двадцать ноль ноль", None),
        ("не надо мне перезванивать", None),
    ],
)
def test_russian_numbers(text: str, expected: str | None) -> None:
    assert number(text) == expected


def test_of_two_numbers_the_person_is_asked() -> None:
    text = "89031200045 или можно 89161234567"
    found = read_value(Asked("telephone", language("ru"), NOW), text)
    assert found == Value("telephone", "+79031200045", (0, 11), ("+79161234567",), doubtful=True)


def test_english_numbers() -> None:
    assert number("two one two five five five oh one nine nine", "en") == "+12125550199"
    assert number("plus forty four twenty seven nine four six oh nine five eight", "en") == "+442079460958"


@given(st.integers(0, 999), st.integers(0, 99), st.integers(0, 99))
def test_any_grouping_is_read(three: int, two: int, last: int) -> None:
    figures = f"{three:03}{two:02}{last:02}"
    said = [f"{three:03}", f"{two:02}", f"{last:02}"]
    zeros = [" ".join(["ноль"] * (len(one) - len(one.lstrip("0")))) for one in said]
    rest = [num2words(int(one), lang="ru") if one.strip("0") else "" for one in said]
    words = ", ".join(f"{zero} {words}" for zero, words in zip(zeros, rest, strict=True))
    assert number(f"восемь девятьсот шестнадцать {words}") == f"+7916{figures}"


@pytest.mark.parametrize(
    ("figures", "region", "plus", "expected"),
    [
        ("9031200045", "RU", False, "+79031200045"),
        ("79031200045", "RU", False, "+79031200045"),
        ("8123100506", "RU", False, "+78123100506"),
        ("1200045", "RU", False, None),
        ("99031200045", "RU", False, None),
        ("01012345678", "KR", False, "+821012345678"),
        ("000", "RU", True, None),
        ("0000000", "RU", True, None),
    ],
)
def test_e164(figures: str, region: str, expected: str | None, *, plus: bool) -> None:
    assert e164(figures, region, plus=plus) == expected
