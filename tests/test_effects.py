from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from voicebot.effects import Asking, CallEffects, MemoryEffects, ask
from voicebot.errors import EffectError
from voicebot.events import EffectRequested, FaultNoted

if TYPE_CHECKING:
    from voicebot.events import CallEvent

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


class FullMemory(MemoryEffects):
    """Takes no call back any more."""

    def call_back(self, asking: Asking, when: str, reason: str) -> None:
        raise EffectError(f"no room for {reason} at {when} of {asking.call}")


def test_what_a_call_asks_for_is_numbered_and_noted_and_a_refusal_stops_nothing() -> None:
    told: list[CallEvent] = []
    effects = FullMemory()
    call = CallEffects(effects, "a", "visit", {"name": "Анна"}, AT, told.append)
    call.ask("tag", {"value": "one"}, 1000)
    call.ask("call_back", {"reason": "busy", "at": "noon"}, 2000)
    call.ask("stop_list", {"reason": "enough"}, 3000)
    assert list(effects.sent) == [("a", 0)]
    at = AT + timedelta(seconds=3)
    assert effects.stopped["a"] == (Asking("a", "visit", {"name": "Анна"}, at, 2), "enough")
    assert told == [
        EffectRequested(at=1000, effect="tag", data={"value": "one"}),
        EffectRequested(at=2000, effect="call_back", data={"reason": "busy", "at": "noon"}, taken=False),
        FaultNoted(at=2000, code="effect", message="no room for busy at noon of a"),
        EffectRequested(at=3000, effect="stop_list", data={"reason": "enough"}),
    ]
