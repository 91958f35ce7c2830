from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.voice


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voicebot: Callable[..., Any]) -> None:
    monkeypatch.chdir(tmp_path)
    voicebot("fixtures", "synth", "yes", "no", "--language", "en", "--engine", "pyttsx3")


def test_fixtures_are_as_they_should_be(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("fixtures", "check")
    assert ran.code == 0
    assert "2 of 2 are as they should be" in ran.out


def test_what_is_wrong_is_told_and_mended(voicebot: Callable[..., Any]) -> None:
    Path("audio_fixtures/yes.wav").unlink()
    ran = voicebot("fixtures", "check", "audio_fixtures", "--json")
    assert (ran.code, [(one["file"], one["finding"]) for one in ran.json]) == (
        1,
        [("no.wav", "same"), ("yes.wav", "missing")],
    )
    mended = voicebot("fixtures", "check", "--mend")
    assert (mended.code, "mended" in mended.out) == (0, True)
    assert Path("audio_fixtures/yes.wav").exists()


def test_a_folder_without_a_list(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("fixtures", "check", tmp_path)
    assert ran.code == 2
    assert "no fixtures.jsonl" in ran.err
