"""The recording of a call: stereo, the robot left, the person right, one frame on each side for every tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from voicebot.audio.wav import WavWriter

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.audio.frame import Frame


class Recording:
    """Streams a call to a WAV file; what was written survives the process.

    Args:
        path: the file; one that exists is replaced.
        rate: samples a second, on both sides.

    Raises:
        AudioFileError: the file cannot be created.
    """

    def __init__(self, path: Path, rate: int) -> None:
        self._rate = rate
        self._writer = WavWriter(path, rate)

    def add(self, said: Frame | None, heard: Frame) -> None:
        """Record one tick.

        Args:
            said: what the robot played, None for nothing.
            heard: what came from the person.

        Raises:
            ValueError: a frame has another rate than the recording.
        """
        for frame in (said, heard):
            if frame and frame.rate != self._rate:
                raise ValueError(f"the recording runs at {self._rate} samples a second, the frame at {frame.rate}")
        self._writer.append(said.samples if said else None, heard.samples)

    def close(self) -> None:
        """Finish the file; closing again does nothing."""
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
