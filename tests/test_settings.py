from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import SettingsError
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_need_no_file() -> None:
    assert load_settings().floor.opening_silence_ms == 500


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nopening_silence_ms = 700\ndecide_within_ms = 800\n")
    monkeypatch.setenv("VOICEBOT_FLOOR__DECIDE_WITHIN_MS", "650")
    floor = load_settings().floor
    assert (floor.opening_silence_ms, floor.decide_within_ms) == (700, 650)


def test_an_unknown_setting_names_itself_and_the_file(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nopening_silense_ms = 700\n")
    with pytest.raises(SettingsError, match=r"voicebot\.toml: setting 'floor\.opening_silense_ms'"):
        load_settings()


def test_a_setting_out_of_range_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICEBOT_MATCH__ACCEPT", "2")
    with pytest.raises(SettingsError, match=r"match\.accept"):
        load_settings()


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor\n")
    with pytest.raises(SettingsError, match="not TOML"):
        load_settings()


def test_every_setting_says_what_it_is_for() -> None:
    for group in (
        load_settings().floor,
        load_settings().endpoint,
        load_settings().voice_activity,
        load_settings().match,
    ):
        for name, field in type(group).model_fields.items():
            assert field.description, name
