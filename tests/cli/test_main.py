"""The skeleton of the command line: help, exit codes, errors for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from voicebot.cli.main import COMMANDS
from voicebot.cli.output import show_error
from voicebot.errors import InputError, Place, ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", [*COMMANDS, "bench"])
def test_every_command_has_help_with_an_example(voicebot: Callable[..., Any], name: str) -> None:
    ran = voicebot(name, "--help")
    assert ran.code == 0
    assert "Example: voicebot" in ran.out


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
