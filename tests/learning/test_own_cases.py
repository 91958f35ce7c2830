from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import CaseError
from voicebot.learning.own_cases import case_files, run_own_cases
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.host.trials import TrialStudio


def test_cases_give_what_is_said_in_them_and_whether_they_pass(
    folder: Path, script: Script, studio: TrialStudio
) -> None:
    done: list[int] = []
    (one,) = run_own_cases(case_files(folder), script, studio, lambda: done.append(1))
    assert one.result.verdict.passed
    assert done == [1]
    assert [(each.text, each.place.node, each.sense) for each in one.said] == [
        ("да, удобно", "greet", (Kind.INTENT, "yes")),
        ("да, приду", "remind", (Kind.INTENT, "yes")),
    ]
    assert all(each.source.is_case for each in one.said)


def test_sounds_that_are_missing_do_not_matter_and_unknown_nodes_do(
    folder: Path, script: Script, studio: TrialStudio
) -> None:
    file = folder / "cases/agrees.yaml"
    file.write_text(file.read_text("utf-8").replace("caller: алло", "caller: {text: алло, wav: no.wav}"), "utf-8")
    assert run_own_cases([file], script, studio)
    file.write_text(file.read_text("utf-8").replace("robot: remind", "robot: remnd"), "utf-8")
    with pytest.raises(CaseError, match="unknown node 'remnd'"):
        run_own_cases([file], script, studio)
