from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.audio.tones import tone
from voicebot.bench.answering import Exchange
from voicebot.bench.answers import GOES_ON, INSIDE, SHORT, Sizes
from voicebot.bench.material import material
from voicebot.bench.reply_gap import measure_reply_gap
from voicebot.bench.samples import Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from voicebot.bench.laboratory import Laboratory
    from voicebot.dialog.script import Script

SOUND = tone([440], 1000)


def exchange(group: str, replied: int | None, source: str = "synthetic", understood: str = "yes") -> Exchange:
    sample = Sample(SOUND, group, source, sense="yes", end_ms=1000)  # type: ignore[arg-type]
    return Exchange(sample, began=20, replied=replied, late_ms=10, understood=understood)


class FakeLaboratory:
    """Gives exchanges as if calls had been made."""

    def __init__(self, seen: list[Exchange]) -> None:
        self._seen = seen
        self.people = self
        self.material = material("ko")
        self.random = self

    def shuffle(self, samples: list[Sample]) -> None:
        """Leave the order as it is."""

    def answers(self, script: Script, samples: Sequence[Sample]) -> list[Exchange]:
        del script, samples
        seen, self._seen = self._seen, []
        return seen


def test_gaps_cut_ins_and_understanding_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [
        exchange(SHORT, 1250),
        exchange(SHORT, 1350, "human", "no"),
        exchange(INSIDE, 500),
        exchange(INSIDE, 1400),
        exchange(GOES_ON, None),
    ]
    monkeypatch.setattr("voicebot.bench.reply_gap.answers", lambda *_: {"greeting": [seen[0].sample]})
    lab: Laboratory = FakeLaboratory(seen)  # type: ignore[assignment]
    found = {(one.name, one.source): one for one in measure_reply_gap(lab, Sizes()).figures}
    assert found["gap: short expected answer, median", "both"].value == 310
    assert found["gap: short expected answer, median", "human"].value == 360
    assert found["gap: short expected answer, understood, median", "both"].value == 260
    assert found["false cut-ins: all", "both"].value == 20
    assert found["false cut-ins: pause inside a phrase", "synthetic"].value == 50
    assert found["false cut-ins: all", "both"].met is False
    assert found["understood right: short expected answer", "human"].value == 0
    assert found["no reply until the robot's own patience ended", "both"].value == 20
