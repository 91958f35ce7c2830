from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicebot.dialog.declared import Value
from voicebot.dialog.given import said_at_once, usable
from voicebot.dialog.script import Script
from voicebot.understanding.values.value import Value as Said

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
    found = said_at_once(SCRIPT, "call_back_at", heard, NOW)
    assert (found.text if found else "") == value


def test_what_any_words_would_be_is_asked_for() -> None:
    assert said_at_once(SCRIPT, "who", "перезвоните ивану", NOW) is None
    assert said_at_once(SCRIPT, "no_such", "завтра", NOW) is None


def test_a_value_is_completed_and_lies_ahead() -> None:
    future, exact = Value(kind="datetime", future=True, rough=True), Value(kind="datetime")

    def taken(asked: Value, said: str, known: str = "", *others: str) -> tuple[str, bool]:
        found = usable(asked, Said(asked.kind, said, alternatives=others, doubtful=bool(others)), known, NOW)
        return found.text, found.past

    assert taken(future, "09:00") == ("2026-11-24T09:00+00:00", False)
    assert taken(exact, "09:00", "2026-11-25") == ("2026-11-25T09:00+00:00", False)
    assert taken(future, "2026-11-22") == ("2026-11-22", True)
    assert taken(future, "2026-11-23") == ("2026-11-23", False)
    assert taken(exact, "2026-11-22") == ("2026-11-22", False)


def test_of_two_readings_the_one_that_is_over_is_not_meant() -> None:
    asked = Value(kind="datetime", future=True)
    said = Said("time", "08:00", alternatives=("20:00",), doubtful=True)
    found = usable(asked, said, "2026-11-23", NOW)
    assert (found.text, found.alternatives, found.doubtful, found.past) == ("2026-11-23T20:00+00:00", (), False, False)
    both = usable(asked, said, "2026-11-24", NOW)
    assert (both.text, both.doubtful) == ("2026-11-24T08:00+00:00", True)


VALUES = {
    "when": {"kind": "datetime", "future": True},
    "day": {"kind": "date"},
    "sure_day": {"kind": "date", "confirm": True},
    "sum": {"kind": "money"},
    "phone": {"kind": "telephone"},
    "code": {"kind": "digits", "length": 4},
    "branch": {"kind": "choice", "options": ["центр", "север"]},
    "agreed": {"kind": "yes_no", "confirm": True},
    "many": {"kind": "number"},
}
ASKING = Script.model_validate(
    {"script": "s", "language": "ru", "kind": "service", "start": "a", "values": VALUES,
     "nodes": {"a": {"say": "а", "hang_up": True}}}
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "heard", "value"),
    [
        ("when", "да завтра в три", "2026-11-24T15:00+00:00"),
        ("when", "да завтра", ""),
        ("when", "нет завтра в три я не могу", ""),
        ("day", "да завтра", ""),
        ("sure_day", "да завтра", "2026-11-24"),
        ("branch", "да давайте север", "север"),
        ("branch", "да второй", ""),
        ("branch", "да любой", ""),
        ("agreed", "да конечно", ""),
        ("many", "да один вопрос", ""),
    ],
)
def test_a_value_that_can_be_nothing_else_may_be_said_with_the_answer(name: str, heard: str, value: str) -> None:
    found = said_at_once(ASKING, name, heard, NOW)
    assert (found.text if found else "") == value
