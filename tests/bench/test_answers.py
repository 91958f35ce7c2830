from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.answers import PAUSED, QUICK, SHORT, Sizes, answers, script_of
from voicebot.bench.material import material
from voicebot.bench.people import People

if TYPE_CHECKING:
    from voicebot.host.studio import Studio


def test_half_of_at_least_two_hundred_have_a_pause() -> None:
    full = Sizes()
    paused = full.inside + full.inside_human + full.filler + full.goes_on + full.goes_on_human
    whole = full.short + full.short_human + full.costly
    assert paused + whole >= 200
    assert paused == whole


@pytest.mark.model
@pytest.mark.voice
def test_every_answer_is_expected_in_its_script(studio: Studio) -> None:
    people = People(material("ko"), studio.engine, lambda: studio.model("ko"), None)
    for name, samples in answers(people, QUICK).items():
        intents = script_of(name, people).intents
        assert all(one.sense in intents for one in samples)
        assert all((one.pause_ms > 0) == (one.group in PAUSED) for one in samples)
        assert all(one.text in intents[one.sense].phrases for one in samples if one.group == SHORT)
