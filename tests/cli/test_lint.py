from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """\
script: good
language: ru
kind: service
start: greet
nodes:
  greet: {say: До свидания!, outcome: done, hang_up: true}
"""


@pytest.fixture
def dialogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "dialogs"
    (folder / "good/cases").mkdir(parents=True)
    (folder / "good/script.yaml").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_good_script_has_no_faults(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/cases/a.yaml").write_text(
        "case: it says goodbye\nturns:\n  - robot: greet\noutcome: done\n", encoding="utf-8"
    )
    ran = voicebot("lint")
    assert (ran.code, ran.err) == (0, "")
    assert "1 scripts, 0 faults" in ran.out


def test_faults_of_scripts_cases_and_hand_off_are_told_together(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "bad").mkdir()
    (dialogs / "bad/script.yaml").write_text(GOOD.replace("start: greet", "start: gret"), encoding="utf-8")
    (dialogs / "good/cases/a.yaml").write_text("case: x\nturns:\n  - robot: gret\n", encoding="utf-8")
    (dialogs / "handoff.yaml").write_text("phrase: []\n", encoding="utf-8")
    ran = voicebot("lint", dialogs)
    assert ran.code == 1
    assert "bad/script.yaml:4:" in ran.err
    assert "a.yaml:3:" in ran.err
    assert "handoff.yaml:1:1" in ran.err


def test_json_lists_scripts_and_faults(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/script.yaml").write_text(GOOD.replace("kind: service\n", ""), encoding="utf-8")
    ran = voicebot("lint", dialogs / "good", "--json")
    assert ran.code == 1
    assert ran.json["faults"][0]["code"] == "script"
    assert ran.json["scripts"] == [str(dialogs / "good/script.yaml")]


def test_a_folder_without_scripts_is_bad_input(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    assert voicebot("lint", tmp_path).code == 2
