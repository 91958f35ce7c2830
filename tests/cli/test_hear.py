from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.recognition.conftest import korean_files, static_files

from voicebot.audio.mix import join
from voicebot.audio.resample import resample
from voicebot.audio.tones import silence
from voicebot.audio.wav import read_sound, write_wav

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["korean_files", "static_files"]

FIXTURES = Path(__file__).parent.parent.parent / "audio_fixtures"
OPERATOR, YES = "상담원 연결해 주세요", "네 말씀하세요"


@pytest.mark.model
def test_hears_expected_phrases_with_their_times(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    both = join([read_sound(FIXTURES / "ko/operator.wav"), silence(1500), read_sound(FIXTURES / "ko/yes.wav")])
    write_wav(tmp_path / "both.wav", both.samples, both.rate)
    ran = voicebot("hear", tmp_path / "both.wav", "-l", "ko", "-e", OPERATOR, "-e", YES, "--json")
    first, second = ran.json["utterances"]
    assert (first["text"], second["text"]) == (OPERATOR, YES)
    assert first["offset"] < second["onset"]
    assert ran.json["missing_words"] == []


@pytest.mark.model
def test_stereo_at_another_rate_is_heard_and_remarked_on(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    sound = resample(read_sound(FIXTURES / "ko/operator.wav"), 44_100)
    write_wav(tmp_path / "a.wav", np.stack([sound.samples, sound.samples], axis=1), sound.rate)
    ran = voicebot("hear", tmp_path / "a.wav", "-l", "ko", "-e", OPERATOR)
    assert ran.code == 0
    assert all(word in ran.out for word in OPERATOR.split()), "a filler may have slipped in between"
    assert "stereo, mixed down" in ran.err


@pytest.mark.model
def test_a_tone_is_no_speech(voicebot: Callable[..., Any]) -> None:
    assert "no speech" in voicebot("hear", FIXTURES / "signals/busy.wav", "-l", "ko").out


def test_no_file_and_no_model(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("hear", tmp_path / "a.wav", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "audio_file")
    ran = voicebot("hear", FIXTURES / "ru/yes.wav", "--model", tmp_path / "nothing", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "model_missing")


@pytest.mark.model
def test_both_hearings_are_shown_with_what_the_robot_would_take_it_for(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("hear", FIXTURES / "ko/operator.wav", "-l", "ko", "-e", OPERATOR, "--alternatives", "2", "--json")
    (heard,) = ran.json["utterances"]
    assert (heard["nearest"], heard["decided_by"]) == (OPERATOR, "grammar")
    assert 0 < heard["confidence"] <= 1
    assert heard["free_text"]
    assert 0 < heard["free_confidence"] <= 1
    assert 1 <= len(heard["alternatives"]) <= 2
    assert ran.json["facts"]["graph"] == "dynamic"
    shown = voicebot("hear", FIXTURES / "ko/operator.wav", "-l", "ko", "-e", OPERATOR)
    assert "freely" in shown.out
    assert "→" in shown.out
    once = voicebot("hear", FIXTURES / "ko/operator.wav", "-l", "ko", "-e", OPERATOR, "--no-free")
    assert "freely" not in once.out


@pytest.mark.model
def test_a_model_that_takes_no_grammar_says_so(
    voicebot: Callable[..., Any], static_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICEBOT_CACHE_DIR", str(tmp_path))
    ran = voicebot("hear", FIXTURES / "ko/operator.wav", "-l", "ko", "--model", static_files, "-e", OPERATOR)
    assert ran.code == 0
    assert "everything is heard freely" in ran.err


def test_a_file_that_is_no_sound_is_named(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound at all")
    ran = voicebot("hear", tmp_path / "a.wav", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "audio_file")
