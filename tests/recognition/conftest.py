from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.audio.wav import read_sound
from voicebot.errors import ModelMissingError
from voicebot.recognition.models import find_model
from voicebot.recognition.vosk_recogniser import VoskModel
from voicebot.settings import load_settings

RECORDINGS = Path(__file__).parents[3] / "shared" / "data" / "audio"


@pytest.fixture(scope="session")
def korean() -> VoskModel:
    try:
        settings = load_settings()
        found = find_model("ko", given=None, settings=settings)
    except ModelMissingError as error:
        pytest.skip(str(error))
    return VoskModel(found, "ko", settings.cache_dir)


def recording(name: str) -> Sound:
    """Read a real recording; without the shared folder the test is skipped."""
    path = RECORDINGS / name
    if not path.exists():
        pytest.skip(f"needs the recording {name} in shared/data/audio beside the repository")
    return read_sound(path)


def with_silence(sound: Sound, before_ms: int = 500, after_ms: int = 600) -> Sound:
    def quiet(ms: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        return np.zeros(sound.rate * ms // 1000, dtype=np.int16)

    return Sound(np.concatenate([quiet(before_ms), sound.samples, quiet(after_ms)]), sound.rate)
