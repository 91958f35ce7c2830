"""The real Festival, and what happens when its process does not behave."""

from __future__ import annotations

import os
import re
import signal
import threading
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.level import active_dbfs
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech import festival_engine
from voicebot.speech.conform import conform
from voicebot.speech.festival_engine import FestivalEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.audio.frame import Sound

pytestmark = pytest.mark.festival
PLAIN = VoiceSettings()
TEXT = "Здравствуйте, это робот клиники «Здоровье». Вам удобно говорить?"


@pytest.fixture(scope="module")
def festival() -> Iterator[FestivalEngine]:
    engine = FestivalEngine()
    if not any(voice.language == "ru" for voice in engine.voices()):
        pytest.skip("no Festival with festvox-ru on this machine")
    yield engine
    engine.close()


def pauses(sound: Sound) -> list[int]:
    marks = conform(sound, sound.rate, -20).marks
    return [after.start_ms - before.end_ms for before, after in pairwise(marks)]


def test_festival_itself_tells_its_voices(festival: FestivalEngine) -> None:
    russian = next(voice for voice in festival.voices() if voice.language == "ru")
    assert (russian.engine, russian.name, russian.licence) == ("festival", "msu_ru_nsh_clunits", "BSD-like")
    assert "male" in russian.about


def test_russian_is_spoken_and_its_words_are_marked(festival: FestivalEngine) -> None:
    sound = festival.synthesise(TEXT, "ru", PLAIN)
    assert 3000 < sound.duration_ms < 7000
    assert active_dbfs(sound) > -40
    assert [mark.offset for mark in sound.marks] == [word.start() for word in re.finditer(r"\S+", TEXT)]
    assert all(50 < mark.end_ms - mark.start_ms < 2000 for mark in sound.marks)


@pytest.mark.parametrize(("wished", "length_ms"), [(None, 350), (0, 0), (900, 900)])
def test_pause_between_sentences_is_as_long_as_wished(
    festival: FestivalEngine, wished: int | None, length_ms: int
) -> None:
    sound = festival.synthesise(TEXT, "ru", VoiceSettings(sentence_pause_ms=wished))
    assert pauses(sound)[4] == pytest.approx(length_ms, abs=60)


def test_slower_is_longer(festival: FestivalEngine) -> None:
    plain, slow, fast = (
        festival.synthesise(TEXT, "ru", VoiceSettings(words_per_minute=pace)).duration_ms for pace in (160, 107, 240)
    )
    assert slow == pytest.approx(1.5 * plain, rel=0.06)
    assert fast == pytest.approx(plain / 1.5, rel=0.06)


@pytest.mark.parametrize("text", ['" (quit) "', '\\" (system "touch pwned") \\"', "') (quit) (quote"])
def test_text_is_never_a_command(
    festival: FestivalEngine, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pid = festival.pid
    assert festival.synthesise(f"да {text}", "ru", PLAIN).duration_ms > 200
    assert festival.pid == pid
    assert list(tmp_path.iterdir()) == []


def test_path_with_quotes_is_no_command_either(
    festival: FestivalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / 'a "quoted\\" folder'
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert festival.synthesise("да", "ru", PLAIN).duration_ms > 100
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("text", ["", "...", "ъ"])
def test_text_without_a_sound_is_refused(festival: FestivalEngine, text: str) -> None:
    with pytest.raises(SynthesisError, match="Festival"):
        festival.synthesise(text, "ru", PLAIN)
    assert festival.synthesise("да", "ru", PLAIN).duration_ms > 100


def test_unknown_voice_and_language_are_named(festival: FestivalEngine) -> None:
    with pytest.raises(VoiceMissingError, match=r"no voice 'nobody'.*msu_ru_nsh_clunits"):
        festival.synthesise("да", "ru", VoiceSettings(voice="nobody"))
    with pytest.raises(VoiceMissingError, match="no voice for 'ko'"):
        festival.synthesise("네", "ko", PLAIN)


def test_killed_process_is_started_again(festival: FestivalEngine) -> None:
    festival.synthesise("да", "ru", PLAIN)
    killed = festival.pid
    assert killed
    os.kill(killed, signal.SIGKILL)
    assert festival.synthesise("да", "ru", PLAIN).duration_ms > 100
    assert festival.pid != killed


def test_several_threads_take_turns(festival: FestivalEngine) -> None:
    texts = ["раз", "два три четыре пять шесть семь", "восемь"]
    sounds: dict[str, Sound] = {}

    def speak(text: str) -> None:
        sounds[text] = festival.synthesise(text, "ru", PLAIN)

    threads = [threading.Thread(target=speak, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sounds[texts[1]].duration_ms > 2 * max(sounds[texts[0]].duration_ms, sounds[texts[2]].duration_ms)


def test_process_that_hangs_is_ended(festival: FestivalEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    festival.close()
    monkeypatch.setattr(festival_engine, "PATIENCE_S", 0.0)
    with pytest.raises(SynthesisError, match="died twice"):
        festival.synthesise("да", "ru", PLAIN)
    assert festival.pid is None


def test_without_festival_there_are_no_voices_and_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    engine = FestivalEngine()
    assert list(engine.voices()) == []
    assert engine.name == "festival"
    with pytest.raises(VoiceMissingError, match="apt-get install festival festvox-ru"):
        engine.synthesise("да", "ru", PLAIN)


def test_broken_festival_has_no_voices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "festival").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "festival").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    engine = FestivalEngine()
    assert list(engine.voices()) == []
    with pytest.raises(VoiceMissingError, match="festvox-ru"):
        engine.synthesise("да", "ru", PLAIN)


def test_closing_leaves_no_process(festival: FestivalEngine) -> None:
    festival.synthesise("да", "ru", PLAIN)
    pid = festival.pid
    festival.close()
    assert festival.pid is None
    assert not Path(f"/proc/{pid}").exists()


def test_name_carries_the_version_and_needs_no_process(festival: FestivalEngine) -> None:
    del festival
    engine = FestivalEngine()
    assert re.fullmatch(r"festival \d[\d.]+", engine.name)
    assert engine.pid is None
