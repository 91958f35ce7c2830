"""Telling the robot's own echo from the person, by loudness over time.

An echo on a telephone line is a quieter copy of what was sent, a fixed delay later: the loudness of what is heard then
follows the loudness of what was sent. Where it does (a correlation over the last second and a half), the echo's gain is
known, and only what is clearly louder than the expected echo can be a person.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS
from voicebot.audio.level import SILENCE_DBFS, rms_dbfs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Frame

WINDOW = 1500 // FRAME_MS
LONGEST_DELAY = 500 // FRAME_MS
LEAST_CORRELATION = 0.8
MARGIN_DB = 6.0
"""A person over an echo is heard when this much louder than the echo alone would be."""
LOUDEST_DB = -10.0
"""No line returns more than this: what follows the robot so loudly is a person whose words fell in with its own."""
FLOOR_DBFS = -70.0
"""Quieter than this is line noise and says nothing about an echo."""
_EVERY = 5


class EchoGate:
    """Follows sent and heard loudness and tells how loud a person must be to be no echo."""

    def __init__(self) -> None:
        self._sent: deque[float] = deque([FLOOR_DBFS] * (WINDOW + LONGEST_DELAY), maxlen=WINDOW + LONGEST_DELAY)
        self._heard: deque[float] = deque([FLOOR_DBFS] * WINDOW, maxlen=WINDOW)
        self._ticks = 0
        self._delay = 0
        self._gain: float | None = None

    def step(self, sent: Frame | None, heard: Frame) -> float:
        """Take one tick of both directions; give the level in dBFS below which what is heard is echo.

        Without a known echo that is `SILENCE_DBFS`.
        """
        self._sent.append(max(rms_dbfs(sent.samples), FLOOR_DBFS) if sent else FLOOR_DBFS)
        self._heard.append(max(rms_dbfs(heard.samples), FLOOR_DBFS))
        self._ticks += 1
        if self._ticks % _EVERY == 0:
            self._estimate()
        if self._gain is None:
            return SILENCE_DBFS
        # the loudest of three ticks: the delay is known to a frame, and an echo smears
        newest = len(self._sent) - 1 - self._delay
        around = islice(self._sent, max(0, newest - 1), min(len(self._sent), newest + 2))
        return max(around) + self._gain + MARGIN_DB

    def _estimate(self) -> None:
        sent = np.fromiter(self._sent, dtype=np.float64)
        heard = np.fromiter(self._heard, dtype=np.float64)
        loud = sent > FLOOR_DBFS + 20
        if np.count_nonzero(loud) < WINDOW // 3:
            return  # too little was said to learn from; what is known stays
        windows = np.lib.stride_tricks.sliding_window_view(sent, WINDOW)[::-1][: LONGEST_DELAY + 1]
        scores = _correlations(windows, heard)
        best = int(np.argmax(scores))
        if scores[best] < LEAST_CORRELATION:
            return
        speech = windows[best] > FLOOR_DBFS + 20
        gain = float(np.median(heard[speech] - windows[best][speech]))
        if gain <= LOUDEST_DB:
            self._delay, self._gain = best, gain


def _correlations(windows: NDArray[np.float64], heard: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pearson's correlation of ``heard`` (n,) with each row of ``windows`` (k, n); 0 where either stands still."""
    a = windows - windows.mean(axis=1, keepdims=True)
    b = heard - heard.mean()
    scale = np.sqrt((a**2).sum(axis=1) * (b**2).sum())
    scores: NDArray[np.float64] = np.divide(a @ b, scale, out=np.zeros(len(windows)), where=scale > 0)
    return scores
