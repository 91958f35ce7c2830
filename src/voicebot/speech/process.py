"""A process that an engine runs in: it is sent text and answers in lines, and is ended when it does not answer."""

from __future__ import annotations

import subprocess
import threading
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProcessDiedError(Exception):
    """The process ended, or was ended, without an answer. It never leaves the engines."""


class LineProcess:
    """One process, which ends with the object or when it is closed. Not to be used by two threads at once.

    Args:
        command: the program and its arguments.
        errors_too: what it writes to its standard error comes with the answers, else nobody reads it.

    Raises:
        OSError: the program cannot be started.
    """

    def __init__(self, command: Sequence[str], *, errors_too: bool = False) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - an engine's own command, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if errors_too else subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C is for the call; the process leaves when its input ends
        )
        self.close = weakref.finalize(self, _end, self._process)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, text: str) -> None:
        """Write something to its input.

        Raises:
            ProcessDiedError: it no longer reads.
        """
        try:
            if self._process.stdin:
                self._process.stdin.write(text)
                self._process.stdin.flush()
        except BrokenPipeError as error:
            raise ProcessDiedError from error

    def read_line(self, patience_s: float) -> str:
        """Read one line; a process that has not written it after ``patience_s`` seconds is killed.

        Raises:
            ProcessDiedError: there is none.
        """
        watchdog = threading.Timer(patience_s, self._process.kill)
        watchdog.start()
        try:
            line = self._process.stdout.readline() if self._process.stdout else ""
        finally:
            watchdog.cancel()
        if not line:
            raise ProcessDiedError
        return line


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and collect it, so that no zombie stays."""
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # it died with something in its pipe
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
