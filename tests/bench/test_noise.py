from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.laboratory import Laboratory
from voicebot.bench.material import material
from voicebot.bench.noise import Sizes, measure_noise
from voicebot.bench.people import People

if TYPE_CHECKING:
    from voicebot.host.studio import Studio


@pytest.mark.model
@pytest.mark.voice
def test_the_first_surroundings_are_quiet_and_nothing_is_heard_in_them(studio: Studio) -> None:
    people = People(material("ko"), studio.engine, lambda: studio.model("ko"), None)
    few = Sizes(
        answers=2, answers_human=0, interrupting=2, interrupting_human=0, phrases=1, phrases_human=0, stretches=3
    )
    section = next(measure_noise(Laboratory(studio, people), few))
    measured = {figure.name: figure for figure in section.figures}
    assert section.title == "Surroundings: quiet"
    assert measured["reply gap: short expected answer, median"].n == 2
    for false in (
        "false replies while the robot waits, a stretch",
        "any: false pauses, a stretch",
        "any: false yields, a stretch",
    ):
        assert (measured[false].value, measured[false].n) == (0, 3)
