from __future__ import annotations

from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.moments import MOMENT_KINDS
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


@pytest.mark.parametrize(("code", "text"), [("ru", "завтра в три"), ("en", "tomorrow at three"), ("ko", "내일 세 시")])
def test_the_rules_hold_in_every_language(code: str, text: str) -> None:
    values = {kind: read_value(Asked(kind, language(code), NOW), text) for kind in MOMENT_KINDS[:3]}
    assert {kind: value.text for kind, value in values.items() if value} == {
        "date": "2026-11-24",
        "time": "15:00",
        "datetime": "2026-11-24T15:00",
    }
