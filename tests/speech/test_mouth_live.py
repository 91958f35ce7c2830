"""In a live call the mouth never waits: what is known is said while the rest is made."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.level import rms_dbfs
from voicebot.errors import SynthesisError
from voicebot.events import CallEvent, RobotFinished, RobotStarted, RobotStopped
from voicebot.language.pieces import Filled, Piece
from voicebot.settings import VoiceSettings
from voicebot.speech.cache import SoundCache
from voicebot.speech.mouth import AudioMouth
from voicebot.speech.prompts import RecordedPrompts
from voicebot.speech.speaker import Speaker
from voicebot.speech.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.audio.frame import Frame
    from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

pytestmark = pytest.mark.voice


class Later(Executor):
    """Does what it is asked when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as its base
        future: Future[Any] = Future()
        self.asked.append((future, lambda: fn(*args, **kwargs)))
        return future

    def work(self) -> None:
        """Do everything that was not cancelled."""
        for future, do in self.asked:
            if future.set_running_or_notify_cancel():
                future.set_result(do())
        self.asked.clear()

    def fail(self) -> None:
        """Fail at everything."""
        for future, _ in self.asked:
            future.set_exception(SynthesisError("the voice is gone"))
        self.asked.clear()


class Robot:
    """A speaker with a voice that makes what it lacks later."""

    text = Filled((Piece("Записал вас: "), Piece("вторник, утро", "at", heard=True), Piece(". Всего доброго!")))
    node = "bye"
    role = "prompt"
    reaction = None
    slower = False
    pieces = text.pieces

    def __init__(self, engine: Pyttsx3Engine, folder: Path) -> None:
        self.later = Later()
        settings = VoiceSettings()
        cache, none = SoundCache(folder), RecordedPrompts()
        voice = Voice(engine, cache, none, language="ru", settings=settings, rate=8000, executor=self.later)
        voice.prepare([("bye", self.text)])
        self.mouth = AudioMouth(voice)
        self.events: list[CallEvent] = []
        self.speaker = Speaker(self.mouth, self.events.append)
        self.at = 0

    def say(self) -> None:
        """Begin the text."""
        self.speaker.add(_Said(self.text))

    def play(self, ms: int) -> list[Frame | None]:
        """Play on."""
        frames = []
        for _ in range(ms // 20):
            self.speaker.finish(self.at)
            frames.append(self.speaker.next_frame(self.at)[0])
            self.at += 20
        return frames


class _Said:
    node, role, reaction, slower = "bye", "prompt", None, False

    def __init__(self, filled: Filled) -> None:
        self.text, self.pieces = filled.text, filled.pieces


@pytest.fixture
def robot(engine: Pyttsx3Engine, tmp_path: Path) -> Robot:
    return Robot(engine, tmp_path)


def loud(frames: list[Frame | None]) -> list[bool]:
    return [frame is not None and rms_dbfs(frame.samples) > -60 for frame in frames]


def test_the_beginning_is_heard_at_once_and_the_rest_when_it_is_ready(robot: Robot) -> None:
    robot.say()
    begun = robot.play(2000)
    assert any(loud(begun[:3]))
    assert not any(loud(begun[-20:]))
    assert None not in begun
    assert (robot.mouth.heard_text(), robot.mouth.playing) == ("Записал вас:", True)
    assert 1000 < robot.mouth.remaining_ms < 4000
    assert 0.1 < robot.mouth.fraction < 0.6
    waited_ms = robot.mouth.waited_ms
    robot.later.work()
    assert any(loud(robot.play(100)))
    robot.play(4000)
    assert robot.mouth.heard_text() == robot.text.text
    started, finished = robot.events
    assert isinstance(started, RobotStarted)
    assert (started.source, started.gap) == ("synthesised", None)
    assert isinstance(finished, RobotFinished)
    assert finished.waited_ms == waited_ms > 500


def test_what_is_ready_in_time_leaves_no_gap(robot: Robot) -> None:
    robot.say()
    robot.play(100)
    robot.later.work()
    robot.play(6000)
    assert robot.events[-1] == RobotFinished(at=robot.events[-1].at)
    assert len(robot.events) == 2


def test_it_may_be_paused_and_goes_on_from_the_word_over_the_joint(robot: Robot) -> None:
    robot.say()
    robot.play(20)
    robot.later.work()
    robot.play(40)
    length_ms = robot.mouth.remaining_ms + robot.mouth.position_ms
    heard: list[str] = []
    robot.play(180)
    while robot.mouth.playing:
        before = robot.mouth.position_ms
        robot.mouth.pause()
        robot.play(60)
        robot.mouth.resume()
        back = before - robot.mouth.position_ms
        assert 0 <= back < 900
        heard.append(robot.mouth.heard_text())
        robot.play(back // 20 * 20 + 180)
    assert heard == sorted(heard, key=len)
    assert {"Записал вас:", "Записал вас: вторник,"} <= set(heard)
    assert (robot.mouth.heard_text(), robot.mouth.position_ms) == (robot.text.text, length_ms)


def test_given_up_while_the_rest_is_made(robot: Robot) -> None:
    robot.say()
    robot.play(2000)
    robot.speaker.give_up(robot.at, "speech")
    stopped = robot.events[-1]
    assert isinstance(stopped, RobotStopped)
    assert stopped.heard == "Записал вас:"
    assert 0.1 < stopped.fraction < 0.6
    assert stopped.waited_ms > 0
    assert all(future.cancelled() for future, _ in robot.later.asked)
    assert robot.play(100)[-1] is None


def test_a_failure_is_told_once_and_ends_the_prompt(robot: Robot) -> None:
    robot.say()
    robot.speaker.add(_Said(Filled.of("Ещё.")))
    robot.play(100)
    robot.later.fail()
    with pytest.raises(SynthesisError, match="gone"):
        robot.play(4000)
    assert isinstance(robot.events[-1], RobotStopped)
    assert robot.events[-1].because == "fault"
    assert not robot.speaker.busy
    assert robot.play(100)[-1] is None


def test_without_anything_ready_there_is_silence(robot: Robot) -> None:
    robot.speaker.add(_Said(Filled.of("Этого никто не ждал.")))
    frames = robot.play(200)
    assert all(frame is not None and not np.any(frame.samples) for frame in frames)
    robot.later.work()
    assert any(loud(robot.play(200)))
