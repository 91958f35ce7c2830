from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_values_are_measured_and_kept(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    told = voicebot(
        "bench", "understanding", "--only", "values", "--data", tmp_path, "--quick", "--out", out, "--json"
    ).json
    assert told == json.loads(out.read_text(encoding="utf-8"))
    names = {figure["name"] for figure in told["sections"][0]["figures"]}
    assert {"Russian time, frozen", "Korean yes_no, frozen", "English number, frozen"} <= names


def test_it_says_what_can_be_measured(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("bench", "understanding", "--only", "everything")
    assert ran.code == 2
    assert "clinc150" in ran.err


def test_a_table_has_what_others_measured_beside_it(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    shown = voicebot("bench", "understanding", "--only", "banking77", "--data", tmp_path).out
    assert "left out: banking77" in " ".join(shown.split())
