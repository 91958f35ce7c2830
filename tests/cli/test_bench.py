from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_speaking_is_measured(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "ru_tn_test_cases_word.txt").write_text("пять~5\nсемь~8\n", encoding="utf-8")
    told = voicebot("bench", "speaking", tmp_path, "--json").json
    assert told["sets"][0]["right"] == 0.5
    assert told["misses"][0]["said"] == "восемь"
    assert "восемь" in voicebot("bench", "speaking", tmp_path, "--misses").out
