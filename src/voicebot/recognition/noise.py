"""How noisy a line is: the level while nobody speaks, and how far speech stands out of it. Pure: levels in, levels out.

Frames of 20 ms, levels in dBFS. The *noise* is the median of the last three seconds in which neither side spoke: the
median, because the first syllable is noticed late, and a click is no noise. The *speech* is the mean power of the
louder half of an utterance's frames, so that its pauses do not count, without the noise that lies under it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = 150
"""Quiet frames that are remembered: three seconds."""
_FEWEST = 10
"""Fewer quiet frames tell nothing."""
CLEANEST_DB = 60.0
"""No line is better than this; digital silence would be endlessly so."""


class NoiseMeter:
    """Measures one line."""

    def __init__(self) -> None:
        self._quiet: deque[float] = deque(maxlen=_KEPT)

    def quiet(self, level: float) -> None:
        """Take the level of a frame in which neither side spoke, dBFS."""
        self._quiet.append(level)

    @property
    def noise_dbfs(self) -> float | None:
        """The level of the noise; None until it is known."""
        return float(np.median(self._quiet)) if len(self._quiet) >= _FEWEST else None

    def snr_db(self, levels: Sequence[float]) -> float | None:
        """Tell how far an utterance stands out of the noise.

        Args:
            levels: of its frames, from the first sound to the last, dBFS.

        Returns:
            The signal-to-noise ratio, dB, at most `CLEANEST_DB`; None where it is not known.
        """
        noise = self.noise_dbfs
        if noise is None or not len(levels):
            return None
        heard = np.asarray(levels)
        power = float(np.mean(10 ** (heard[heard >= np.median(heard)] / 10)))
        under = 10 ** (noise / 10)
        ratio = max(power - under, under / 100) / under
        return min(CLEANEST_DB, 10 * float(np.log10(ratio)))
