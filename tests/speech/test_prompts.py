"""Recorded prompts are found by node and by text, and never for a text with variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.wav import write_wav
from voicebot.errors import ScriptError
from voicebot.speech.prompts import RecordedPrompts

if TYPE_CHECKING:
    from pathlib import Path

WORDINGS = {"greet": ("Здравствуйте!", "Добрый  день!"), "remind": ("Вы записаны {{ visit_at }}.",)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("greet.wav", "greet_2.wav", "remind.wav", "sorry.wav", "old.wav"):
        write_wav(tmp_path / name, np.ones(800, dtype=np.int16), 8000)
    (tmp_path / "prompts.yaml").write_text('"Простите, не расслышал.": sorry.wav\n', encoding="utf-8")
    return tmp_path


def test_wordings_have_a_file_each(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, WORDINGS)
    assert prompts.find("Здравствуйте!", "greet") == folder / "greet.wav"
    assert prompts.find("Добрый день!", "greet") == folder / "greet_2.wav"
    assert prompts.find("Здравствуйте!", "remind") is None


def test_listed_texts_are_found_at_any_node_and_however_they_are_spaced(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, WORDINGS)
    assert prompts.find("Простите,\n  не расслышал. ", "remind") == folder / "sorry.wav"


def test_a_text_with_variables_is_not_recorded_and_its_file_is_reported(folder: Path) -> None:
    prompts = RecordedPrompts.load(folder, WORDINGS)
    assert prompts.find("Вы записаны {{ visit_at }}.", "remind") is None
    assert prompts.unused == (folder / "old.wav", folder / "remind.wav")


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert RecordedPrompts.load(tmp_path / "prompts", WORDINGS).find("Здравствуйте!", "greet") is None


def test_faults_of_the_list_are_told_with_their_places(folder: Path) -> None:
    file = folder / "prompts.yaml"
    file.write_text('"Да.": sorry.wav\n"Нет.": gone.wav\n"{{ name }}!": greet.wav\n', encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        RecordedPrompts.load(folder, WORDINGS)
    missing, variables = str(caught.value).splitlines()
    assert missing.startswith(f"{file}:2:9: no sound file 'gone.wav'")
    assert variables.startswith(f"{file}:3:1: a recorded prompt cannot stand for a text with variables")


@pytest.mark.parametrize("text", ["- one\n- two\n", "just words\n"])
def test_a_list_that_is_no_mapping_is_refused(folder: Path, text: str) -> None:
    (folder / "prompts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match="must be a mapping"):
        RecordedPrompts.load(folder, WORDINGS)
