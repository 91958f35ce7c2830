from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicebot.dialog.loading import load_script
from voicebot.handoff.book import Book, Group, Phrase
from voicebot.host.rehearsal import Rehearsal, Tried
from voicebot.journal.record import CallRecord, LineHistory, Spread, Timing, Turn
from voicebot.settings import Settings
from voicebot.understanding.meaning import Kind

SCRIPT = load_script(Path(__file__).parents[2] / "dialogs/visit_reminder")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GROUPS = {"sales": Group(to=("sip:1@x",))}
OPERATOR = Phrase.model_validate(
    {"say": "оператор", "group": "sales", "except": ["какой у вас оператор", "не надо оператора"]}
)


def rehearsal(*phrases: Phrase) -> Rehearsal:
    return Rehearsal(Book(GROUPS, phrases), Settings())


def tried(text: str, *phrases: Phrase) -> Tried:
    return rehearsal(*phrases).say(text, SCRIPT, "remind", NOW)


def test_a_phrase_calls_its_group() -> None:
    one = tried("дайте начальника", Phrase(say=("дайте начальника",), group="sales"))
    assert (one.calls_operator, one.best.kind, one.best.name, one.best.probability) == (True, Kind.HAND_OFF, "sales", 1)
    assert not one.asks_back


def test_a_reaction_calls_an_operator_too() -> None:
    one = tried("переключите на оператора")
    assert (one.calls_operator, one.best.kind, one.best.name) == (True, Kind.REACTION, "operator")


def test_an_exception_that_stops_it_is_named() -> None:
    one = tried("какой у вас оператор", OPERATOR)
    assert (one.calls_operator, one.stopped_by) == (False, ("какой у вас оператор",))
    assert tried("оператор", OPERATOR).stopped_by == ()


def test_the_ordinary_answer_that_competes_is_named() -> None:
    one = tried("отмените", Phrase(say=("отмените звонок",), group="sales"))
    assert (one.best.name, one.calls_operator) == ("cancel", False)
    rival = tried("отмените звонок", Phrase(say=("отмените звонок",), group="sales"))
    assert rival.competes is not None
    assert rival.competes.name == "cancel"


def record(*turns: Turn, model: bool = True) -> CallRecord:
    timing = Timing(gaps=Spread(), pauses=Spread())
    versions = {"model": "vosk"} if model else {}
    return CallRecord(
        id="1", script="visit_reminder", language="ru", started_at=NOW, versions=versions,
        line=LineHistory(), timing=timing, turns=turns,
    )  # fmt: skip


def turn(heard: str, node: str = "remind", **more: object) -> Turn:
    return Turn.model_validate(
        {"onset": 5000, "offset": 6000, "node": node, "heard": heard, "used": "answer", "ended_by": "unknown"} | more
    )


MANAGER = Phrase(say=("синий попугай",), group="sales")


def test_a_turn_that_would_be_handed_over_now_is_found() -> None:
    said = turn("синий попугай", kind="unclear", probability=0.0)
    (one,) = rehearsal(MANAGER).replay(record(said), SCRIPT)
    assert (one.call, one.at, one.node, one.heard) == ("1", 5000, "remind", "синий попугай")
    assert (one.handed_over, one.before.kind, one.now.name) == (True, Kind.UNCLEAR, "sales")
    assert one.asks_back  # nobody decoded it freely then
    (typed,) = rehearsal(MANAGER).replay(record(said, model=False), SCRIPT)
    assert not typed.asks_back


def test_a_turn_that_would_be_handed_over_no_longer_is_found() -> None:
    said = turn("синий попугай", kind="hand_off", intent="sales", probability=1.0, free_text="синий попугай")
    (one,) = rehearsal().replay(record(said), SCRIPT)
    assert (one.handed_over, one.before.name, one.now.kind) == (False, "sales", Kind.OUT_OF_SCOPE)
    assert list(rehearsal(MANAGER).replay(record(said), SCRIPT)) == []


@pytest.mark.parametrize("said", [turn(""), turn("да", kind="intent", intent="yes", probability=1.0), turn("алло", "")])
def test_other_turns_stay(said: Turn) -> None:
    assert list(rehearsal(MANAGER).replay(record(said), SCRIPT)) == []
