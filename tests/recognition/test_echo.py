from __future__ import annotations

import numpy as np
import pytest
from tests.recognition.conftest import recording

from voicebot.audio.frame import FRAME_MS, Frame, Sound
from voicebot.audio.level import SILENCE_DBFS, rms_dbfs, to_level
from voicebot.audio.mix import Echo, add
from voicebot.audio.resample import resample
from voicebot.recognition.echo import EchoGate

LEARNING = 2000 // FRAME_MS


def speech(name: str = "ru_announcements/queue-periodic-announce.wav") -> Sound:
    return to_level(resample(recording(name), 8000), -20)


def babble(seconds: int, seed: int) -> Sound:
    """Noise whose loudness wanders as that of speech does."""
    random = np.random.default_rng(seed)
    steps = np.repeat(random.choice([0.02, 0.3, 1.0], seconds * 10), 800)
    return to_level(Sound((random.normal(0, 3000, len(steps)) * steps).astype(np.int16), 8000), -20)


@pytest.mark.parametrize("attenuation_db", [15, 20, 30])
@pytest.mark.parametrize("delay_ms", [40, 120, 300])
def test_an_echo_is_known_after_two_seconds(attenuation_db: int, delay_ms: int) -> None:
    gate, echo = EchoGate(), Echo(delay_ms, attenuation_db)
    below = []
    for frame in babble(5, seed=1).frames():
        heard = echo.step(frame)
        below.append(rms_dbfs(heard) < gate.step(frame, Frame(heard)))
    assert np.mean(below[LEARNING:]) > 0.95


@pytest.mark.recordings
def test_a_person_over_the_echo_is_heard() -> None:
    gate, echo = EchoGate(), Echo(100, 25)
    person = speech("ru_announcements/vm-intro.wav").frames()
    louder = loud = 0
    for tick, frame in enumerate(speech().frames()):
        heard = echo.step(frame)
        talks = tick >= LEARNING and tick - LEARNING < len(person)
        if talks:
            heard = add(heard, person[tick - LEARNING].samples)
        least = gate.step(frame, Frame(heard))
        if talks and rms_dbfs(person[tick - LEARNING].samples) > -30:
            loud += 1
            louder += rms_dbfs(heard) >= least
    assert louder / loud > 0.9


def test_without_an_echo_there_is_no_gate() -> None:
    gate = EchoGate()
    for sent, heard in zip(babble(4, seed=1).frames(), babble(4, seed=2).frames(), strict=True):
        assert gate.step(sent, heard) == SILENCE_DBFS


def test_a_silent_robot_gates_nothing() -> None:
    gate = EchoGate()
    for heard in babble(4, seed=2).frames():
        assert gate.step(None, heard) == SILENCE_DBFS


def test_a_person_whose_words_fall_in_with_the_robots_is_no_echo() -> None:
    gate, as_loud = EchoGate(), Echo(300, 3)
    assert all(gate.step(sent, Frame(as_loud.step(sent))) == SILENCE_DBFS for sent in babble(4, seed=1).frames())
