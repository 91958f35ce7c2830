from __future__ import annotations

from voicebot.bench.understanding.cost import cost
from voicebot.settings import MatchSettings


def test_the_cost_of_an_utterance_is_measured() -> None:
    told = []
    section = cost(MatchSettings(), 50, lambda: told.append(1))
    assert len(told) == 20
    assert all(figure.value is not None and figure.value > 0 for figure in section.figures)
    assert [figure.most for figure in section.figures] == [None, None, 1.0]
