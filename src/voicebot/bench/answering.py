"""The person who answers questions, one sample after the other, and sees how soon the robot replies."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS
from voicebot.events import RobotFinished, RobotStarted, RobotStopped, UnderstoodAs
from voicebot.line.callee import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Frame
    from voicebot.bench.meter import Meter
    from voicebot.bench.samples import Sample
    from voicebot.events import CallEvent

THINK_MS = 500
"""The person answers this long after the robot fell silent."""

SETTLE_MS = 2500
"""After a false cut-in the robot is given this long to answer the rest."""

LOST_MS = 10_000
"""A robot that says nothing at all for this long has failed."""


@dataclass(slots=True)
class Exchange:
    """An answer, and what the robot did.

    Args:
        sample: what was said.
        began: the tick in which its first frame was heard, ms.
        replied: the tick of the robot's first frame after that; None when only its own impatience made it speak.
        late_ms: what computing added to it.
        understood: the intent the answer was taken for last.
    """

    sample: Sample
    began: int
    replied: int | None = None
    late_ms: float = 0.0
    understood: str = ""
    over: bool = False

    @property
    def end(self) -> int:
        """When the person truly fell silent, ms: a frame that arrives in a tick was spoken in the 20 ms before it."""
        return self.began - FRAME_MS + self.sample.end_ms

    @property
    def cut_in(self) -> bool:
        """The robot began before the person had finished."""
        return self.replied is not None and self.replied < self.end

    @property
    def gap_ms(self) -> float | None:
        """From the end of speech to the robot's first frame, computing included; None for a cut-in or no reply."""
        return None if self.replied is None or self.cut_in else self.replied - self.end + self.late_ms

    @property
    def right(self) -> bool:
        """The answer was understood."""
        return self.understood == self.sample.sense


class Answerer:
    """A callee, and a listener to the call's events.

    Args:
        samples: what to say, in this order.
        meter: follows what computing costs.

    Attributes:
        exchanges: what came of it.
    """

    def __init__(self, samples: Sequence[Sample], meter: Meter) -> None:
        self.exchanges: list[Exchange] = []
        self._left = deque(samples)
        self._meter = meter
        self._frames: deque[Frame] = deque()
        self._robot_speaks = True
        self._quiet_since = 0
        self._now: Exchange | None = None

    def notice(self, event: CallEvent) -> None:
        """Learn what happens in the call."""
        match event:
            case RobotStarted():
                self._robot_speaks = True
                if self._now is not None and not self._now.over:
                    self._reply(self._now, event)
            case RobotFinished() | RobotStopped():
                self._robot_speaks, self._quiet_since = False, event.at
            case UnderstoodAs() if self._now is not None:
                self._now.understood = event.intent or ""
            case _:
                pass

    def step(self, at: int, robot: Frame | None) -> Reply:
        """Live through one tick; see `voicebot.line.callee.Callee`."""
        del robot  # its first frame leaves in the tick of the event
        self._meter.tick()
        if self._frames:
            return Reply(frame=self._frames.popleft())
        quiet = 0 if self._robot_speaks else at - max(self._quiet_since, self._now.end if self._now else 0)
        if self._waits(quiet):
            return Reply()
        if not self._left:
            return Reply(hang_up=True)
        sample = self._left.popleft()
        self._now = Exchange(sample, at)
        self.exchanges.append(self._now)
        self._frames.extend(sample.sound.frames())
        return Reply(frame=self._frames.popleft())

    def _waits(self, quiet_ms: int) -> bool:
        if self._now is not None and not self._now.over:
            return quiet_ms < LOST_MS
        return quiet_ms < (SETTLE_MS if self._now is not None and self._now.cut_in else THINK_MS)

    def _reply(self, exchange: Exchange, event: RobotStarted) -> None:
        exchange.over = True
        if event.role != "silence":
            exchange.replied, exchange.late_ms = event.at, self._meter.late_ms()
