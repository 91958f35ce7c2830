"""The person who says hello when they pick up, and then does what another callee does."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from voicebot.line.callee import Reply

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame, Sound
    from voicebot.line.callee import Callee


class Hello:
    """A callee.

    Args:
        callee: goes on after the greeting.
        greeting: at the line's rate.
    """

    def __init__(self, callee: Callee, greeting: Sound) -> None:
        self._callee = callee
        self._frames = deque(greeting.frames())

    def step(self, at: int, robot: Frame | None) -> Reply:
        """Live through one tick; see `voicebot.line.callee.Callee`."""
        reply = self._callee.step(at, robot)
        return Reply(frame=self._frames.popleft()) if self._frames else reply
