"""The bars and the note are seen through `models pull`; here what the terminal does not show."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicebot.cli import output
from voicebot.cli.pulling import show_pulled
from voicebot.host.installing import SourceNote
from voicebot.host.pull_models import Pulled

NOTE = SourceNote(
    name="m",
    language="ru",
    licence="MIT",
    origin="http://a/[m].zip",
    fetched_at=datetime(2026, 1, 2, tzinfo=UTC),
    bytes=1,
    sha256="aa",
    md5="bb",
    checked="sha256",
)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.console, "width", 200)


def test_another_file_than_before_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    before = NOTE.model_copy(update={"sha256": "cc"})
    show_pulled(Pulled("m", Path("models/ru"), NOTE, before=before), Path("note"), as_json=False)
    out = capsys.readouterr().out
    assert "sha256    aa (as published)" in out
    assert "http://a/[m].zip" in out
    assert "another file, cc, pulled 2026-01-02 from" in out


def test_a_folder_has_no_checksum(capsys: pytest.CaptureFixture[str]) -> None:
    note = NOTE.model_copy(update={"sha256": "", "md5": "", "checked": "copied"})
    show_pulled(Pulled("m", Path("models/ru"), note), Path("note"), as_json=False, further="one more line")
    out = capsys.readouterr().out
    assert "sha256" not in out
    assert out.endswith("one more line\n")
