"""A voice takes the recording first, then the cache, then the real engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.level import active_dbfs
from voicebot.audio.wav import write_wav
from voicebot.errors import AudioFileError, VoiceMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech.cache import SoundCache
from voicebot.speech.prompts import RecordedPrompts
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine
from voicebot.speech.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.voice


def make(engine: Pyttsx3Engine, folder: Path, prompts: RecordedPrompts | None = None, voice: str = "") -> Voice:
    return Voice(
        engine,
        SoundCache(folder / "cache"),
        prompts or RecordedPrompts(),
        language="ru",
        settings=VoiceSettings(voice=voice),
        rate=8000,
    )


def recorded(folder: Path) -> RecordedPrompts:
    tone = (9000 * np.sin(np.arange(16_000) * 0.2)).astype(np.int16)
    write_wav(folder / "greet.wav", tone, 16_000)
    return RecordedPrompts(by_node={("greet", "Здравствуйте!"): folder / "greet.wav"})


def test_synthesised_once_and_cached_from_then_on(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    first = make(engine, tmp_path).sound("Вы придёте?")
    again = make(engine, tmp_path).sound("Вы придёте?")
    assert (first.source, again.source) == ("synthesised", "cached")
    assert np.array_equal(first.sound.samples, again.sound.samples)
    assert [mark.offset for mark in first.sound.marks] == [0, 3]
    assert first.sound.marks == again.sound.marks
    assert first.sound.rate == 8000
    assert active_dbfs(first.sound) == pytest.approx(-20, abs=0.5)


def test_a_recording_comes_first_at_the_same_rate_and_loudness(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path, recorded(tmp_path))
    spoken = voice.sound("Здравствуйте!", "greet")
    assert spoken.source == "recorded"
    assert spoken.sound.rate == 8000
    assert active_dbfs(spoken.sound) == pytest.approx(-20, abs=0.5)
    assert voice.sound("Здравствуйте!", "remind").source == "synthesised"


def test_a_damaged_cache_file_is_made_again(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    make(engine, tmp_path).sound("Да.")
    (file,) = (tmp_path / "cache").rglob("*.wav")
    file.write_bytes(file.read_bytes()[:100])
    assert [make(engine, tmp_path).sound("Да.").source for _ in range(2)] == ["synthesised", "cached"]


def test_prepare_makes_everything_ready(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    texts = [("greet", "Здравствуйте!"), ("bye", "Всего доброго!"), ("bye", "Всего доброго!"), ("void", " ")]
    voice = make(engine, tmp_path, recorded(tmp_path))
    prepared = voice.prepare(texts)
    assert prepared.counts == {"recorded": 1, "cached": 0, "synthesised": 1}
    assert list(prepared.missing) == [" "]
    assert voice.prepare(texts).counts == {"recorded": 1, "cached": 1, "synthesised": 0}


def test_a_missing_voice_ends_the_preparation(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    with pytest.raises(VoiceMissingError, match="nosuch"):
        make(engine, tmp_path, voice="nosuch").prepare([("greet", "Да.")])


def test_cached_prompts_need_no_engine_process(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    make(engine, tmp_path).sound("Да.")
    other = Pyttsx3Engine()
    voice = make(other, tmp_path)
    assert voice.sound("Да.").source == "cached"
    assert other.pid is None


def test_a_broken_recording_is_named(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    prompts = recorded(tmp_path)
    (tmp_path / "greet.wav").write_bytes(b"nothing")
    with pytest.raises(AudioFileError, match=r"greet\.wav"):
        make(engine, tmp_path, prompts).sound("Здравствуйте!", "greet")


def test_slower_takes_longer_and_is_kept_apart(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path)
    text = "Записал: вторник, пятнадцать тридцать."
    plain, slow = voice.sound(text), voice.sound(text, slower=True)
    assert slow.sound.duration_ms > plain.sound.duration_ms * 1.1
    assert voice.sound(text, slower=True).source == "cached"
