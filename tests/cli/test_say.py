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


def test_a_named_voice_brings_its_engine(voicebot: Callable[..., Any]) -> None:
    said = voicebot("say", "привет", "--voice", "ru+f3", "--pitch", 80, "--json").json
    assert (said["engine"].split()[0], said["voice"]) == ("pyttsx3", "ru+f3")


def test_an_engine_that_is_named_speaks_with_its_own_voice(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICEBOT_VOICES", '{"ru": {"engine": "festival", "voice": "msu_ru_nsh_clunits"}}')
    said = voicebot("say", "привет", "--engine", "pyttsx3", "--json").json
    assert (said["engine"].split()[0], said["voice"]) == ("pyttsx3", "")


def test_numbers_are_said_as_words(voicebot: Callable[..., Any]) -> None:
    digits, words = (voicebot("say", text, "--json").json["duration_ms"] for text in ("5", "пять"))
    assert digits == pytest.approx(words, rel=0.1)


def test_signs_alone_are_nothing_to_say(voicebot: Callable[..., Any]) -> None:
    assert "nothing to say in '...'" in voicebot("say", "...").err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["  "], "usage"),
        (["привет", "--voice", "nobody"], "voice_missing"),
        (["привет", "--engine", "parrot"], "settings"),
        (["привет", "--out", "/dev/null/a.wav"], "usage"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], words: list[str], code: str) -> None:
    ran = voicebot("say", *words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert ran.json["error"]["remedy"]
