"""The file is real, the clock is moved by hand; a call is under way while the file changes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from voicebot.clock import ManualClock
from voicebot.dialog.script import Script
from voicebot.errors import HandoffFileError
from voicebot.events import FaultNoted, HandOffChanged, PhrasesChanged, UnderstoodAs
from voicebot.handoff.book import Phrase
from voicebot.handoff.supervision import Author, add_phrase
from voicebot.host.live_book import LiveBook
from voicebot.host.studio import Studio, Wish
from voicebot.line.text import TextLine
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.journal.record import CallRecord

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = 'groups: {sales: {to: "sip:1@x"}}\nphrases:\n  - {say: [оператор], group: sales}\n'
SCRIPT = Script.model_validate(
    {
        "script": "test",
        "language": "ru",
        "kind": "service",
        "start": "greet",
        "nodes": {
            "greet": {"say": "Удобно говорить?", "on": {"yes": "bye"}, "unclear": {"tries": 5, "then": "bye"}},
            "bye": {"say": "До свидания!", "hang_up": True},
        },
    }
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "handoff.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def said(live: LiveBook) -> list[str]:
    return [phrase for entry in live.latest().book.phrases for phrase in entry.say]


def test_a_changed_file_is_read_after_a_second(file: Path, clock: ManualClock) -> None:
    live = LiveBook(file, clock)
    file.write_text(TEXT.replace("оператор", "менеджер по продажам"), encoding="utf-8")
    assert said(live) == ["оператор"]
    clock.advance(timedelta(seconds=1))
    assert said(live) == ["менеджер по продажам"]


def test_a_file_that_stays_is_not_read_again(file: Path, clock: ManualClock) -> None:
    live = LiveBook(file, clock)
    first = live.latest()
    clock.advance(timedelta(minutes=1))
    assert live.latest() is first


def test_a_broken_file_leaves_the_old_phrases_until_it_is_mended(file: Path, clock: ManualClock) -> None:
    live = LiveBook(file, clock)
    file.write_text(TEXT + "trigers: {}\n", encoding="utf-8")
    clock.advance(timedelta(seconds=2))
    assert said(live) == ["оператор"]
    fault = live.latest().fault
    assert isinstance(fault, HandoffFileError)
    assert "trigers" in fault.message
    clock.advance(timedelta(seconds=2))
    assert live.latest().fault is fault
    file.write_text(TEXT.replace("оператор", "менеджер"), encoding="utf-8")
    clock.advance(timedelta(seconds=2))
    assert (said(live), live.latest().fault) == (["менеджер"], None)


def test_a_file_that_vanishes_is_a_fault_and_one_that_comes_is_taken(file: Path, clock: ManualClock) -> None:
    live = LiveBook(file, clock)
    file.unlink()
    clock.advance(timedelta(seconds=2))
    assert said(live) == ["оператор"]
    assert "is gone" in str(live.latest().fault)
    new = LiveBook(file, clock)
    assert said(new) == []
    file.write_text(TEXT, encoding="utf-8")
    clock.advance(timedelta(seconds=2))
    assert said(new) == ["оператор"]


def test_a_file_that_is_wrong_at_the_beginning_is_refused(file: Path, clock: ManualClock) -> None:
    file.write_text("phrases: 5\n", encoding="utf-8")
    with pytest.raises(HandoffFileError):
        LiveBook(file, clock)


def call(file: Path, clock: ManualClock, *typed: str | Callable[[], object], seed: int | None = None) -> CallRecord:
    """Type lines into a call; what is to be done between them is done after a while."""
    waiting = list(typed)

    async def read() -> str | None:
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, str):
                return one
            one()
            clock.advance(timedelta(seconds=10))
        return None

    studio = Studio(Settings(handoff_file=file), clock=clock)
    return asyncio.run(studio.run(SCRIPT, {}, TextLine(read, lambda _: None), Wish(typed=True, now=NOW, seed=seed)))


def readings(record: CallRecord) -> list[tuple[str, str]]:
    return [(event.text, event.kind) for event in record.events if isinstance(event, UnderstoodAs)]


def add(file: Path, phrase: str) -> Callable[[], object]:
    return lambda: add_phrase(file, Phrase(say=(phrase,), group="sales"), Author("Ольга", NOW))


def test_a_phrase_added_while_the_call_runs_calls_a_human(file: Path, clock: ManualClock) -> None:
    record = call(file, clock, "синий попугай", add(file, "синий попугай"), "синий попугай")
    assert readings(record) == [("синий попугай", "out_of_scope"), ("синий попугай", "hand_off")]
    (changed,) = [event for event in record.events if isinstance(event, PhrasesChanged)]
    assert changed.added == ("синий попугай",)
    assert record.versions["handoff"] != changed.version == LiveBook(file, clock).latest().book.version
    assert [event.group for event in record.events if isinstance(event, HandOffChanged)][:1] == ["sales"]


def test_a_call_with_a_seed_reads_the_phrases_once(file: Path, clock: ManualClock) -> None:
    record = call(file, clock, add(file, "синий попугай"), "синий попугай", seed=0)
    assert readings(record) == [("синий попугай", "out_of_scope")]


def test_a_call_survives_a_broken_file_and_says_so_once(file: Path, clock: ManualClock) -> None:
    def spoil() -> object:
        return file.write_text("groups: [\n", encoding="utf-8")

    record = call(file, clock, spoil, "вчера шёл снег", "оператор")
    (fault,) = [event for event in record.events if isinstance(event, FaultNoted)]
    assert fault.code == "handoff_file"
    assert "handoff.yaml:2:1" in fault.message
    assert readings(record)[-1] == ("оператор", "hand_off")
