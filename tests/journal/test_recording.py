"""The robot is left, the person right, and nothing slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from voicebot.audio.frame import Frame
from voicebot.errors import AudioFileError
from voicebot.journal.recording import Recording

if TYPE_CHECKING:
    from pathlib import Path


def frame(value: int, rate: int = 8000) -> Frame:
    return Frame(np.full(rate // 50, value, dtype=np.int16), rate)


def test_each_tick_is_a_frame_on_both_sides(tmp_path: Path) -> None:
    file = tmp_path / "recording.wav"
    with Recording(file, 8000) as recording:
        recording.add(None, frame(1))
        recording.add(frame(2), frame(3))
        recording.add(frame(4), Frame.silence(gap=True))
    samples, rate = soundfile.read(file, dtype="int16")
    assert (rate, samples.shape) == (8000, (480, 2))
    assert samples[::160].tolist() == [[0, 1], [2, 3], [4, 0]]


def test_what_was_recorded_can_be_read_while_the_call_lasts(tmp_path: Path) -> None:
    file = tmp_path / "recording.wav"
    with Recording(file, 8000) as recording:
        for _ in range(120):
            recording.add(frame(5), frame(6))
        assert soundfile.info(file).frames == 2 * 8000


def test_closing_twice_is_fine(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "recording.wav", 16_000)
    recording.add(None, frame(1, 16_000))
    recording.close()
    recording.close()
    assert soundfile.info(tmp_path / "recording.wav").frames == 320


def test_another_rate_is_refused(tmp_path: Path) -> None:
    with Recording(tmp_path / "recording.wav", 8000) as recording, pytest.raises(ValueError, match="16000"):
        recording.add(frame(1, 16_000), frame(1))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="recording"):
        Recording(tmp_path / "gone" / "recording.wav", 8000)
