"""A script small enough to be read at a glance, and a studio without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from voicebot.events import RobotStarted, UnderstoodAs
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.settings import Settings
from voicebot.trial.case_file import CaseFile

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.events import CallEvent
    from voicebot.trial.verdict import Verdict

SCRIPT = """\
script: small
language: ru
kind: service
contact: {name: required}
reactions: [operator, repeat]
start: greet
nodes:
  greet:
    say: "{{ name }}, здравствуйте! Вам удобно говорить?"
    on: {yes: goodbye}
    unclear: {say: [Не расслышал.], tries: 2, then: goodbye}
  goodbye:
    say: Спасибо, до свидания!
    outcome: talked
    hang_up: true
"""
CASE = """\
case: соглашается
contact: {name: Ирина}
turns:
  - caller: алло
  - robot: greet
  - caller: да, удобно
  - robot: goodbye
outcome: talked
"""
HANDOFF = """\
groups: {sales: {to: ["sip:201@pbx", "sip:202@pbx"]}}
phrases: [{say: [соедините с человеком], group: sales}]
"""


@pytest.fixture
def dialog(tmp_path: Path) -> Path:
    """A script's folder with one case that passes."""
    folder = tmp_path / "small"
    (folder / "cases").mkdir(parents=True)
    (folder / "script.yaml").write_text(SCRIPT, encoding="utf-8")
    (folder / "cases" / "agrees.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "handoff.yaml").write_text(HANDOFF, encoding="utf-8")
    return folder


@pytest.fixture
def studio(tmp_path: Path) -> TrialStudio:
    """What makes calls, with the hand-off file beside the dialog."""
    return TrialStudio(Studio(Settings(handoff_file=tmp_path / "handoff.yaml", cache_dir=tmp_path / "cache")))


# --- calls made of events by hand ---------------------------------------------------------------------------------


def case(*turns: dict[str, Any], **more: Any) -> CaseFile:  # noqa: ANN401 - any key of a case
    return CaseFile.model_validate({"case": "x", "turns": turns, **more})


def robot(node: str, at: int, role: str = "prompt", reaction: str | None = None, gap: int | None = None) -> CallEvent:
    return RobotStarted(at=at, text=f"{node} {role}", node=node, role=role, reaction=reaction, gap=gap)


def heard(at: int, intent: str = "yes") -> CallEvent:
    return UnderstoodAs(at=at, node="", text="да", intent=intent, kind="intent", probability=0.9)


def told(verdict: Verdict) -> list[str]:
    return [str(fault) for fault in verdict.faults]


GREET, REMIND, DONE = {"robot": "greet"}, {"robot": "remind"}, {"robot": "confirmed"}
YES = {"caller": "да"}
