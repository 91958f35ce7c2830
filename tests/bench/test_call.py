from __future__ import annotations

from voicebot.bench import answers, sounds
from voicebot.bench.call import FULL, QUICK


def test_a_quick_run_makes_far_fewer_calls() -> None:
    assert QUICK.calls < FULL.calls / 2
    assert FULL.answers == answers.Sizes()
    assert FULL.sounds == sounds.Sizes()
