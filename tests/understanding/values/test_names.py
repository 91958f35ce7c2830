from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.names import read_name
from voicebot.understanding.values.value import Asked, heard_in

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("меня зовут анна", "ru", "Анна"),
        ("my name is john smith", "en", "John Smith"),
        ("no", "en", None),
        ("i am not john", "en", None),
        ("five", "en", None),
        ("김민수", "ko", "김민수"),
        ("네", "ko", None),
    ],
)
def test_names_by_language(text: str, code: str, name: str | None) -> None:
    found = read_name(heard_in(text, language(code)), Asked("name", language(code), NOW))
    assert (found.text if found else None) == name
