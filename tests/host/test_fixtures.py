from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.level import active_dbfs, rms_dbfs
from voicebot.audio.mix import join
from voicebot.audio.tones import noise, silence, tone
from voicebot.audio.wav import read_sound, write_wav
from voicebot.errors import AudioFileError, SettingsError, UsageError, VoiceMissingError
from voicebot.host.engines import Engines
from voicebot.host.fixtures import MANIFEST, FixtureMaker, Recipe, digest, heard, read_manifest, write_fixture
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.voice

YES = Recipe(text="yes", language="en", engine="pyttsx3")
SPEECH = join([tone([500, 1200], 600, -20, 22_050), silence(300, 22_050), tone([700], 400, -20, 22_050)])


@pytest.fixture(scope="module")
def maker() -> Iterator[FixtureMaker]:
    engines = Engines(Settings())
    yield FixtureMaker(engines)
    engines.close()


def test_a_telephone_fixture_is_telephone_speech_between_silences(maker: FixtureMaker) -> None:
    sound, taken, engine = maker.make(YES)
    assert sound.rate == 8000
    assert active_dbfs(sound) == pytest.approx(-20, abs=2)
    margin = sound.samples[: 8000 * 150 // 1000]
    assert rms_dbfs(margin) < -60
    assert (taken.engine, engine.split()[0]) == ("pyttsx3", "pyttsx3")


def test_the_same_recipe_gives_the_same_sound_whatever_was_before(maker: FixtureMaker) -> None:
    noisy = YES.model_copy(update={"snr_db": 10.0, "seed": 3})
    first = maker.make(noisy)[0]
    maker.make(Recipe(text="something else", language="en", engine="pyttsx3"))
    assert digest(maker.make(noisy)[0]) == digest(first)
    assert digest(maker.make(noisy.model_copy(update={"seed": 4}))[0]) != digest(first)


@pytest.mark.parametrize("channel", ["telephone", "plain"])
@pytest.mark.parametrize("kind", ["white", "pink", "babble-like", "hum", "file"])
def test_noise_is_as_far_below_as_is_said(tmp_path: Path, channel: str, kind: str) -> None:
    write_wav(tmp_path / "fan.wav", noise("white", 300, -10, 16000).samples, 16000)
    behind = tmp_path / "fan.wav" if kind == "file" else kind
    recipe = YES.model_copy(update={"channel": channel, "snr_db": 12.0, "noise": behind})
    sound, quiet = heard(SPEECH, recipe), heard(SPEECH, recipe.model_copy(update={"snr_db": None}))
    difference = sound.samples.astype(np.int32) - quiet.samples
    assert sound.rate == (8000 if channel == "telephone" else 16000)
    assert active_dbfs(quiet) - rms_dbfs(np.asarray(difference, dtype=np.int16)) == pytest.approx(12, abs=1.5)


@pytest.mark.parametrize("margin_ms", [0, 500])
def test_silence_is_around_the_speech(margin_ms: int) -> None:
    sound = heard(SPEECH, YES.model_copy(update={"margin_ms": margin_ms}))
    assert sound.duration_ms == SPEECH.duration_ms + 2 * margin_ms


def test_an_echo_comes_later_and_quieter() -> None:
    plain = YES.model_copy(update={"channel": "plain"})
    alone = heard(SPEECH, plain)
    echoing = heard(SPEECH, plain.model_copy(update={"echo_db": 20.0, "echo_ms": 2000}))
    assert echoing.duration_ms == alone.duration_ms + 2000
    echo = replace(echoing, samples=echoing.samples[32_000:])
    assert active_dbfs(alone) - active_dbfs(echo) == pytest.approx(20, abs=0.5)


def test_a_silent_noise_is_refused(tmp_path: Path) -> None:
    write_wav(tmp_path / "nothing.wav", silence(500).samples, 8000)
    with pytest.raises(AudioFileError, match="only silence"):
        heard(SPEECH, YES.model_copy(update={"snr_db": 10.0, "noise": tmp_path / "nothing.wav"}))


@pytest.mark.parametrize(
    ("change", "error"),
    [({"engine": "parrot"}, SettingsError), ({"engine": "pyttsx3", "voice": "nobody"}, VoiceMissingError)],
)
def test_who_does_not_speak_is_told(maker: FixtureMaker, change: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        maker.make(YES.model_copy(update=change))


def test_the_list_has_what_makes_a_fixture_again(maker: FixtureMaker, tmp_path: Path) -> None:
    write_fixture(tmp_path, "b.wav", maker, YES)
    write_fixture(tmp_path, "en/a.wav", maker, YES.model_copy(update={"snr_db": 5.0}))
    lines = (tmp_path / MANIFEST).read_text().splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["b.wav", "en/a.wav"]
    assert set(json.loads(lines[0])["recipe"]) == {
        "text",
        "language",
        "engine",
        "voice",
        "words_per_minute",
        "margin_ms",
        "channel",
    }
    listed = read_manifest(tmp_path)["en/a.wav"]
    assert (listed.recipe.snr_db, listed.recipe.noise, listed.rate) == (5.0, "pink", 8000)
    assert listed.sha256 == digest(read_sound(tmp_path / "en" / "a.wav"))
    assert "espeak-ng" in listed.engine_version


def test_a_fixture_made_again_replaces_its_line(maker: FixtureMaker, tmp_path: Path) -> None:
    write_fixture(tmp_path, "a.wav", maker, YES.model_copy(update={"snr_db": 5.0}))
    write_fixture(tmp_path, "a.wav", maker, YES.model_copy(update={"text": "no"}))
    assert read_manifest(tmp_path)["a.wav"].recipe.text == "no"
    assert len((tmp_path / MANIFEST).read_text().splitlines()) == 1


def test_a_damaged_list_names_its_lines(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{}\nno json\n")
    with pytest.raises(UsageError) as refused:
        read_manifest(tmp_path)
    assert str(refused.value).count(f"{tmp_path / MANIFEST}:") == 2
