from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.bench.understanding.measure import Plan, What, measure, planned
from voicebot.bench.understanding.sets import IntentSet, Utterance
from voicebot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_not_there_is_left_out_and_said(tmp_path: Path) -> None:
    plan = planned([What.BANKING77, What.VALUES], tmp_path, quick=True)
    assert plan.intents == ()
    assert len(plan.values) == 24
    assert any("banking77" in reason and "--data" in reason for reason in plan.skipped)
    assert any("NeMo" in reason for reason in plan.skipped)


def test_a_plan_tells_its_steps_and_takes_them(tmp_path: Path) -> None:
    values = planned([What.VALUES], tmp_path, quick=False).values[:1]
    data = IntentSet("Russian", "ru", (("да", "yes"), ("нет", "no")), (Utterance("да да", "yes"),))
    plan = Plan((data,), values, costs=False, step=1, skipped=("why",))
    steps: list[int] = []
    report, trials = measure(plan, Settings(), steps.append)
    assert sum(steps) == plan.steps
    assert [section.title for section in report.sections] == [
        "Intents",
        "What the robot does",
        "Calibration",
        "Values read exactly",
        "Cost of reading a value",
    ]
    assert trials[0].data == data
    assert "why" in report.skipped
