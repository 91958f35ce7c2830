"""Each kind of event is one line that a person can read."""

from __future__ import annotations

import pytest

from voicebot import events
from voicebot.cli.conversation import ConversationView

SHOWN = [
    (
        events.RobotStarted(at=61_500, text="Вы [придёте]?", node="remind", role="prompt", gap=320),
        "01:01.500  robot     Вы [придёте]?  (remind, gap 320 ms)",
    ),
    (
        events.RobotStarted(at=0, text="Алло?", node="greet", role="silence"),
        "00:00.000  robot     Алло?  (greet, silence)",
    ),
    (
        events.UtteranceEnded(at=900, text="угу", onset=100, offset=400, reason="answer", used="back_channel"),
        "00:00.100  person    угу  (back-channel)",
    ),
    (
        events.UnderstoodAs(at=0, node="a", text="да", intent="yes", kind="intent", probability=0.93, phrase="да"),
        "00:00.000            → intent yes, 93% sure, nearest “да”",
    ),
    (
        events.UnderstoodAs(at=0, node="a", text="э", intent=None, kind="unclear", probability=0),
        "00:00.000            → unclear",
    ),
    (
        events.RobotPaused(at=500, onset=340),
        "00:00.500            robot pauses, 160 ms after the person began",
    ),
    (
        events.RobotStopped(at=0, heard="Вы", fraction=0.25, because="hand_off"),
        "00:00.000            robot stops (hand-off), 25% said",
    ),
    (
        events.HandOffChanged(at=0, state="ringing", group="sales", operator="sip:201@pbx"),
        "00:00.000  hand-off  ringing sip:201@pbx",
    ),
    (events.ValueSet(at=0, name="new_time", value="2026-12-01"), "00:00.000            → new_time = 2026-12-01"),
    (events.KeyPressed(at=0, key="1"), "00:00.000  person    key 1"),
    (events.LineChanged(at=0, state="ended", cause="busy"), "00:00.000  line      ended  (busy)"),
    (
        events.PhrasesChanged(at=0, version="1a2b3c4d", added=("директора",), removed=("менеджера",)),
        "00:00.000  hand-off  phrases changed: + директора, - менеджера",
    ),
    (events.PhrasesChanged(at=0, version="1a2b3c4d"), "00:00.000  hand-off  phrases changed: 1a2b3c4d"),
    (events.FaultNoted(at=0, code="handoff_file", message="broken"), "00:00.000  fault     broken"),
    (events.OutcomeSet(at=0, outcome="confirmed"), "00:00.000  outcome   confirmed"),
]


@pytest.mark.parametrize(("event", "line"), SHOWN, ids=lambda it: getattr(it, "type", ""))
def test_event_as_a_line(event: events.CallEvent, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    ConversationView().show(event)
    assert capsys.readouterr().out.rstrip() == line


def test_translation_stands_under_what_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    view = ConversationView({"네": "Да"}.get)
    view.show(events.RobotStarted(at=0, text="네", node="a", role="prompt"))
    assert capsys.readouterr().out.splitlines()[1].strip() == "= Да"
