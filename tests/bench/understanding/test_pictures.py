from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from voicebot.bench.understanding.intents import Trial
from voicebot.bench.understanding.ours import Deed, Reading
from voicebot.bench.understanding.pictures import draw
from voicebot.bench.understanding.sets import IntentSet, Utterance
from voicebot.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

SURE = np.linspace(0.05, 0.95, 100)
TRIAL = Trial(
    IntentSet("CLINC150", "en", (), tuple(Utterance(str(one), "a") for one in SURE)),
    tuple(Reading("a" if place % 3 else "b", float(one), float(one), Deed.ACT, "a") for place, one in enumerate(SURE)),
    {},
    {},
)


def test_the_pictures_are_drawings_with_a_curve_for_each_set(tmp_path: Path) -> None:
    drawn = draw([TRIAL], tmp_path / "new")
    assert [file.name for file in drawn] == ["understanding_reliability.svg", "understanding_asking.svg"]
    for file in drawn:
        picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - what was drawn just now
        texts = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}text")]
        assert "CLINC150" in texts


def test_without_sets_nothing_is_drawn(tmp_path: Path) -> None:
    assert draw([], tmp_path) == ()


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="file"):
        draw([TRIAL], tmp_path / "file")
