"""The person who makes a sound while the robot speaks, time after time, and sees what the robot does."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS, Sound
from voicebot.audio.level import active_dbfs
from voicebot.bench.samples import EDGE_MS, levels_dbfs
from voicebot.events import RobotFinished, RobotPaused, RobotResumed, RobotStarted, RobotStopped, UnderstoodAs
from voicebot.line.callee import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from voicebot.audio.frame import Frame
    from voicebot.bench.meter import Meter
    from voicebot.bench.samples import Sample
    from voicebot.events import CallEvent

DOWN_DB = 20.0
"""The robot has fallen silent when it is this much below its level before."""

_LEAD_MS = (1200, 4000)
"""The robot has spoken this long, at least and at most, when the person begins."""

_LATEST_MS = 7000
"""A prompt that has lasted longer is too near its end to be interrupted."""

_WATCH_MS = 1800
"""What the robot does within this time after the sound belongs to it."""

_GIVE_UP_MS = 9000
_BEFORE_MS = 1000


@dataclass(slots=True)
class Interruption:
    """A sound over the robot's speech, and what the robot did.

    Args:
        sample: the sound.
        began: the tick of its first frame, ms.
        sent: what the robot sent in the ticks from a second before until the end of the watch.
        paused: the tick in which it fell silent to wait; None if it did not.
        stopped: the tick in which it gave up its prompt; None if it did not.
        late_ms: what computing added when it paused or stopped, whichever was first.
        understood: the intent the sound was taken for.
    """

    sample: Sample
    began: int
    sent: dict[int, Frame | None] = field(default_factory=dict)
    paused: int | None = None
    stopped: int | None = None
    late_ms: float = 0.0
    understood: str = ""

    @property
    def onset(self) -> int:
        """When the sound truly began, ms; a frame that arrives in a tick was made in the 20 ms before it."""
        return self.began - FRAME_MS + self.sample.onset_ms

    @property
    def end(self) -> int:
        """When it truly ended, ms."""
        return self.began - FRAME_MS + self.sample.end_ms

    def silent_at(self) -> float | None:
        """Tell when the robot fell silent, computing included, ms; None if it never did."""
        first = min((at for at in (self.paused, self.stopped) if at is not None), default=None)
        if first is None:
            return None
        before = [frame.samples for at, frame in self.sent.items() if at < first and frame]
        ends = next((at for at in sorted(self.sent) if at >= first and self.sent[at] is None), None)
        last = self.sent.get(first)
        if not before or ends is None or last is None:
            return None
        down = active_dbfs(Sound(np.concatenate(before), last.rate)) - DOWN_DB
        tail = np.concatenate(
            [frame.samples for at in sorted(self.sent) if first <= at < ends and (frame := self.sent[at])]
        )
        loud = np.flatnonzero(levels_dbfs(Sound(tail, last.rate)) > down)
        return first + (int(loud[-1]) + 1 if len(loud) else 0) * EDGE_MS + self.late_ms


class Interrupter:
    """A callee, and a listener to the call's events.

    Args:
        samples: the sounds, in this order.
        meter: follows what computing costs.
        random: chooses when each begins.

    Attributes:
        interruptions: what came of it.
    """

    def __init__(self, samples: Sequence[Sample], meter: Meter, random: Random) -> None:
        self.interruptions: list[Interruption] = []
        self._left = deque(samples)
        self._meter = meter
        self._random = random
        self._frames: deque[Frame] = deque()
        self._now: Interruption | None = None
        self._prompt_at: int | None = None
        self._speaks_since: int | None = None
        self._lead = 0
        self._recent: deque[tuple[int, Frame | None]] = deque(maxlen=_BEFORE_MS // FRAME_MS)

    def notice(self, event: CallEvent) -> None:
        """Learn what happens in the call."""
        match event:
            case RobotStarted():
                self._prompt_at = self._speaks_since = event.at
                self._lead = self._random.randrange(*_LEAD_MS, FRAME_MS)
            case RobotResumed():
                self._speaks_since = event.at
            case RobotPaused():
                self._speaks_since = None
                self._fell_silent(event.at, stopped=False)
            case RobotStopped():
                self._speaks_since = None
                self._fell_silent(event.at, stopped=True)
            case RobotFinished():
                self._speaks_since = None
            case UnderstoodAs() if self._now:
                self._now.understood = event.intent or ""
            case _:
                pass

    def step(self, at: int, robot: Frame | None) -> Reply:
        """Live through one tick; see `voicebot.line.callee.Callee`."""
        self._meter.tick()
        self._recent.append((at - FRAME_MS, robot))
        if self._now:
            self._now.sent[at - FRAME_MS] = robot
        if self._frames:
            return Reply(frame=self._frames.popleft())
        if self._now and not self._settled(self._now, at):
            return Reply()
        self._now = None
        if not self._left:
            return Reply(hang_up=True)
        return self._interrupt(at) if self._time_for(at) else Reply()

    def _settled(self, now: Interruption, at: int) -> bool:
        """Tell whether all that this sound can do is done, and the robot speaks again."""
        since = at - now.began - now.sample.sound.duration_ms
        return since >= _GIVE_UP_MS or (since >= _WATCH_MS and self._speaks_since is not None)

    def _time_for(self, at: int) -> bool:
        if self._prompt_at is None or self._speaks_since is None or at - self._prompt_at > _LATEST_MS:
            return False
        return at - self._speaks_since >= self._lead

    def _interrupt(self, at: int) -> Reply:
        sample = self._left.popleft()
        self._now = Interruption(sample, at, dict(self._recent))
        self.interruptions.append(self._now)
        self._lead = self._random.randrange(*_LEAD_MS, FRAME_MS)
        self._frames.extend(sample.sound.frames())
        return Reply(frame=self._frames.popleft())

    def _fell_silent(self, at: int, *, stopped: bool) -> None:
        now = self._now
        if now is None:
            return
        if now.paused is None and now.stopped is None:
            now.late_ms = self._meter.late_ms()
        if stopped and now.stopped is None:
            now.stopped = at
        elif not stopped and now.paused is None:
            now.paused = at
