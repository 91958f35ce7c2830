from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - the person's own time


def mark(text: str, scale: tuple[int, int], code: str = "ru") -> str | None:
    found = read_value(Asked("rating", language(code), NOW, scale=scale), text)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("на четверочку", (1, 5), "4"),
        ("кол", (1, 5), "1"),
        ("кол", (1, 10), None),
        ("десять из десяти", (0, 10), "10"),
        ("из пяти четыре", (1, 5), "4"),
        ("9/10", (1, 10), "9"),
        ("четыре из пяти", (1, 10), None),
        ("по максимуму ставьте", (1, 5), "5"),
        ("самый низкий балл", (1, 10), "1"),
        ("минимум два", (1, 5), "2"),
        ("отлично", (1, 5), "5"),
        ("отлично четыре", (1, 5), "4"),
        ("хорошо", (1, 5), None),
        ("на хорошо", (1, 5), "4"),
        ("восемь с минусом", (1, 10), "8"),
        ("ждал три часа так что один", (1, 5), "1"),
        ("шесть", (1, 5), None),
        ("минус один", (0, 10), None),
        ("четыре с половиной", (1, 5), None),
        ("не пять а четыре", (1, 5), "4"),
        ("между тремя и четырьмя", (1, 5), None),
    ],
)
def test_marks(text: str, scale: tuple[int, int], expected: str | None) -> None:
    assert mark(text, scale) == expected


def test_english_marks() -> None:
    assert mark("i would say eight out of ten", (1, 10), "en") == "8"
    assert mark("the highest", (1, 10), "en") == "10"


def test_what_the_mark_is_out_of_belongs_to_its_span() -> None:
    found = read_value(Asked("rating", language("ru"), NOW, scale=(1, 5)), "ну пять из пяти девушка")
    assert found is not None
    assert found.span == (3, 15)
