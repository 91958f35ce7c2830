"""The skeleton of the command line: help, exit codes, errors for people and for programs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.cli.main import COMMANDS
from voicebot.cli.output import show_error
from voicebot.errors import InputError, Place, ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


GROUPS = [
    "bench",
    "fixtures",
    "fixtures check",
    "fixtures synth",
    "models",
    "models list",
    "models pull",
    "voices list",
    "voices pull",
    "prompts list",
    "prompts record",
    "prompts import",
    "handoff list",
    "handoff add",
    "handoff remove",
    "handoff history",
    "handoff try",
    "bench call",
    "bench speech",
    "bench hearing",
    "bench speaking",
]


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS])
def test_every_command_has_help_with_an_example(voicebot: Callable[..., Any], name: str) -> None:
    ran = voicebot(*name.split(), "--help")
    assert ran.code == 0
    assert "Example: voicebot" in ran.out


@pytest.mark.parametrize("name", [*(name for name in COMMANDS if name != "call"), *GROUPS])  # that of call is two paths
def test_examples_can_be_copied_from_a_narrow_terminal(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
    after = voicebot(*name.split(), "--help").out.partition("Example: ")[2]
    assert [line for line in after.splitlines() if line.strip()] == [after.splitlines()[0]]


def test_help_lists_every_command(voicebot: Callable[..., Any]) -> None:
    listed = voicebot("--help").out
    assert all(f" {name} " in listed for name in COMMANDS)


def test_unknown_command_is_bad_input(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("tset")
    assert ran.code == 2
    assert "tset" in ran.err


def test_error_names_place_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    show_error(ScriptError("unknown key [on]", place=Place("a.yaml", 3, 5), remedy="did you mean on?"), as_json=False)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == ["a.yaml:3:5: error: unknown key [on]", "  did you mean on?"]


def test_error_as_json_carries_the_other_faults(
    voicebot: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    del voicebot
    first, second = ScriptError("one", place=Place("a.yaml", 3, 5)), ScriptError("two")
    show_error(InputError.gathered([first, second]), as_json=True)
    assert '"code": "script"' in (shown := capsys.readouterr().out)
    assert '"line": 3' in shown
    assert '"message": "two"' in shown


@pytest.mark.parametrize("models", ["{}", "{bad"])
def test_a_folder_that_cannot_be_written_is_named(
    voicebot: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: str
) -> None:
    monkeypatch.setenv("VOICEBOT_MODELS", models)
    (tmp_path / "taken").write_text("", encoding="utf-8")
    ran = voicebot("schema", "--all", "--out", tmp_path / "taken/schemas")
    assert ran.code == 2
    assert f"{tmp_path}/taken" in ran.err
    assert "give another place" in ran.err


@pytest.mark.voice
def test_a_cache_that_cannot_be_written_names_its_setting(
    voicebot: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("VOICEBOT_CACHE_DIR", str(tmp_path / "taken/cache"))
    (tmp_path / "cases").mkdir()
    (tmp_path / "script.yaml").write_text(
        "script: x\nlanguage: ko\nkind: service\nstart: a\nnodes: {a: {say: 네, outcome: x, hang_up: true}}\n",
        encoding="utf-8",
    )
    (tmp_path / "cases/a.yaml").write_text("case: x\nturns: [{robot: a}]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = voicebot("call", tmp_path, tmp_path / "cases/a.yaml")
    assert ran.code == 2
    assert "cache_dir" in ran.err


def in_ascii(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this Python, with words of this test
        [sys.executable, "-c", "from voicebot.cli.main import run; run()", *map(str, words)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.voice
def test_the_doctor_reports_even_where_letters_are_missing() -> None:
    ran = in_ascii("doctor")
    assert ran.returncode in {0, 1}
    assert "Python" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_terminal_without_the_letters_is_told_how_to_have_them(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text(
        "script: x\nlanguage: ru\nkind: service\nstart: a\nnodes: {a: {say: Привет., outcome: x, hang_up: true}}\n",
        encoding="utf-8",
    )
    ran = in_ascii("chat", script)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "PYTHONIOENCODING=utf-8" in ran.stderr
