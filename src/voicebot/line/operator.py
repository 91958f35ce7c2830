"""The simulated operator and their leg of the line: a state machine that is stepped once a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voicebot.audio.frame import FRAME_MS
from voicebot.line.line import LegState

FINAL = frozenset(
    {LegState.REJECTED, LegState.BUSY, LegState.NO_ANSWER, LegState.FAILED, LegState.ENDED},
)
"""After one of these there is no leg any more."""


@dataclass(frozen=True, slots=True)
class SimulatedOperator:
    """How an operator behaves when they are rung.

    Args:
        ring_ms: they pick up (or the line says busy, or fails) after this.
        answer: what becomes of it; ``hangs_up`` is to accept and to be gone a tick later, before anybody is bridged.
        think_ms: they accept or reject this long after the briefing, or after picking up when nobody briefs them.
        ring_limit_ms: nobody is rung for longer than this.
        talk_ms: they talk with the person for this long once bridged, then hang up.
    """

    ring_ms: int = 2000
    answer: Literal["accepts", "rejects", "busy", "no_answer", "fails", "hangs_up"] = "accepts"
    think_ms: int = 1000
    ring_limit_ms: int = 30_000
    talk_ms: int = 3000


@dataclass(frozen=True, slots=True)
class Briefing:
    """What an operator was told, and when (milliseconds of audio time)."""

    at: int
    address: str
    text: str


class OperatorLeg:
    """One operator's leg, from ringing to its end.

    Args:
        operator: who is rung.
    """

    def __init__(self, operator: SimulatedOperator) -> None:
        self._operator = operator
        self._state = LegState.RINGING
        self._in_state_ms = 0
        self._joined = self._dropped = self._bridged = False

    @property
    def state(self) -> LegState:
        """The state of the last step."""
        return self._state

    @property
    def can_talk(self) -> bool:
        """Somebody is on the leg and not bridged yet: they may be briefed and bridged."""
        there = self._state in {LegState.ANSWERED, LegState.ACCEPTED}
        return there and not self._joined and not self._dropped

    @property
    def joined(self) -> bool:
        """The robot has given the person away, and has not taken them back."""
        return self._joined and not self._dropped

    @property
    def dropped(self) -> bool:
        """The robot has ended this leg; another may take its place."""
        return self._dropped

    @property
    def talked(self) -> bool:
        """The operator was bridged and has hung up after the talk."""
        return self._bridged and self._state is LegState.ENDED and not self._dropped

    def brief(self) -> None:
        """Begin the operator's thinking anew."""
        if self._state is LegState.ANSWERED:
            self._in_state_ms = 0

    def join(self) -> None:
        """Bridge at the next step."""
        self._joined = True

    def drop(self) -> None:
        """End at the next step."""
        self._dropped = True

    def step(self) -> LegState:
        """Live through one tick; give the state in it."""
        following = self._following()
        if following is not self._state:
            self._state, self._in_state_ms = following, 0
        self._in_state_ms += FRAME_MS
        self._bridged = self._bridged or following is LegState.BRIDGED
        return self._state

    def _following(self) -> LegState:
        """Tell what the next tick brings."""
        if self._dropped:
            return LegState.ENDED
        if self._state is LegState.RINGING:
            return self._after_ringing()
        if self._state is LegState.BRIDGED:
            return LegState.ENDED if self._waited(self._operator.talk_ms) else LegState.BRIDGED
        if self._operator.answer == "hangs_up" and (self._joined or self._state is LegState.ACCEPTED):
            return LegState.ENDED
        return LegState.BRIDGED if self._joined else self._after_thinking()

    def _after_ringing(self) -> LegState:
        """Tell how the ringing ends, once it does."""
        operator = self._operator
        if operator.answer == "no_answer" or operator.ring_ms > operator.ring_limit_ms:
            return LegState.NO_ANSWER if self._waited(operator.ring_limit_ms) else LegState.RINGING
        if not self._waited(operator.ring_ms):
            return LegState.RINGING
        refused = {"busy": LegState.BUSY, "fails": LegState.FAILED}
        return refused.get(operator.answer, LegState.ANSWERED)

    def _after_thinking(self) -> LegState:
        """Tell what the operator decides, once they do."""
        if self._state is LegState.ANSWERED and self._waited(self._operator.think_ms):
            return LegState.REJECTED if self._operator.answer == "rejects" else LegState.ACCEPTED
        return self._state

    def _waited(self, ms: int) -> bool:
        """Tell whether this state has lasted ``ms``; every state lasts a tick at least."""
        return self._in_state_ms >= max(ms, FRAME_MS)
