"""Both mouths do the same: one with sound, one in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.audio.level import rms_dbfs
from voicebot.language.pieces import Filled
from voicebot.settings import VoiceSettings
from voicebot.speech.cache import SoundCache
from voicebot.speech.mouth import AudioMouth, Mouth, TextMouth
from voicebot.speech.prompts import RecordedPrompts
from voicebot.speech.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

TEXT = "Здравствуйте! Это робот клиники. Вам удобно сейчас говорить?"


@pytest.fixture(params=["audio", "text"])
def mouth(request: pytest.FixtureRequest, tmp_path: Path) -> Mouth:
    if request.param == "text":
        return TextMouth(8000)
    engine: Pyttsx3Engine = request.getfixturevalue("engine")
    cache = SoundCache(tmp_path)
    return AudioMouth(Voice(engine, cache, RecordedPrompts(), language="ru", settings=VoiceSettings(), rate=8000))


def advance(mouth: Mouth, frames: int) -> None:
    for _ in range(frames):
        mouth.next_frame()


def test_a_text_is_said_to_its_end(mouth: Mouth) -> None:
    assert mouth.next_frame() is None
    mouth.say(Filled.of(TEXT), "greet")
    assert mouth.source in ("synthesised", "text")
    assert 2000 < mouth.remaining_ms < 6000
    advance(mouth, mouth.remaining_ms // 20 + 1)
    assert not mouth.playing
    assert mouth.next_frame() is None
    assert mouth.heard_text() == TEXT
    assert mouth.stop() == 1.0


def test_a_pause_is_silent_and_goes_on_from_a_word(mouth: Mouth) -> None:
    mouth.say(Filled.of(TEXT))
    advance(mouth, 60)
    mouth.pause()
    held = mouth.paused
    advance(mouth, 1)
    assert mouth.next_frame() is None
    mouth.resume()
    assert (held, mouth.paused) == (True, False)
    assert 400 <= mouth.position_ms <= 1200
    assert mouth.next_frame() is not None


def test_stopping_tells_how_much_was_heard(mouth: Mouth) -> None:
    mouth.say(Filled.of(TEXT))
    advance(mouth, 60)
    fraction = mouth.stop()
    assert 0.2 < fraction < 0.6
    assert not mouth.playing
    assert TEXT.startswith(mouth.heard_text())
    assert mouth.heard_text().startswith("Здравствуйте!")


def test_text_takes_its_time_in_silence() -> None:
    mouth = TextMouth(8000, ms_per_character=100)
    mouth.say(Filled.of("раз два три"))
    assert mouth.remaining_ms == 1100
    frame = mouth.next_frame()
    assert frame is not None
    assert rms_dbfs(frame.samples) == -120
    advance(mouth, 29)
    mouth.pause()
    mouth.resume()
    assert mouth.position_ms == 400
    assert mouth.heard_text() == "раз"


def test_slower_takes_longer(mouth: Mouth) -> None:
    mouth.say(Filled.of(TEXT))
    plain = mouth.remaining_ms
    mouth.say(Filled.of(TEXT), slower=True)
    assert 1.1 < mouth.remaining_ms / plain < 1.4
