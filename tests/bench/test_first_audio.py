from __future__ import annotations

import pytest

from voicebot.bench.first_audio import measure_first_audio
from voicebot.host.engines import EVERYWHERE, Engines
from voicebot.settings import Settings


@pytest.mark.voice
def test_each_way_to_begin_is_measured() -> None:
    engines = Engines(Settings())
    try:
        figures = {one.name: one for one in measure_first_audio(engines, ["en"], values=2).figures}
    finally:
        engines.close()
    cached = figures[f"en, {EVERYWHERE}: a cached phrase, median"]
    begun = figures[f"en, {EVERYWHERE}: a value just heard, after words that are known, median"]
    assert (cached.n, cached.most, begun.most) == (2, 20, 150)
    assert all(one.value is not None and one.value >= 0 for one in figures.values())
