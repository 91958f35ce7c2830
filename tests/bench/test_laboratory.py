from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.level import rms_dbfs
from voicebot.bench.laboratory import Laboratory, behind, described, frozen
from voicebot.bench.material import material
from voicebot.bench.people import SPEECH_DBFS, People
from voicebot.bench.scripts import lecture, quiz
from voicebot.clock import Stopwatch
from voicebot.settings import EndpointSettings, Settings

if TYPE_CHECKING:
    from voicebot.host.studio import Studio

KOREAN = material("ko")


def people_of(studio: Studio) -> People:
    return People(KOREAN, studio.engine, lambda: studio.model("ko"), None)


def test_whatever_a_user_set_the_default_is_measured() -> None:
    own = Settings(endpoint=EndpointSettings(answer_ms=900), models_dir=Path("elsewhere"))
    assert frozen(own).endpoint == EndpointSettings()
    assert frozen(own).models_dir == Path("elsewhere")
    assert described(frozen(own))["digest"] == described(frozen(Settings()))["digest"]
    assert described(own)["digest"] != described(frozen(own))["digest"]


def test_noise_lies_below_speech() -> None:
    made = behind(("pink", 30)).behind
    assert made is not None
    assert rms_dbfs(made.samples) == pytest.approx(SPEECH_DBFS - 30, abs=0.5)
    assert behind(None).behind is None


@pytest.mark.model
@pytest.mark.voice
def test_an_answer_is_given_and_replied_to(studio: Studio) -> None:
    told, stopwatch = [], Stopwatch()
    lab = Laboratory(studio, people_of(studio), lambda: told.append(1))
    samples = [lab.people.says("그럼요", "short", "yes")] * 2
    exchanges = lab.answers(quiz(KOREAN, KOREAN.greeting), samples, stopwatch=stopwatch)
    assert len(exchanges) == 2
    assert all(one.replied is not None for one in exchanges)
    assert stopwatch.cpu["recognition"] > 0
    assert told == [1]


@pytest.mark.model
@pytest.mark.voice
def test_the_robot_is_interrupted(studio: Studio) -> None:
    lab = Laboratory(studio, people_of(studio))
    spoken, *_ = lab.interruptions(
        lecture(KOREAN, KOREAN.greeting, "any"), [lab.people.says("얼마입니까", "interruption")]
    )
    silent = spoken.silent_at()
    assert silent is not None
    assert spoken.onset < silent < spoken.onset + 1000
