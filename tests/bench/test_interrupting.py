from __future__ import annotations

from random import Random

import numpy as np
import pytest

from voicebot.audio.frame import FRAME_MS, Frame
from voicebot.audio.tones import tone
from voicebot.bench.interrupting import Interrupter, Interruption
from voicebot.bench.meter import Meter
from voicebot.bench.samples import Sample
from voicebot.events import CallEvent, RobotPaused, RobotResumed, RobotStarted, RobotStopped

SAMPLE = Sample.of(tone([440], 400), "interruption")
LOUD = Frame(tone([300], 20).samples)
HALF = Frame(np.concatenate([LOUD.samples[:80], np.zeros(80, dtype=np.int16)]))
STARTED = RobotStarted(at=0, text="…", node="one", role="prompt")


def test_silence_is_counted_to_the_last_loud_moment() -> None:
    seen = Interruption(SAMPLE, began=1000, paused=1200)
    seen.sent = {**dict.fromkeys(range(0, 1200, FRAME_MS), LOUD), 1200: HALF}
    seen.sent[1220] = None
    assert seen.silent_at() == pytest.approx(1210, abs=5)
    assert seen.onset == 1000 - FRAME_MS + SAMPLE.onset_ms


def test_a_robot_that_spoke_on_never_was_silent() -> None:
    assert Interruption(SAMPLE, began=1000).silent_at() is None


def run(events: list[CallEvent], until: int) -> tuple[Interrupter, bool]:
    person = Interrupter([SAMPLE], Meter(), Random(1))  # noqa: S311 - sampling, not secrets
    hung_up = False
    for at in range(0, until, FRAME_MS):
        hung_up = hung_up or person.step(at, LOUD).hang_up
        for event in events:
            if event.at == at:
                person.notice(event)
    return person, hung_up


def test_a_sound_comes_while_the_robot_speaks_and_what_the_robot_does_belongs_to_it() -> None:
    person, _ = run([STARTED], 6000)
    began = person.interruptions[0].began
    assert 1200 <= began <= 4000
    events: list[CallEvent] = [
        STARTED,
        RobotPaused(at=began + 200, onset=began),
        RobotResumed(at=began + 500, because="noise"),
    ]
    person, hung_up = run(events, 9000)
    (seen,) = person.interruptions
    assert (seen.paused, seen.stopped) == (began + 200, None)
    assert hung_up, "when all was tried"


def test_the_first_stop_counts() -> None:
    person, _ = run([STARTED], 6000)
    began = person.interruptions[0].began
    stops: list[CallEvent] = [
        RobotStopped(at=began + ms, heard="", fraction=0.5, because="phrase") for ms in (300, 400)
    ]
    person, _ = run([STARTED, *stops], 8000)
    assert person.interruptions[0].stopped == began + 300
