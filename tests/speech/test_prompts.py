"""Recorded prompts are found by name and by text, also around variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.wav import write_wav
from voicebot.errors import ScriptError
from voicebot.speech.prompts import Phrase, RecordedPrompts

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = [
    Phrase("Здравствуйте!", "greet", "greet"),
    Phrase("Добрый  день!", "greet_2", "greet"),
    Phrase("Вы записаны", "remind.1", "remind"),
    Phrase("Всего доброго!", "bye", "bye"),
    Phrase("Всего доброго!", "goodbye", "goodbye"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("greet.wav", "greet_2.wav", "remind.1.wav", "remind.wav", "bye.wav", "sorry.wav", "old.wav"):
        write_wav(tmp_path / name, np.ones(800, dtype=np.int16), 8000)
    (tmp_path / "goodbye.flac").write_bytes(b"")
    (tmp_path / "prompts.yaml").write_text('"Простите, не расслышал.": sorry.wav\n', encoding="utf-8")
    return tmp_path


def test_phrases_have_a_file_each(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, PHRASES)
    assert prompts.find("Здравствуйте!", "greet") == folder / "greet.wav"
    assert prompts.find("Добрый день!", "greet") == folder / "greet_2.wav"
    assert prompts.find("Здравствуйте!", "remind") == folder / "greet.wav"
    assert prompts.find("Здравствуйте?", "remind") is None


def test_a_node_has_its_own_recording_of_what_others_say_too(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, PHRASES)
    assert prompts.find("Всего доброго!", "bye") == folder / "bye.wav"
    assert prompts.find("Всего доброго!", "goodbye") == folder / "goodbye.flac"
    assert prompts.find("Всего доброго!", "greet") == folder / "bye.wav"


def test_the_words_before_a_variable_are_found_with_any_mark_at_their_edges(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, PHRASES)
    assert prompts.find(", вы записаны:") is None
    assert prompts.find("– Вы записаны: ") == folder / "remind.1.wav"


def test_listed_texts_are_found_at_any_node_and_however_they_are_spaced(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, PHRASES)
    assert prompts.find("Простите,\n  не расслышал. ", "remind") == folder / "sorry.wav"


def test_files_of_no_phrase_are_reported(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, PHRASES)
    assert prompts.unused == (folder / "old.wav", folder / "remind.wav")


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert RecordedPrompts.load(tmp_path / "prompts", PHRASES).find("Здравствуйте!", "greet") is None


def test_faults_of_the_list_are_told_with_their_places(folder: Path) -> None:
    file = folder / "prompts.yaml"
    file.write_text('"Да.": sorry.wav\n"Нет.": gone.wav\n"{{ name }}!": greet.wav\n', encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        RecordedPrompts.load(folder, PHRASES)
    missing, variables = str(caught.value).splitlines()
    assert missing.startswith(f"{file}:2:9: no sound file 'gone.wav'")
    assert variables.startswith(f"{file}:3:1: a recorded prompt cannot stand for a text with variables")


@pytest.mark.parametrize("text", ["- one\n- two\n", "just words\n"])
def test_a_list_that_is_no_mapping_is_refused(folder: Path, text: str) -> None:
    (folder / "prompts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match="must be a mapping"):
        RecordedPrompts.load(folder, PHRASES)
