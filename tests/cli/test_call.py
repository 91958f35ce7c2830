from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.audio.wav import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "dialogs/visit_reminder"
CASE = SCRIPT / "cases/happy_path.yaml"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_typed_call_is_shown(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("call", SCRIPT, CASE, "--typed")
    assert ran.code == 0
    assert "Вы придёте?" in ran.out
    assert "The call went as the case says." in ran.out


def test_json_is_the_call_record(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("call", SCRIPT, CASE, "--typed", "--json")
    assert (ran.json["outcome"], ran.json["script"]) == ("confirmed", "visit_reminder")


def test_a_call_that_goes_otherwise_ends_with_1_and_is_explained(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "case: x\ncontact: {name: А, visit_at: 2026-12-01T10:00, clinic: Б}\n"
        "turns: [{robot: greet}, {caller: да}, {robot: remind}, {caller: да}]\noutcome: rescheduled\n",
        encoding="utf-8",
    )
    ran = voicebot("call", SCRIPT, wrong, "--typed")
    assert ran.code == 1
    assert "rescheduled" in ran.out


def test_missing_model_is_told_before_the_call(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("call", SCRIPT, CASE, "--model", tmp_path / "none", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "model_missing")


@pytest.mark.model
@pytest.mark.voice
def test_spoken_call_is_kept(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    korean = ROOT / "dialogs/visit_reminder_ko"
    case = tmp_path / "silent.yaml"
    case.write_text(
        "case: hangs up\ncontact: {name: 김민수}\nturns:\n  - robot: greet\n  - caller: {hang_up: true}\n",
        encoding="utf-8",
    )
    ran = voicebot("call", korean, case, "--out", tmp_path / "kept", "--voice", "ko+f3", "--noise", "20")
    assert ran.code == 0
    assert "person_hung_up" in ran.out
    sound = read_sound(tmp_path / "kept/recording.wav")
    assert "stereo, mixed down" in sound.remarks
    assert sound.duration_ms > 2000
    assert {"record.json", "transcript.txt"} <= {file.name for file in (tmp_path / "kept").iterdir()}
