"""The real espeak-ng behind pyttsx3, and what happens when its process does not behave."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.level import active_dbfs
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech import pyttsx3_engine
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

pytestmark = pytest.mark.voice
PLAIN = VoiceSettings()


def alike(one: Sound, other: Sound) -> bool:
    """espeak-ng never makes the same samples twice, only about as many."""
    return 0.9 < one.duration_ms / other.duration_ms < 1.1


def pitch(sound: Sound) -> float:
    """Median pitch in hertz of the louder 40 ms pieces, by autocorrelation from 70 to 400 Hz."""
    size = sound.rate // 25
    pieces = sound.samples[: len(sound.samples) // size * size].astype(float).reshape(-1, size)
    loud = pieces[pieces.std(axis=1) > np.median(pieces.std(axis=1))]
    lags = range(sound.rate // 400, sound.rate // 70)
    peaks = [max(lags, key=lambda lag, piece=piece: float(piece[lag:] @ piece[:-lag])) for piece in loud]  # type: ignore[misc]
    return sound.rate / float(np.median(peaks))


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Здравствуйте, это робот."), ("ko", "네 말씀하세요"), ("en", "Hello, this is a robot.")],
)
def test_each_language_has_a_voice(engine: Pyttsx3Engine, language: str, text: str) -> None:
    sound = engine.synthesise(text, language, PLAIN)
    assert 500 < sound.duration_ms < 4000
    assert active_dbfs(sound) > -40


def test_one_text_after_another_keeps_every_text(engine: Pyttsx3Engine) -> None:
    long, short = (engine.synthesise(text, "en", PLAIN) for text in ("one two three four five six", "one"))
    assert long.duration_ms > 2 * short.duration_ms
    assert alike(engine.synthesise("one", "en", PLAIN), short)


def test_speed_pitch_and_variant_change_the_sound(engine: Pyttsx3Engine) -> None:
    text = "Понимаю. На какой день вас записать?"
    plain, fast, high, other = (
        engine.synthesise(text, "ru", voice)
        for voice in (
            PLAIN,
            VoiceSettings(words_per_minute=280),
            VoiceSettings(pitch=90),
            VoiceSettings(voice="ru+f3"),
        )
    )
    assert fast.duration_ms < 0.8 * plain.duration_ms
    assert pitch(high) > 1.2 * pitch(plain)
    assert pitch(other) > 1.2 * pitch(plain)
    again = engine.synthesise(text, "ru", PLAIN)
    assert alike(again, plain)
    assert pitch(again) < 1.1 * pitch(plain)


@pytest.mark.parametrize("voice", ["nosuch", "ru+nosuch"])
def test_unknown_voice_is_named(engine: Pyttsx3Engine, voice: str) -> None:
    with pytest.raises(VoiceMissingError, match=f"no voice '{voice}'".replace("+", r"\+")):
        engine.synthesise("да", "ru", VoiceSettings(voice=voice))
    assert engine.synthesise("да", "ru", PLAIN).duration_ms > 0


def test_first_text_with_an_unknown_voice_is_refused_too() -> None:
    engine = Pyttsx3Engine()
    with pytest.raises(VoiceMissingError, match="no voice 'nosuch'"):
        engine.synthesise("да", "ru", VoiceSettings(voice="nosuch"))
    engine.close()


def test_empty_text_is_refused(engine: Pyttsx3Engine) -> None:
    with pytest.raises(SynthesisError, match="nothing to say"):
        engine.synthesise("  \n", "ru", PLAIN)


def test_killed_process_is_started_again(engine: Pyttsx3Engine) -> None:
    before = engine.synthesise("hello", "en", PLAIN)
    killed = engine.pid
    assert killed
    os.kill(killed, signal.SIGKILL)
    assert alike(engine.synthesise("hello", "en", PLAIN), before)
    assert engine.pid != killed


def test_process_that_dies_twice_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyttsx3_engine, "WORKER", "voicebot.errors")  # a module that ends at once
    engine = Pyttsx3Engine()
    with pytest.raises(SynthesisError, match="died twice on 'hello'"):
        engine.synthesise("hello", "en", PLAIN)
    assert engine.pid is None


def test_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyttsx3_engine, "PATIENCE_S", 0.0)
    engine = Pyttsx3Engine()
    with pytest.raises(SynthesisError, match="died twice"):
        engine.synthesise("hello", "en", PLAIN)


def test_without_espeak_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / library).write_bytes(b"broken")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with pytest.raises(VoiceMissingError, match="apt-get install espeak-ng"):
        Pyttsx3Engine().synthesise("hello", "en", PLAIN)


def test_closing_leaves_neither_process_nor_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    engine = Pyttsx3Engine()
    engine.synthesise("hello", "en", PLAIN)
    pid = engine.pid
    engine.close()
    assert engine.pid is None
    assert not Path(f"/proc/{pid}").exists()
    assert list(tmp_path.iterdir()) == []


def test_name_carries_both_versions_and_needs_no_process() -> None:
    engine = Pyttsx3Engine()
    assert re.fullmatch(r"pyttsx3 2\.\d+ espeak-ng 1\.[\d.]+", engine.name)
    assert engine.pid is None


def test_name_does_without_the_command_of_espeak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert re.fullmatch(r"pyttsx3 2\.\d+", Pyttsx3Engine().name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Здравствуйте! Это робот клиники «Здоровье», дом 25."),
        ("ko", "저는 행복 병원의 안내 로봇입니다. 지금 통화 괜찮으십니까?"),
        ("en", "Hello, it's the robot of our clinic. Would you come at 10:30?"),
    ],
)
def test_words_are_marked(engine: Pyttsx3Engine, language: str, text: str) -> None:
    sound = engine.synthesise(text, language, PLAIN)
    words = {word.start() for word in re.finditer(r"\S+", text)}
    marked = {mark.offset for mark in sound.marks}
    assert marked <= words
    assert len(marked) >= 0.9 * len(words)  # versions of espeak-ng differ in the words they run together
    assert sound.marks[-1].end_ms == sound.duration_ms
    assert all(20 < mark.end_ms - mark.start_ms < 2500 for mark in sound.marks)


def test_voices_are_listed_a_languages_own_one_first(engine: Pyttsx3Engine) -> None:
    listed = [voice.name for voice in engine.voices() if voice.language == "en"]
    assert listed[0] == "en-us"
    assert {"en", "en-gb-scotland"} <= set(listed)
    assert {"ru", "ko"} <= {voice.language for voice in engine.voices()}
    assert engine.synthesise("yes", "en", VoiceSettings(voice="en-gb-scotland")).duration_ms > 100


def test_without_espeak_there_are_no_voices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / library).write_bytes(b"broken")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    assert list(Pyttsx3Engine().voices()) == []


def test_pause_between_sentences_is_espeaks_own_unless_it_is_set(engine: Pyttsx3Engine) -> None:
    text = "Понимаю. На какой день вас записать?"
    own, short, long = (
        engine.synthesise(text, "ru", VoiceSettings(sentence_pause_ms=wished)) for wished in (None, 0, 1500)
    )
    assert short.duration_ms < own.duration_ms < long.duration_ms
    assert long.duration_ms - short.duration_ms == pytest.approx(1500, abs=100)
