"""Whole calls in sound, on the real Korean model: a person speaks into the line, and the recording tells the rest."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from jsonschema import Draft202012Validator

from voicebot.audio.frame import FRAME_MS, Samples, Sound
from voicebot.audio.level import active_dbfs, rms_dbfs
from voicebot.dialog.loading import load_script
from voicebot.errors import MissingError
from voicebot.events import LineChanged, RobotPaused, RobotResumed, RobotStarted
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.journal.record import RECORD_FILE
from voicebot.settings import FloorSettings, Settings, VoiceSettings
from voicebot.trial.case import Case, load_case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.report import plain
from voicebot.trial.run import How, Mode, run_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voicebot.trial.verdict import Result

pytestmark = [pytest.mark.model, pytest.mark.voice]

ROOT = Path(__file__).parent.parent
DIALOG = ROOT / "dialogs/visit_reminder_ko"
CASES = DIALOG / "cases"
OTHER_WORDS = {
    "case": "다른 말로 대답하는 사람",
    "contact": {"name": "이영희"},
    "voice": "ko+f2",
    "noise": 25,
    "turns": [
        {"robot": "greet"},
        {"caller": "네 좋아요"},
        {"robot": "remind"},
        {"caller": "내일 오후에 하겠습니다"},
        {"robot": "tomorrow"},
        {"caller": "아니요"},
    ],
}
AT_ONCE = {
    "case": "처음부터 상담원을 찾는 사람",
    "contact": {"name": "박지훈"},
    "turns": [{"robot": "greet"}, {"caller": "상담원 연결해 주세요"}, {"robot": {"reaction": "operator"}}],
    "outcome": "handed_off",
}
NOT_A_WORD = {"case": "아무 말도 없는 사람", "contact": {"name": "최수진"}, "turns": [{"robot": "greet"}]}

QUIET_AFTER_MS = 200
QUIET_DB = 20.0
AUDIBLE_DBFS = -50.0


@dataclass(frozen=True)
class Call:
    result: Result
    kept: Path

    @property
    def outcome(self) -> str:
        return str(self.record["outcome"])

    @property
    def record(self) -> dict[str, object]:
        record: dict[str, object] = json.loads((self.kept / RECORD_FILE).read_text(encoding="utf-8"))
        return record

    @property
    def answered(self) -> int:
        return next(e.at for e in self.result.events if isinstance(e, LineChanged) and e.state == "answered")

    def robot(self) -> Sound:
        """Give the left channel."""
        samples, rate = soundfile.read(self.kept / "recording.wav", dtype="int16", always_2d=True)
        return Sound(np.ascontiguousarray(samples[:, 0]), rate)


def between(sound: Sound, begin: int, end: int) -> Samples:
    return sound.samples[begin * sound.rate // 1000 : end * sound.rate // 1000]


def barge_ins(call: Call) -> Iterator[tuple[int, int]]:
    """Give from when until when the robot is quiet: 200 ms after the person's first sound, until it goes on."""
    for index, event in enumerate(call.result.events):
        if isinstance(event, RobotPaused):
            onset = max(spoken.onset for spoken in call.result.spoken if spoken.onset <= event.at)
            later = call.result.events[index:]
            yield onset + QUIET_AFTER_MS, next(e.at for e in later if isinstance(e, RobotResumed | RobotStarted))


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrialStudio]:
    settings = Settings(
        handoff_file=ROOT / "dialogs/handoff.yaml",
        cache_dir=tmp_path_factory.mktemp("cache"),
        models_dir=ROOT / "models",
    )
    studio = Studio(settings)
    try:
        studio.model("ko")
        studio.engine.synthesise("네", "ko", VoiceSettings())
    except MissingError as error:
        pytest.skip(str(error))
    yield TrialStudio(studio)
    studio.close()


def call(studio: TrialStudio, case: Case, kept: Path) -> Call:
    studio.keep_in = kept
    return Call(asyncio.run(run_case(case, load_script(DIALOG), studio, How(Mode.AUDIO))), kept)


def made(case: Mapping[str, object]) -> Case:
    return Case(CASES / "made_in_the_test", CaseFile.model_validate(case))


@pytest.fixture(scope="module")
def demo(studio: TrialStudio, tmp_path_factory: pytest.TempPathFactory) -> Call:
    return call(studio, load_case(CASES / "demo.yaml"), tmp_path_factory.mktemp("demo"))


def test_who_talks_over_the_robot_and_asks_for_a_human_is_handed_over(demo: Call) -> None:
    assert demo.outcome == "handed_off", plain(demo.result)


def test_the_same_call_in_sound_is_made_of_the_same_milliseconds(
    demo: Call, studio: TrialStudio, tmp_path: Path
) -> None:
    again = call(studio, load_case(CASES / "demo.yaml"), tmp_path)
    # the prompts of the first call were synthesised, those of the second came from the cache
    first, second = ([e.model_dump(exclude={"source"}) for e in one.result.events] for one in (demo, again))
    assert first == second


def test_the_robot_is_silent_while_it_is_interrupted(demo: Call) -> None:
    robot = demo.robot()
    spans = list(barge_ins(demo))
    assert len(spans) >= 2, "the demo's person speaks over the robot twice"
    for begin, end in spans:
        before = active_dbfs(Sound(between(robot, begin - 1500, begin - QUIET_AFTER_MS), robot.rate))
        assert end > begin
        assert before > -40, "the robot was speaking"
        assert rms_dbfs(between(robot, begin, end)) <= before - QUIET_DB, plain(demo.result)


def test_another_person_in_noise_reaches_an_outcome(studio: TrialStudio, tmp_path: Path) -> None:
    talked = call(studio, made(OTHER_WORDS), tmp_path)
    assert talked.outcome in {"tomorrow", "handed_off"}, plain(talked.result)


def test_who_asks_for_a_human_at_once_is_handed_over(studio: TrialStudio, tmp_path: Path) -> None:
    assert call(studio, made(AT_ONCE), tmp_path).outcome == "handed_off"


def test_the_robot_is_heard_soon_after_the_answer(studio: TrialStudio, tmp_path: Path) -> None:
    greeted = call(studio, made(NOT_A_WORD), tmp_path)
    robot = greeted.robot()
    ticks = range(0, robot.duration_ms - FRAME_MS, FRAME_MS)
    first = next(at for at in ticks if rms_dbfs(between(robot, at, at + FRAME_MS)) > AUDIBLE_DBFS)
    assert greeted.answered < first <= greeted.answered + FloorSettings().opening_silence_ms + 300


def test_the_record_fits_the_published_schema(demo: Call) -> None:
    schema = json.loads((ROOT / "docs/schemas/record.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(demo.record)
