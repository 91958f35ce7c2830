from __future__ import annotations

import pytest

from voicebot.durations import milliseconds


@pytest.mark.parametrize(
    ("written", "ms"),
    [("4s", 4000), ("600ms", 600), ("1.5s", 1500), (" 2 min ", 120_000), ("1h", 3_600_000), (250, 250)],
)
def test_reads_durations(written: str | int, ms: int) -> None:
    assert milliseconds(written) == ms


@pytest.mark.parametrize("written", ["4", "s", "-1s", "4 days", "", None, True, 1.5, -3])
def test_refuses_what_is_no_duration(written: object) -> None:
    with pytest.raises(ValueError, match=r"600ms, 4s or 1\.5s"):
        milliseconds(written)
