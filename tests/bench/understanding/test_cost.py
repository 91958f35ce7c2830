from __future__ import annotations

from voicebot.bench.understanding.cost import cost
from voicebot.host.embedding import is_installed
from voicebot.settings import MatchSettings


def test_the_cost_of_an_utterance_is_measured() -> None:
    told = []
    section = cost(MatchSettings(), 50, lambda: told.append(1))
    assert len(told) == (40 if is_installed() else 20)
    assert all(figure.value is not None for figure in section.figures[:3])
    assert [figure.most for figure in section.figures] == [
        None,
        None,
        1.0,
        *((None, None, None, 25.0) if is_installed() else ()),
    ]
