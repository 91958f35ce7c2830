"""A voice takes the recording first, then the cache, then the real engine."""

from __future__ import annotations

import errno
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.level import active_dbfs
from voicebot.audio.wav import write_wav
from voicebot.errors import AudioFileError, SynthesisError, VoiceMissingError
from voicebot.language.pieces import Filled, Piece
from voicebot.settings import VoiceSettings
from voicebot.speech.cache import SoundCache
from voicebot.speech.prompts import RecordedPrompts
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine
from voicebot.speech.voice import Spoken, Voice

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from voicebot.audio.frame import Sound

pytestmark = pytest.mark.voice


def make(
    engine: Pyttsx3Engine,
    folder: Path,
    prompts: RecordedPrompts | None = None,
    voice: str = "",
    executor: Executor | None = None,
) -> Voice:
    return Voice(
        engine,
        SoundCache(folder / "cache"),
        prompts or RecordedPrompts(),
        language="ru",
        settings=VoiceSettings(voice=voice),
        rate=8000,
        executor=executor,
    )


def said(voice: Voice, text: str, node: str = "", *, slower: bool = False) -> Spoken:
    (part,) = voice.say(Filled.of(text), node, slower=slower)
    return part.made.result()


def recorded(folder: Path) -> RecordedPrompts:
    tone = (9000 * np.sin(np.arange(16_000) * 0.2)).astype(np.int16)
    write_wav(folder / "greet.wav", tone, 16_000)
    return RecordedPrompts(by_node={("greet", "Здравствуйте!"): folder / "greet.wav"})


def test_synthesised_once_and_cached_from_then_on(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    first = said(make(engine, tmp_path), "Вы придёте?")
    again = said(make(engine, tmp_path), "Вы придёте?")
    assert (first.source, again.source) == ("synthesised", "cached")
    assert np.array_equal(first.sound.samples, again.sound.samples)
    assert [mark.offset for mark in first.sound.marks] == [0, 3]
    assert first.sound.marks == again.sound.marks
    assert first.sound.rate == 8000
    assert active_dbfs(first.sound) == pytest.approx(-20, abs=0.5)


def test_a_recording_comes_first_at_the_same_rate_and_loudness(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path, recorded(tmp_path))
    spoken = said(voice, "Здравствуйте!", "greet")
    assert spoken.source == "recorded"
    assert spoken.sound.rate == 8000
    assert active_dbfs(spoken.sound) == pytest.approx(-20, abs=0.5)
    assert said(voice, "Здравствуйте!", "remind").source == "synthesised"


def test_a_damaged_cache_file_is_made_again(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    said(make(engine, tmp_path), "Да.")
    (file,) = (tmp_path / "cache").rglob("*.wav")
    file.write_bytes(file.read_bytes()[:100])
    assert [said(make(engine, tmp_path), "Да.").source for _ in range(2)] == ["synthesised", "cached"]


def test_prepare_makes_everything_ready(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    texts = [("greet", "Здравствуйте!"), ("bye", "Всего доброго!"), ("bye", "Всего доброго!"), ("void", " ")]
    prompts = [(node, Filled.of(text)) for node, text in texts]
    voice = make(engine, tmp_path, recorded(tmp_path))
    prepared = voice.prepare(prompts)
    assert prepared.counts == {"recorded": 1, "cached": 0, "synthesised": 1}
    assert list(prepared.missing) == [" "]
    assert voice.prepare(prompts).counts == {"recorded": 1, "cached": 1, "synthesised": 0}


def test_a_missing_voice_ends_the_preparation(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    with pytest.raises(VoiceMissingError, match="nosuch"):
        make(engine, tmp_path, voice="nosuch").prepare([("greet", Filled.of("Да."))])


def test_cached_prompts_need_no_engine_process(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    said(make(engine, tmp_path), "Да.")
    other = Pyttsx3Engine()
    voice = make(other, tmp_path)
    assert said(voice, "Да.").source == "cached"
    assert other.pid is None


def test_a_broken_recording_is_named(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    prompts = recorded(tmp_path)
    (tmp_path / "greet.wav").write_bytes(b"nothing")
    with pytest.raises(AudioFileError, match=r"greet\.wav"):
        said(make(engine, tmp_path, prompts), "Здравствуйте!", "greet")


def test_slower_takes_longer_and_is_kept_apart(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path)
    text = "Записал: вторник, пятнадцать тридцать."
    plain, slow = said(voice, text), said(voice, text, slower=True)
    assert slow.sound.duration_ms > plain.sound.duration_ms * 1.1
    assert said(voice, text, slower=True).source == "cached"


def noted(day: str) -> Filled:
    return Filled((Piece("Записал: "), Piece(day, "at", heard=True), Piece(". Всего доброго!")))


def test_of_a_text_with_something_heard_all_the_rest_is_prepared(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path)
    assert voice.prepare([("bye", noted("…"))]).counts == {"recorded": 0, "cached": 0, "synthesised": 2}
    parts = voice.say(noted("вторник"), "bye")
    assert [part.source for part in parts] == ["cached", "synthesised", "cached"]
    assert [part.pause_ms for part in parts] == [250, 350, 0]


def test_what_was_prepared_whole_is_said_whole(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    voice = make(engine, tmp_path)
    voice.prepare([("bye", Filled.of(noted("вторник").text))])
    assert [part.source for part in voice.say(noted("вторник"))] == ["cached"]
    assert len(voice.say(noted("среда"))) == 3


def test_a_live_call_does_not_wait(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor:
        start = threading.Event()
        executor.submit(start.wait)
        (part,) = make(engine, tmp_path, executor=executor).say(Filled.of("Да."))
        assert (part.made.done(), part.source) == (False, "synthesised")
        start.set()
        assert part.made.result().sound.duration_ms > 100


def test_a_text_is_made_speakable_and_its_marks_are_of_the_text(engine: Pyttsx3Engine, tmp_path: Path) -> None:
    text = "Встреча № 5 — завтра."
    for _ in ("synthesised", "cached"):
        sound = said(make(engine, tmp_path), text).sound
        assert {mark.offset for mark in sound.marks} <= {0, 8, 10, 14}
        assert sound.marks[-1].offset == 14
    digits = Filled((Piece("Придите до "), Piece("5", "hour", heard=True), Piece(" часов.")))
    parts = make(engine, tmp_path).say(digits)
    assert [part.stretch.text for part in parts] == ["Придите", "до 5 часов."]
    assert [mark.offset for mark in parts[1].made.result().sound.marks] == [0, 3, 5]


class Exhausted(Pyttsx3Engine):
    """An engine on a machine that starts no process any more."""

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        del text, language, voice
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")


def test_a_machine_without_room_for_the_engine_is_a_voice_that_fails(tmp_path: Path) -> None:
    with pytest.raises(SynthesisError, match="Resource temporarily unavailable"):
        said(make(Exhausted(), tmp_path), "Вы придёте?")


def test_a_cache_that_cannot_be_written_stops_a_call_before_it_begins_but_not_in_the_middle(
    engine: Pyttsx3Engine, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    voice = make(engine, tmp_path)
    assert said(voice, "Вы придёте?").source == "synthesised"
    with pytest.raises(OSError, match="cache"):
        voice.prepare([("", Filled.of("Вы придёте?"))])
