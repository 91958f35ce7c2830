from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from voicebot.cli.output import console

if TYPE_CHECKING:
    from collections.abc import Callable

VISIT = Path(__file__).parents[2] / "dialogs" / "visit_reminder"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    folder = tmp_path / "visit"
    folder.mkdir()
    shutil.copy(VISIT / "script.yaml", folder)
    return folder


@pytest.fixture
def studio(tmp_path: Path) -> Path:
    """Give a folder as it comes from a recording studio."""
    folder = tmp_path / "studio"
    folder.mkdir()
    at = np.arange(44_100 * 2) / 44_100
    voice = 0.3 * np.sin(2 * np.pi * 300 * at) * np.abs(np.sin(9 * at))
    soundfile.write(folder / "confirmed.wav", np.stack([voice, voice], axis=1), 44_100, subtype="PCM_24")
    soundfile.write(folder / "02.wav", voice[:44_100], 44_100)
    (folder / "phrases.csv").write_text("text;file\nЗаписал:;02.wav\nДа.;03.wav\n", encoding="utf-8")
    return folder


def test_a_list_of_what_could_be_recorded(voicebot: Callable[..., Any], script: Path) -> None:
    ran = voicebot("prompts", "list", script)
    assert ran.code == 0
    assert "rescheduled.1.wav" in ran.out
    assert "Записал: {new_time}. Если что-то изменится" in ran.out
    assert "0 recorded" in ran.out.splitlines()[-1]


def test_a_list_is_readable_in_a_narrow_terminal(
    voicebot: Callable[..., Any], script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "width", 80)
    lines = voicebot("prompts", "list", script).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "  Записал: {new_time}. Если что-то изменится, позвоните нам. Всего доброго!" in map(str.rstrip, lines)
    recorded_around = next(line for line in lines if line.rstrip().endswith("rescheduled.2.wav"))
    assert "○  Если что-то изменится, позвоните нам." in recorded_around
    headings = [line.strip() for line in lines if line.strip() and not line.startswith(" ")]
    assert headings[:2] == ["greet", "remind"]
    assert "ready-made texts" in headings[-3]


def test_files_are_brought_in_and_then_not_missing(voicebot: Callable[..., Any], script: Path, studio: Path) -> None:
    ran = voicebot("prompts", "import", script, studio)
    assert ran.code == 1
    assert "confirmed.wav → confirmed.wav: Спасибо, ждём вас. Всего доброго!\n" in ran.out
    assert "02.wav → rescheduled.1.wav: Записал:" in ran.out
    assert "03.wav: not brought in: the table names it, but it is not there" in ran.out
    assert "2 brought in, 0 to be listened to, 1 not brought in" in ran.out
    listed = voicebot("prompts", "list", script, "--missing", "--json").json
    assert listed["recorded"] == 2
    assert {"confirmed", "rescheduled.1"}.isdisjoint(one["name"] for one in listed["phrases"])
    assert listed["missing"] == len(listed["phrases"])


def test_the_result_for_a_program(voicebot: Callable[..., Any], script: Path, studio: Path) -> None:
    told = voicebot("prompts", "import", script, studio / "confirmed.wav", "--json")
    assert told.code == 0
    (one,) = told.json["imported"]
    assert (one["name"], one["suspicions"]) == ("confirmed", [])
    assert told.json["refused"] == []


def test_a_table_alone_means_the_files_beside_it(voicebot: Callable[..., Any], script: Path, studio: Path) -> None:
    told = voicebot("prompts", "import", script, studio / "phrases.csv", "--json")
    assert sorted(one["name"] for one in told.json["imported"]) == ["confirmed", "rescheduled.1"]


def test_files_that_say_nothing_are_told(voicebot: Callable[..., Any], script: Path, studio: Path) -> None:
    (script / "prompts").mkdir()
    shutil.copy(studio / "02.wav", script / "prompts" / "old.wav")
    ran = voicebot("prompts", "list", script)
    assert f"{script / 'prompts' / 'old.wav'} says nothing of this script" in ran.out


def test_a_script_that_is_not_there(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    assert voicebot("prompts", "list", tmp_path / "gone").code == 2
