from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent.parent.parent / "shared/data/intents"


@pytest.mark.recordings
@pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data/intents beside the repository")
def test_matching_is_measured(voicebot: Callable[..., Any]) -> None:
    rows = voicebot("bench", "matching", DATA, "--phrases", 3, "--tests", 30, "--json").json
    assert {row["data"] for row in rows} == {"CLINC150", "BANKING77"}
    assert all(0 <= row["right"] <= 1 for row in rows)


def test_without_the_data_it_says_what_is_missing(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("bench", "matching", tmp_path)
    assert ran.code == 2
    assert "clinc150" in ran.err


def test_speaking_is_measured(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "ru_tn_test_cases_word.txt").write_text("пять~5\nсемь~8\n", encoding="utf-8")
    told = voicebot("bench", "speaking", tmp_path, "--json").json
    assert told["sets"][0]["right"] == 0.5
    assert told["misses"][0]["said"] == "восемь"
    assert "восемь" in voicebot("bench", "speaking", tmp_path, "--misses").out
