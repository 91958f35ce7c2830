from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.recognition.conftest import korean_files, static_files

from voicebot.host.capacity import Capacity, calls, measure_capacity
from voicebot.recognition.models import find_model
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["korean_files", "static_files"]


def test_dearer_hearing_leaves_fewer_calls_and_never_none() -> None:
    assert calls(0.03) > calls(0.2) > calls(5.0) == 1


def test_both_ways_are_told_and_a_static_graph_has_but_one() -> None:
    assert "among phrases 0.03" in Capacity(0.03, 0.2).described()
    assert "no other way" in Capacity(None, 0.2).described()


@pytest.mark.model
@pytest.mark.voice
def test_a_static_graph_is_measured_freely_only(static_files: Path, tmp_path: Path) -> None:
    settings = load_settings(cache_dir=tmp_path)
    capacity = measure_capacity(find_model("ko", given=static_files, settings=settings), "ko", settings)
    assert capacity.expected is None
    assert capacity.freely > 0
