from __future__ import annotations

import sys
from pathlib import Path

import pytest

from voicebot.speech.process import LineProcess, ProcessDiedError

ECHO = "import sys\nfor line in sys.stdin: print(line.strip()[::-1], flush=True)"
PATIENCE_S = 20.0


def python(code: str, *, errors_too: bool = False) -> LineProcess:
    return LineProcess([sys.executable, "-c", code], errors_too=errors_too)


def test_answers_line_by_line_and_leaves_nothing() -> None:
    process = python(ECHO)
    process.send("абв\n")
    assert process.read_line(PATIENCE_S) == "вба\n"
    process.close()
    assert not Path(f"/proc/{process.pid}").exists()


def test_silent_process_is_killed() -> None:
    process = python("input()")
    with pytest.raises(ProcessDiedError):
        process.read_line(0.05)
    process.close()


def test_process_that_ended_can_neither_be_told_nor_asked() -> None:
    process = python("")
    with pytest.raises(ProcessDiedError):
        process.read_line(PATIENCE_S)
    with pytest.raises(ProcessDiedError):
        process.send("x" * 1_000_000)  # more than a pipe holds
    process.close()


def test_errors_come_with_the_answers_when_wanted() -> None:
    process = python("import sys; sys.stderr.write('oh\\n')", errors_too=True)
    assert process.read_line(PATIENCE_S) == "oh\n"
    process.close()


def test_missing_program_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        LineProcess(["no-such-program"])
