"""The studio for cases adds what a watcher wants: events, a folder, a translation."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import SettingsError
from voicebot.host.trials import open_trial_studio
from voicebot.trial.run import run_file

if TYPE_CHECKING:
    from voicebot.events import CallEvent

ROOT = Path(__file__).parent.parent.parent
CASE = ROOT / "dialogs/visit_reminder/cases/happy_path.yaml"


def test_a_case_is_watched_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    seen: list[CallEvent] = []
    studio = open_trial_studio()
    studio.keep_in, studio.watchers = tmp_path, [seen.append]
    studio.translate = {"Спасибо, ждём вас. Всего доброго!": "Thank you, see you."}.get
    result = asyncio.run(run_file(CASE, studio))
    assert result.verdict.passed
    assert tuple(seen) == result.events
    assert studio.record is not None
    assert studio.record.outcome == "confirmed"
    assert "= Thank you, see you." in (tmp_path / "transcript.txt").read_text(encoding="utf-8")


def test_broken_settings_are_told_when_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voicebot.toml").write_text("colour = 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="colour"):
        open_trial_studio()
