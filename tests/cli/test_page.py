from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "dialogs/visit_reminder"


@pytest.fixture
def call(voicebot: Callable[..., Any], tmp_path: Path) -> Path:
    voicebot("call", SCRIPT, SCRIPT / "cases/demo.yaml", "--typed", "--out", tmp_path / "kept")
    return tmp_path / "kept"


def test_a_call_that_is_kept_has_its_page(call: Path) -> None:
    assert "<!doctype html>" in (call / "page.html").read_text(encoding="utf-8")


def test_the_page_is_made_anew_in_another_language(voicebot: Callable[..., Any], call: Path, tmp_path: Path) -> None:
    ran = voicebot("page", call, "--out", tmp_path / "en.html", "--language", "en")
    assert ran.code == 0
    assert "en.html" in ran.out
    assert "Course of the call" in (tmp_path / "en.html").read_text(encoding="utf-8")
    told = voicebot("page", call, "--json").json
    assert told == {"page": str(call / "page.html"), "bytes": (call / "page.html").stat().st_size}


def test_a_folder_without_a_call_is_refused(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    ran = voicebot("page", tmp_path)
    assert (ran.code, "name the folder of a call" in ran.err) == (2, True)
