from __future__ import annotations

import pytest

from voicebot.bench.understanding.plain_values import absent, readers
from voicebot.bench.understanding.value_sets import Question


def test_a_library_is_asked_for_what_it_knows() -> None:
    assert readers("ru", "name") == {}
    assert readers("ko", "number") == {}


@pytest.mark.parametrize(
    ("language", "kind", "said", "name", "read"),
    [
        ("ru", "date", "завтра", "dateparser", "2026-11-26"),
        ("ru", "date", "ну", "dateparser", None),
        ("en", "date", "well maybe tomorrow then", "dateparser", "2026-11-26"),
        ("ru", "number", "сто двадцать один", "number-parser", "121"),
        ("ru", "number", "сто да нет", "number-parser", "100"),
        ("en", "number", "one hundred and two", "text2num", "102"),
        ("en", "number", "two or three", "text2num", None),
    ],
)
def test_what_the_libraries_read(language: str, kind: str, said: str, name: str, read: str | None) -> None:
    if absent():
        pytest.skip("the extra 'bench' is not installed")
    assert readers(language, kind)[name](Question((said,), ())) == read
