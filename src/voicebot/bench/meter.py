"""What computing adds to a time: in virtual time it counts as nothing, on a telephone somebody waits for it."""

from __future__ import annotations

from voicebot.audio.frame import FRAME_MS
from voicebot.clock import wall_seconds


class Meter:
    """Follows how long the ticks take, as if they came every 20 ms.

    A tick that takes longer than 20 ms delays the next: that is the backlog.
    """

    def __init__(self) -> None:
        self._begun: float | None = None
        self._backlog_ms = 0.0
        self.ticks_ms: list[float] = []

    def tick(self) -> None:
        """Begin a tick, and with it end the one before."""
        now = wall_seconds()
        if self._begun is not None:
            spent = (now - self._begun) * 1000
            self.ticks_ms.append(spent)
            self._backlog_ms = max(0.0, self._backlog_ms + spent - FRAME_MS)
        self._begun = now

    def late_ms(self) -> float:
        """Tell how late it is in the present tick: the backlog, and what the tick has taken so far."""
        return self._backlog_ms if self._begun is None else self._backlog_ms + (wall_seconds() - self._begun) * 1000
