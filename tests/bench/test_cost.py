from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.cost import Sizes, measure_cost, measure_memory
from voicebot.bench.laboratory import Laboratory
from voicebot.bench.material import material
from voicebot.bench.people import People

if TYPE_CHECKING:
    from voicebot.host.studio import Studio

TINY = Sizes(turns=2, calls=2, endpoints=1)

pytestmark = [pytest.mark.model, pytest.mark.voice]


@pytest.fixture
def lab(studio: Studio) -> Laboratory:
    return Laboratory(studio, People(material("ko"), studio.engine, lambda: studio.model("ko"), None))


def test_a_call_is_faster_than_real_time_and_every_room_is_counted(lab: Laboratory) -> None:
    call, plain = measure_cost(lab, TINY)
    found = {one.name: one.value for one in (*call.figures, *plain.figures)}
    assert (found["faster than real time, by CPU seconds"] or 0) > 1
    assert {f"CPU per second of the call: {room}" for room in ("recognition", "floor", "dialog", "speech")} <= set(
        found
    )
    assert found["the person speaks"] is not None
    assert 0 < found["the person speaks"] < 100


def test_memory_of_each_call(lab: Laboratory) -> None:
    found = {one.name: one.value for one in measure_memory(lab, TINY).figures}
    assert (found["the whole process"] or 0) > 100
    assert found["each further call in the same process"] is not None
