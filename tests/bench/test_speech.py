"""The measurements of voices: real engines, and a judge that hears what it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench import speech
from voicebot.bench.figures import Section
from voicebot.bench.speech_phrases import PHRASES
from voicebot.errors import LibraryMissingError
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.bench.figures import Report

pytestmark = pytest.mark.voice


class Deaf:
    """Hears the first phrase in the plain channel and nothing on a telephone."""

    name = "a judge"

    def __init__(self, folder: Path) -> None:
        del folder

    def hear(self, sound: Sound, language: str) -> str:
        return PHRASES[language][0] if sound.rate > 8000 else ""


def absent(folder: Path) -> Deaf:
    raise LibraryMissingError(f"no judge in {folder}", remedy="get one")


@pytest.fixture
def only_pyttsx3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "ENGINES", ["festival", "pyttsx3"])
    monkeypatch.setattr("voicebot.speech.festival_engine.shutil.which", lambda _: None)


def measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, judge: Callable[[Path], Deaf], tell: Callable[[int], None]
) -> Report:
    monkeypatch.setattr(speech, "WhisperJudge", judge)
    monkeypatch.setattr(speech, "measure_first_audio", lambda *_: Section("First audio", ()))
    settings = Settings.model_construct(cache_dir=tmp_path)
    return speech.measure(settings, languages=["ru"], texts=1, tell=tell)


@pytest.mark.usefixtures("only_pyttsx3")
def test_words_times_and_loudness_are_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    steps: list[int] = []
    report = measured(monkeypatch, tmp_path, Deaf, steps.append)
    assert [section.title for section in report.sections] == [
        "Wrong words",
        "First audio",
        "Time to make a phrase",
        "Loudness",
    ]
    words, _, times, evenness = ({one.name: one for one in section.figures} for section in report.sections)
    assert words["ru, pyttsx3, plain"].value == 0
    assert words["ru, pyttsx3, telephone"].value == 100
    assert words["ru, pyttsx3, plain"].n == len(PHRASES["ru"][0].split())
    assert times["ru, pyttsx3: real-time factor"].value
    assert evenness["from the quietest voice to the loudest"].met
    assert "ru, festival: no such voice on this machine" in report.skipped
    assert any(reason.startswith("recorded prompts") for reason in report.skipped)
    assert steps == [3, 3, 3]


@pytest.mark.usefixtures("only_pyttsx3")
def test_without_a_judge_the_rest_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = measured(monkeypatch, tmp_path, absent, lambda _: None)
    assert [section.title for section in report.sections] == [
        "First audio",
        "Time to make a phrase",
        "Loudness",
    ]
    assert any("get one" in reason for reason in report.skipped)


def test_every_language_has_as_many_phrases() -> None:
    assert {len(phrases) for phrases in PHRASES.values()} == {10}
    assert all(not any(map(str.isdigit, phrase)) for phrases in PHRASES.values() for phrase in phrases)
