"""The measurements of recognition run through, and their parts count right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.tones import silence
from voicebot.bench.hearing import NOISES, QUICK, RECIPES, Sizes, measure, nearest_of, steps
from voicebot.bench.spoken import Spoken
from voicebot.errors import InputError
from voicebot.settings import Settings

if TYPE_CHECKING:
    from voicebot.host.studio import Studio

DATA = Path(__file__).parents[3] / "shared" / "data"


def test_wrong_characters_are_counted_without_spaces() -> None:
    one = Spoken("네 원합니다", silence(20), "human")
    assert one.wrong("네원합니다") == 0
    assert one.wrong("네 원합니까") == pytest.approx(0.2)
    assert one.wrong("") == 1


def test_the_nearest_is_the_nearest_for_its_length() -> None:
    assert nearest_of("абв", ["абвгде", "абг", "я"]) == 1


def test_nothing_to_say_in_a_language() -> None:
    with pytest.raises(InputError, match="nothing to say in 'xx'"):
        measure(Settings(), language_code="xx")


@pytest.mark.model
@pytest.mark.voice
def test_without_recordings_a_voice_speaks(studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicebot.bench.hearing.NOISES", (None,))
    monkeypatch.setattr("voicebot.bench.hearing.Studio", lambda *_, **__: studio)
    monkeypatch.setattr(type(studio), "close", lambda _: None)
    told: list[None] = []
    sizes = Sizes(1, 1)
    report = measure(studio.settings, sizes, data=tmp_path, tell=lambda: told.append(None))
    titles = [section.title for section in report.sections]
    assert titles == [
        "As it was recorded",
        "Through a telephone",
        "Answers through a telephone, heard a second time",
        "Open questions through a telephone",
    ]
    assert len(report.sections[1].figures) == len(RECIPES) * len(report.sections[0].figures)
    assert "there are none" in report.skipped[0]
    assert report.machine["model"] == studio.model("ko").name
    assert len(told) == steps(sizes, "ko", tmp_path)


@pytest.mark.recordings
def test_people_are_counted(tmp_path: Path) -> None:
    if not DATA.is_dir():
        pytest.skip("needs shared/data beside the repository")
    assert steps(QUICK, "ko", DATA) == 4 * (1 + len(NOISES) * len(RECIPES) + 3)

    assert steps(QUICK, "ko", tmp_path) == QUICK.phrases * (1 + len(NOISES) * len(RECIPES) + 3)
