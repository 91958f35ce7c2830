"""Runs commands in this process, as the console script would."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.cli import output
from voicebot.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON holds anything
        return json.loads(self.out)


@pytest.fixture
def voicebot(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    for console in (output.console, output.errors):
        monkeypatch.setattr(console, "width", 200)

    def call(*words: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        shown = capsys.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else int(code is not None), shown.out, shown.err)

    return call
