"""Every phrase that a script says is listed once, and is found again where a call says it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voicebot.audio.wav import write_wav
from voicebot.dialog.loading import load_script
from voicebot.dialog.prompts import fixed_prompts
from voicebot.dialog.script import Script
from voicebot.host.phrases import ScriptPhrase, phrases_of, recorded_prompts
from voicebot.language.pieces import Filled
from voicebot.speech.phrasing import cut

DIALOGS = Path(__file__).parents[2] / "dialogs"
VISIT = {"name": "Ирина Петровна", "visit_at": "2026-12-01T10:00", "clinic": "Здоровье"}
NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - where the person is


@pytest.fixture
def visit() -> Script:
    return load_script(DIALOGS / "visit_reminder")


def named(script: Script) -> dict[str, ScriptPhrase]:
    return {one.phrase.name: one for one in phrases_of(script)}


def test_whole_texts_and_the_words_around_variables(visit: Script) -> None:
    phrases = named(visit)
    texts = {name: one.phrase.text for name, one in phrases.items()}
    assert texts["confirmed"] == "Спасибо, ждём вас. Всего доброго!"
    assert [texts[f"greet.{number}"] for number in (1, 2, 3)] == [
        "здравствуйте!",
        "Это робот клиники",
        "Вам удобно сейчас говорить?",
    ]
    assert texts["reschedule-question"] == "На какой день и час вас записать?"
    assert phrases["rescheduled.1"].whole.startswith("Записал: {new_time}. Если")
    assert phrases["reaction-hold_on_2"].reaction == "hold_on"
    assert texts["text-which_hour"]
    assert len({one.phrase.text for one in phrases.values()}) == len(phrases)
    assert "text-goodbye" not in phrases  # the node's own words
    assert len(named(load_script(DIALOGS / "meeting_invite"))) > 20


def test_what_is_listed_is_what_a_call_looks_for(visit: Script, tmp_path: Path) -> None:
    folder = tmp_path / "prompts"
    folder.mkdir()
    for one in phrases_of(visit):
        write_wav(folder / f"{one.phrase.name}.wav", np.ones(800, dtype=np.int16), 8000)
    prompts = recorded_prompts(visit, tmp_path)
    assert not prompts.unused
    for say in fixed_prompts(visit, VISIT, NOW):
        filled = Filled.of(say.text, say.pieces)
        for stretch in cut(filled, lambda text, node=say.node: prompts.find(text, node)):  # type: ignore[misc]
            varies = any(piece.value and piece.text in stretch.text for piece in filled.pieces)
            assert stretch.recording or varies, (say.text, stretch.text)


def test_names_are_names_of_files() -> None:
    written: dict[str, Any] = {"script": "s", "language": "ru", "kind": "survey", "start": "a/b c"}
    script = Script.model_validate({**written, "nodes": {"a/b c": {"say": "Да?", "hang_up": True}}})
    assert phrases_of(script)[0].phrase.name == "a_b_c"


def test_without_a_folder_nothing_is_recorded(visit: Script) -> None:
    assert recorded_prompts(visit, None).find("Да.") is None
