from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicebot.effects import Asking, MemoryEffects, ask

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def asking(call: str = "a", number: int = 0) -> Asking:
    return Asking(call, "visit", {"name": "Анна"}, AT, number)


def test_a_person_is_put_on_the_stop_list_once_for_a_call() -> None:
    effects = MemoryEffects()
    for number, heard in enumerate(("не звоните", "не звоните больше")):
        ask(effects, asking(number=number), "stop_list", {"heard": heard, "reaction": "never_call_again"})
    ask(effects, asking("b"), "stop_list", {"heard": "удалите мой номер"})
    assert {call: reason for call, (_, reason) in effects.stopped.items()} == {
        "a": "не звоните",
        "b": "удалите мой номер",
    }


def test_the_latest_call_back_of_a_call_counts() -> None:
    effects = MemoryEffects()
    ask(effects, asking(), "call_back", {"heard": "позже", "at": "2026-11-24T10:00"})
    ask(effects, asking(number=1), "call_back", {"reason": "handoff_failed"})
    assert effects.call_backs == {"a": (asking(number=1), "", "handoff_failed")}


def test_a_message_is_known_by_its_call_and_number() -> None:
    effects = MemoryEffects()
    for _ in range(2):
        ask(effects, asking(), "tag", {"value": "cancel"})
    ask(effects, asking(number=1), "webhook", {"event": "booked"})
    assert effects.sent == {("a", 0): ("tag", {"value": "cancel"}), ("a", 1): ("webhook", {"event": "booked"})}


def test_there_are_no_other_effects() -> None:
    with pytest.raises(ValueError, match="smoke"):
        ask(MemoryEffects(), asking(), "smoke", {})
