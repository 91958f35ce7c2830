from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.voice
def test_json_lists_every_check_with_its_state(voicebot: Callable[..., Any]) -> None:
    states = {check["name"]: check["state"] for check in voicebot("doctor", "--json").json}
    assert states["Python"] == states["settings"] == states["voice ru"] == states["disk"] == "works"
    assert {"model ru", "model en", "model ko", "sound card", "hand-off"} <= set(states)


def test_broken_setting_is_missing_with_its_place_and_ends_with_1(
    voicebot: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nspeed = 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = voicebot("doctor")
    assert ran.code == 1
    assert "voicebot.toml:2:1: unknown setting 'floor.speed'" in ran.out
    assert "known: answer_tail_ms" in ran.out
