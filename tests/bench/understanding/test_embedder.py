from __future__ import annotations

import numpy as np
import pytest

from voicebot.bench.understanding.embedder import Embedder, is_installed


@pytest.mark.skipif(not is_installed(), reason="the extra 'semantic' is not installed")
def test_each_text_is_embedded_once() -> None:
    told: list[int] = []
    embed = Embedder(told.append)
    first = embed(["да", "нет", "да"])
    again = embed(["нет"])
    assert sum(told) == 2
    assert np.linalg.norm(first, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert (first[0] == first[2]).all()
    assert (first[1] == again[0]).all()
