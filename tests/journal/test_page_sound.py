from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from voicebot.audio.wav import write_wav
from voicebot.errors import AudioFileError
from voicebot.journal.page_sound import MOST_POINTS, outline, page_sound

if TYPE_CHECKING:
    from pathlib import Path


def recorded(path: Path, seconds: int = 2, rate: int = 8000) -> Path:
    """Record a robot that sounds in the first half and a person in the second."""
    time = np.arange(seconds * rate) / rate
    tone = (8000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
    half = time < seconds / 2
    write_wav(path, np.stack([tone * half, tone * ~half], axis=1), rate)
    return path


@pytest.mark.parametrize("rate", [8000, 16_000])
def test_the_sound_is_mu_law_at_8_khz_with_both_sides(tmp_path: Path, rate: int) -> None:
    sound = page_sound(recorded(tmp_path / "call.wav", rate=rate))
    assert sound is not None
    assert sound.duration_ms == 2000
    head, data = sound.url.split(",")
    assert head == "data:audio/wav;base64"
    with soundfile.SoundFile(io.BytesIO(base64.b64decode(data))) as file:
        assert (file.samplerate, file.channels, file.subtype) == (8000, 2, "ULAW")
        samples = file.read(dtype="int16")
    assert abs(samples[1000:7000, 0]).max() > 7000
    assert abs(samples[1000:7000, 1]).max() == 0
    assert len(sound.url) * 30 < 1_300_000  # a minute


def test_a_typed_call_has_no_sound(tmp_path: Path) -> None:
    write_wav(tmp_path / "call.wav", np.zeros((800, 2), np.int16), 8000)
    assert page_sound(tmp_path / "call.wav") is None
    (tmp_path / "empty.wav").write_bytes(b"")
    with pytest.raises(AudioFileError):
        page_sound(tmp_path / "empty.wav")


def test_the_outline_is_as_loud_as_the_sound_and_bounded() -> None:
    loud = outline(np.full(800, 32767, np.int16))
    assert loud.startswith("M0 -50L")
    assert loud.endswith("0 50Z")
    hour = outline(np.zeros(8000 * 3600, np.int16))
    assert len(re.findall("L", hour)) < 2 * MOST_POINTS
    assert outline(np.zeros(0, np.int16)) == ""
