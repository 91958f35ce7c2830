"""A record is made of events alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.events import CallEvent, LineChanged
from voicebot.journal.record import CallHeader, Spread
from voicebot.journal.summary import build_record, kept_settings, spread
from voicebot.settings import Settings


def test_the_call_is_summed_up(header: CallHeader, events: list[CallEvent]) -> None:
    record = build_record(header, events, "recording.wav")
    assert (record.id, record.contact, record.versions) == (header.id, header.contact, header.versions)
    assert (record.line.cause, record.line.answered_at, record.line.ended_at) == ("handed_off", 2000, 10_000)
    assert (record.outcome, record.values) == ("handed_off", {"new_time": "2026-12-02T16:00"})
    assert [(effect.effect, effect.data) for effect in record.effects] == [("tag", {"name": "warm"})]
    assert record.nodes == ("greet", "remind")
    assert record.recording == "recording.wav"
    assert list(record.events) == events


def test_turns_carry_what_was_heard_and_meant(header: CallHeader, events: list[CallEvent]) -> None:
    greeting, answer = build_record(header, events).turns
    assert (greeting.heard, greeting.used, greeting.kind, greeting.probability) == ("алло", "greeting", None, None)
    assert (answer.onset, answer.offset, answer.node, answer.heard) == (3620, 4600, "greet", "да")
    assert (answer.free_text, answer.ended_by) == ("да удобно", "answer")
    assert (answer.intent, answer.kind, answer.probability, answer.stage) == ("yes", "intent", 0.97, "exact")
    assert [reading.name for reading in answer.ranked] == ["yes", "no"]


def test_each_transfer_has_its_own_history(header: CallHeader, events: list[CallEvent]) -> None:
    failed, done = build_record(header, events).hand_offs
    assert (failed.group, failed.operator, failed.result, len(failed.states)) == ("sales", "sip:201", "no_answer", 3)
    assert (done.group, done.operator, done.result, len(done.states)) == ("seniors", "sip:301", "bridged", 4)
    assert (done.reason, done.briefing) == ("оператор", "Ирина Петровна")


def test_timing_is_counted(header: CallHeader, events: list[CallEvent]) -> None:
    timing = build_record(header, events).timing
    assert timing.gaps == Spread(count=2, median=230, p95=300, longest=300)
    assert timing.pauses == Spread(count=2, median=170, p95=180, longest=180)
    assert (timing.resumed, timing.interrupted) == (1, 1)


@pytest.mark.parametrize("cause", ["busy", "no_answer"])
def test_a_call_that_nobody_took_has_a_record_too(header: CallHeader, cause: str) -> None:
    record = build_record(header, [LineChanged(at=0, state="dialing"), LineChanged(at=900, state="ended", cause=cause)])
    assert (record.line.cause, record.line.answered_at, record.outcome) == (cause, None, "")
    assert record.timing.gaps == Spread()
    assert (record.turns, record.hand_offs) == ((), ())


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_a_spread_lies_within_its_series(durations: list[int]) -> None:
    found = spread(durations)
    assert found.count == len(durations)
    assert found.median is not None
    assert found.p95 in durations
    assert min(durations) <= found.median <= found.p95 <= max(durations) == found.longest


def test_settings_are_kept_without_paths() -> None:
    kept = kept_settings(Settings())
    assert set(kept) == {"floor", "line", "endpoint", "voice_activity", "match", "voices"}
