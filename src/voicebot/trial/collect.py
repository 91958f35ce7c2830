"""What the pytest plugin is made of: collects ``cases/*.yaml`` beside a ``script.yaml`` and runs them as tests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.errors import VoicebotError
from voicebot.trial.report import plain
from voicebot.trial.run import How, Mode, is_case, run_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _pytest._code import ExceptionInfo

    from voicebot.trial.run import Studio
    from voicebot.trial.verdict import Result


class CaseFailed(Exception):  # noqa: N818 - a test's outcome, not an error of the product
    """A case did not go as it says."""

    def __init__(self, result: Result) -> None:
        super().__init__(plain(result))


def collect_case(path: Path, parent: pytest.Collector, make_studio: Callable[[], Studio]) -> CaseFile | None:
    """Collect a file if it is a case.

    Args:
        path: any file.
        parent: of the new node.
        make_studio: makes what composes calls, when the first case runs.
    """
    if not is_case(path):
        return None
    file: CaseFile = CaseFile.from_parent(parent, path=path)
    file.make_studio = make_studio
    return file


class CaseFile(pytest.File):
    """A case file: one test for each way in which it is run: ``--voicebot-audio`` and ``--voicebot-noise`` add ways."""

    make_studio: Callable[[], Studio]

    def collect(self) -> Iterator[CaseItem]:
        """Give the tests."""
        ways = [How(Mode.TEXT)]
        if self.config.getoption("--voicebot-audio"):
            ways.append(How(Mode.AUDIO))
        snr = self.config.getoption("--voicebot-noise")
        if snr is not None:
            ways.append(How(Mode.NOISE, snr))
        for how in ways:
            yield CaseItem.from_parent(self, name=how.mode.value, how=how)


class CaseItem(pytest.Item):
    """A case, run in one way."""

    def __init__(self, *, how: How, **kwargs: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**kwargs)
        self.how = how

    def runtest(self) -> None:
        """Run it."""
        parent = self.parent
        if not isinstance(parent, CaseFile):
            raise TypeError(f"{self.nodeid} is not in a case file")
        result = asyncio.run(run_file(self.path, parent.make_studio(), self.how))
        if not result.verdict.passed:
            raise CaseFailed(result)

    def repr_failure(self, excinfo: ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401 - pytest's own
        """Show the conversation instead of a traceback."""
        if isinstance(excinfo.value, CaseFailed | VoicebotError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the test."""
        return self.path, 0, f"{self.path.parent.parent.name}/{self.path.stem} as {self.how.mode.value}"
