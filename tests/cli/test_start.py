from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest

from voicebot.cli import start


def test_a_command_is_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["voicebot", "--version"])
    with pytest.raises(SystemExit) as left:
        start.run()
    assert (left.value.code, capsys.readouterr().out.split()[0]) == (0, "voicebot")


def test_ctrl_c_while_it_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def interrupted(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as the built-in has it
        if name == "voicebot.cli":
            raise KeyboardInterrupt
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as left:
        start.run()
    assert left.value.code == start.INTERRUPTED
