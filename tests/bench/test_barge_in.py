from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.barge_in import measure_barge_in, steps
from voicebot.bench.laboratory import Laboratory
from voicebot.bench.material import material
from voicebot.bench.people import People
from voicebot.bench.sounds import Sizes

if TYPE_CHECKING:
    from voicebot.host.studio import Studio

TINY = Sizes(1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, (100,))


@pytest.mark.model
@pytest.mark.voice
def test_times_and_rates_are_told_apart(studio: Studio) -> None:
    calls: list[int] = []
    lab = Laboratory(
        studio, People(material("ko"), studio.engine, lambda: studio.model("ko"), None), lambda: calls.append(1)
    )
    sooner, rates = measure_barge_in(lab, TINY)
    found = {(one.name, one.source): one for one in (*sooner.figures, *rates.figures)}
    assert found["any: onset to 20 dB down, median", "both"].n == 1
    assert found["false pauses: cough", ""].n == 1
    assert found["false pauses: tone", ""].value == 0
    assert found["any: missed interruptions", "synthetic"].n == 1
    assert found["false pauses: echo at -30 dB, 100 to 100 ms late, in each 4 s", ""].n == 1
    assert found["false pauses: recorded signal", ""].value is None, "there are no recordings"
    assert len(calls) <= steps(TINY)
