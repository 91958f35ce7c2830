from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from voicebot.audio.wav import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.voice


def test_writes_a_telephone_file_and_tells_its_length_and_level(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("say", "Проверка связи.", "--out", tmp_path / "a.wav", "--json")
    sound = read_sound(tmp_path / "a.wav")
    assert ran.json["duration_ms"] == sound.duration_ms > 500
    assert sound.rate == ran.json["rate"] == 8000
    assert ran.json["level_dbfs"] == pytest.approx(-20, abs=1)


def test_without_a_file_it_only_tells(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("say", "hello", "--language", "en")
    assert ran.code == 0
    assert "dBFS" in ran.out


def test_slower_is_longer(voicebot: Callable[..., Any]) -> None:
    fast, slow = (voicebot("say", "раз, два, три", "--words-per-minute", n, "--json").json for n in (240, 120))
    assert slow["duration_ms"] > 1.5 * fast["duration_ms"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["  "], "usage"),
        (["привет", "--voice", "nobody"], "voice_missing"),
        (["привет", "--engine", "parrot"], "settings"),
        (["привет", "--out", "/nowhere/a.wav"], "audio_file"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], words: list[str], code: str) -> None:
    ran = voicebot("say", *words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert ran.json["error"]["remedy"]
