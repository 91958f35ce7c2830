from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from voicebot.cli import output


@pytest.mark.parametrize("people", [True, False])
def test_what_is_printed_under_way_stands_above_the_bar(monkeypatch: pytest.MonkeyPatch, *, people: bool) -> None:
    shown, told = StringIO(), StringIO()
    console = Console(file=shown, force_terminal=people, width=60, color_system=None)
    monkeypatch.setattr(output, "console", console)
    monkeypatch.setattr(output, "errors", Console(file=told, force_terminal=False, width=60))
    with output.progress_bar("cases", 2) as bar:
        console.print("passed")
        bar.advance(bar.task_ids[0])
        bar.refresh()
    assert told.getvalue() == ""
    if not people:
        assert shown.getvalue() == "passed\n"
        return
    lines = shown.getvalue().splitlines()
    assert any(line.endswith("passed") for line in lines)
    assert "1/2" in shown.getvalue()
    assert not any("cases" in line and "passed" in line for line in lines)
