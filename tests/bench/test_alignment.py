from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.wav import read_sound
from voicebot.bench.alignment import word_ends

if TYPE_CHECKING:
    from voicebot.host.studio import Studio

RECORDING = Path(__file__).parents[3] / "shared/data/audio/ko/fv01_t01_s01.wav"

pytestmark = [
    pytest.mark.model,
    pytest.mark.recordings,
    pytest.mark.skipif(not RECORDING.exists(), reason="no ../shared/data beside the repository"),
]


def test_the_ends_of_words_are_found(studio: Studio) -> None:
    ends = word_ends(studio.model("ko"), read_sound(RECORDING), "기차도 전기도 없었다")
    assert list(ends) == pytest.approx([2600, 3080], abs=120)


def test_of_other_words_nothing_is_claimed(studio: Studio) -> None:
    assert word_ends(studio.model("ko"), read_sound(RECORDING), "목요일 오후가 좋습니다 정말로 그렇습니다") == ()
