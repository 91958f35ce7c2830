from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.bench import memory
from voicebot.bench.memory import resident_mb

if TYPE_CHECKING:
    import pytest


def test_a_process_holds_some_memory() -> None:
    assert 10 < resident_mb() < 100_000


def test_without_the_kernel_s_word_the_peak_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    now = resident_mb()
    monkeypatch.setattr(memory, "_STATM", Path("/nowhere"))
    assert resident_mb() > now / 2
