from __future__ import annotations

import pytest

from voicebot.audio.frame import FRAME_MS
from voicebot.audio.tones import tone
from voicebot.bench.answering import LOST_MS, SETTLE_MS, THINK_MS, Answerer, Exchange
from voicebot.bench.meter import Meter
from voicebot.bench.samples import Sample
from voicebot.events import CallEvent, RobotFinished, RobotStarted, UnderstoodAs

SAMPLE = Sample.of(tone([440], 400), "short", "synthetic", text="да", sense="yes")


def started(at: int, role: str = "prompt") -> RobotStarted:
    return RobotStarted(at=at, text="?", node="one", role=role)


def live(person: Answerer, events: list[CallEvent], until: int, start: int = 0) -> list[bool]:
    """Step through time; give for each tick whether the person made a sound."""
    loud = []
    for at in range(start, until, FRAME_MS):
        loud.append(person.step(at, None).frame is not None)
        for event in events:
            if event.at == at:
                person.notice(event)
    return loud


def test_an_answer_comes_after_the_robot_and_its_gap_is_counted_from_its_true_end() -> None:
    person = Answerer([SAMPLE], Meter())
    understood = UnderstoodAs(at=1800, node="one", text="да", intent="yes", kind="intent", probability=1)
    loud = live(person, [started(0), RobotFinished(at=500), understood, started(1800)], 2000)
    assert loud.index(True) * FRAME_MS == 500 + THINK_MS
    (exchange,) = person.exchanges
    assert exchange.gap_ms == pytest.approx(1800 - (1000 - FRAME_MS + SAMPLE.end_ms), abs=50)
    assert exchange.late_ms >= 0
    assert exchange.right
    assert not exchange.cut_in


def test_a_robot_that_begins_too_early_has_cut_in_and_has_no_gap() -> None:
    person = Answerer([SAMPLE, SAMPLE], Meter())
    loud = live(person, [started(0), RobotFinished(at=500), started(1200), RobotFinished(at=1300)], 5000)
    first = person.exchanges[0]
    assert first.cut_in
    assert first.gap_ms is None
    again = [i * FRAME_MS for i in range(1, len(loud)) if loud[i] and not loud[i - 1]][1]
    assert again >= first.end + SETTLE_MS, "the rest is waited for"


def test_impatience_is_no_reply() -> None:
    person = Answerer([SAMPLE], Meter())
    live(person, [started(0), RobotFinished(at=500), started(5400, "silence")], 5600)
    assert (person.exchanges[0].replied, person.exchanges[0].gap_ms) == (None, None)


def test_a_person_whom_nobody_answers_hangs_up() -> None:
    person = Answerer([SAMPLE], Meter())
    live(person, [started(0), RobotFinished(at=500)], 1500 + LOST_MS)
    assert person.step(1500 + LOST_MS, None).hang_up


def test_another_sense_is_wrong() -> None:
    assert not Exchange(SAMPLE, 0, understood="no").right
