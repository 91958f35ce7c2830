from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.level import active_dbfs
from voicebot.bench.material import material
from voicebot.bench.people import PAUSES_MS, SPEECH_DBFS, People
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.host.studio import Studio

DATA = Path(__file__).parents[3] / "shared" / "data"
recordings = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data beside the repository")


@pytest.fixture
def engine() -> Iterator[Pyttsx3Engine]:
    made = Pyttsx3Engine()
    yield made
    made.close()


def make(engine: Pyttsx3Engine, data: Path | None = None, seed: int = 1, studio: Studio | None = None) -> People:
    def no_model() -> None:
        raise AssertionError("no model is needed")

    model = partial(studio.model, "ko") if studio else no_model
    return People(material("ko"), engine, model, data, seed)  # type: ignore[arg-type]


@pytest.mark.voice
def test_the_same_seed_says_the_same(engine: Pyttsx3Engine) -> None:
    first, again, other = (make(engine, seed=seed).says("그럼요", "short", "yes") for seed in (1, 1, 2))
    # espeak-ng is not the same to the sample
    assert first.end_ms == pytest.approx(again.end_ms, abs=10)
    assert first.end_ms != pytest.approx(other.end_ms, abs=10)
    assert (first.text, first.sense, first.source, first.sound.rate) == ("그럼요", "yes", "synthetic", 8000)
    assert active_dbfs(first.sound) == pytest.approx(SPEECH_DBFS, abs=5)


@pytest.mark.voice
def test_who_stops_to_think_is_silent_between(engine: Pyttsx3Engine) -> None:
    sample = make(engine).says_with_pause("음", "그럼요", "filler", "yes")
    assert PAUSES_MS[0] <= sample.pause_ms <= PAUSES_MS[1]
    assert sample.end_ms - sample.onset_ms > sample.pause_ms + 400


@pytest.mark.recordings
@recordings
def test_recordings_are_found_with_what_is_said(engine: Pyttsx3Engine) -> None:
    people = make(engine, DATA)
    file = "audio/ko/fv01_t01_s01.wav"
    assert people.sentences[file] == "기차도 전기도 없었다"
    sample = people.recorded(file, "short", "train")
    assert (sample.source, sample.text, sample.sense) == ("human", people.sentences[file], "train")
    assert people.files("audio/signals")
    assert all(one.sound.duration_ms <= 700 for one in people.files("audio/ru_announcements", 700))


@pytest.mark.model
@pytest.mark.recordings
@recordings
def test_a_recording_pauses_between_two_words(engine: Pyttsx3Engine, studio: Studio) -> None:
    people = make(engine, DATA, studio=studio)
    file = "audio/ko/fv01_t01_s01.wav"
    sample = people.recorded_with_pause(file, "inside", "train", gap=0)
    assert sample is not None
    assert sample.sound.duration_ms >= 3000 + sample.pause_ms


def test_without_data_nobody_real_is_heard(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    for data in (None, tmp_path):
        people = make(engine, data)
        assert people.sentences == {}
        assert people.files("audio/signals") == []
    with pytest.raises(ValueError, match="no recordings"):
        make(engine).recorded("audio/ko/a.wav", "short")
