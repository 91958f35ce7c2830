from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.bench import answers, cost, noise, sounds
from voicebot.bench.call import Plan
from voicebot.cli import bench_call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TINY = Plan(
    answers.Sizes(1, 0, 0, 0, 0, 0, 0, 0),
    sounds.Sizes(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, (100,)),
    noise.Sizes(1, 1, 0, 1, 0, 1, 0, 0),
    cost.Sizes(turns=1, calls=1, endpoints=0),
)


@pytest.mark.model
@pytest.mark.voice
def test_a_run_is_shown_with_its_targets_and_kept_as_json(
    voicebot: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_call, "QUICK", TINY)
    monkeypatch.chdir(tmp_path)
    ran = voicebot("bench", "call", "--quick", "--data", tmp_path, "--out", tmp_path / "report.json")
    assert ran.code == 0
    assert "gap: short expected answer, median" in ran.out
    assert "≤ 300 ms" in ran.out
    assert "left out: recordings in 'ko'" in ran.out
    kept = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert kept["configuration"]["endpoint"]
    assert {section["title"].split()[0] for section in kept["sections"]} >= {"Reply", "Barge-in:", "Cost", "Memory"}
