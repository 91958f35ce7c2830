from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicebot.dialog.declared import Value
from voicebot.dialog.given import said_at_once, usable
from voicebot.dialog.script import Script

NOW = datetime(2026, 11, 23, 17, 31, tzinfo=UTC)
SCRIPT = Script.model_validate(
    {"script": "s", "language": "ru", "kind": "service", "start": "a", "values": {"who": {"kind": "name"}},
     "nodes": {"a": {"say": "а", "hang_up": True}}}
)  # fmt: skip


@pytest.mark.parametrize(
    ("heard", "value"),
    [
        ("перезвоните завтра в три", "2026-11-24T15:00+00:00"),
        ("перезвоните через час", "2026-11-23T18:35+00:00"),
        ("наберите меня вечером", "2026-11-23T18:00+00:00"),
        ("давайте в пятницу созвонимся", "2026-11-27"),
        ("перезвоните позже", ""),
        ("не звоните по утрам", ""),
        ("я на работе до шести", ""),
        ("", ""),
    ],
)
def test_the_time_of_a_call_back_may_be_said_at_once(heard: str, value: str) -> None:
    assert said_at_once(SCRIPT, "call_back_at", heard, NOW) == value


def test_what_any_words_would_be_is_asked_for() -> None:
    assert said_at_once(SCRIPT, "who", "перезвоните ивану", NOW) == ""
    assert said_at_once(SCRIPT, "no_such", "завтра", NOW) == ""


def test_a_value_is_completed_and_lies_ahead() -> None:
    future, exact = Value(kind="datetime", future=True, rough=True), Value(kind="datetime")
    assert usable(future, "09:00", "", NOW) == "2026-11-24T09:00+00:00"
    assert usable(exact, "09:00", "2026-11-25", NOW) == "2026-11-25T09:00+00:00"
    assert usable(future, "2026-11-22", "", NOW) == ""
    assert usable(future, "2026-11-23", "", NOW) == "2026-11-23"
    assert usable(future, "", "", NOW) == ""
