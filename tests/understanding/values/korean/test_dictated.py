from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked, Value

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time
KO = language("ko")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("제 번호는 공일공에 일이삼사에 오육칠팔입니다", "+821012345678"),
        ("영일영 구팔칠육 오사삼이", "+821098765432"),
        ("010-1234-5678", "+821012345678"),
        ("+82 10 1234 5678", "+821012345678"),
        ("일이삼사", None),
        ("모르겠어요", None),
    ],
)
def test_telephones(text: str, number: str | None) -> None:
    found = read_value(Asked("telephone", KO, NOW), text)
    assert (found.text if found else None) == number


def test_of_two_numbers_the_person_is_asked() -> None:
    found = read_value(Asked("telephone", KO, NOW), "01012345678 또는 01098765432")
    assert found == Value("telephone", "+821012345678", (0, 11), ("+821098765432",), doubtful=True)


@pytest.mark.parametrize(
    ("text", "length", "known", "expected", "missing"),
    [
        ("일이삼사", (4,), "", "1234", None),
        ("오육", (4,), "12", "1256", None),
        ("아니 오육", (4,), "1234", "1256", None),
        ("일이 아니 삼사", (), "", "34", None),
        ("일이", (4, 6), "", "12", "2"),
        ("일이삼사", (4,), "12", "1234", None),
        ("일이삼사오", (4,), "", None, None),
        ("사십오 공육", (4,), "", "4506", None),
        ("잠깐만요", (4,), "", None, None),
        ("전화 이따가 할게요", (4,), "", None, None),
    ],
)
def test_digits(text: str, length: tuple[int, ...], known: str, expected: str | None, missing: str | None) -> None:
    found = read_value(Asked("digits", KO, NOW, length=length, known=known), text)
    assert (found.text if found else None) == expected
    assert (found.parts.get("missing") if found else None) == missing
