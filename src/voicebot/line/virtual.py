"""What the lines in virtual time share: the rules of sending, the operator's leg, and what became of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE, Frame, samples_per_frame
from voicebot.errors import LineError
from voicebot.line.line import LegState, LineState, Tick
from voicebot.line.operator import FINAL, Briefing, OperatorLeg, SimulatedOperator

if TYPE_CHECKING:
    from collections.abc import Callable

_UNKNOWN_OPERATOR = SimulatedOperator(ring_ms=0, answer="fails")


class VirtualLine:
    """The robot's side of a line whose time is counted, not waited for. A subclass makes the ticks.

    Args:
        find_operator: gives who answers at an address; None for nobody, and then the leg fails.
        rate: samples a second.

    Attributes:
        texts: what the robot began to say and when (milliseconds of audio time), in order.
        rung: the operators' addresses, in the order they were rung.
        briefings: what operators were told, in order.
    """

    def __init__(self, find_operator: Callable[[str], SimulatedOperator | None], rate: int = TELEPHONE_RATE) -> None:
        self.texts: list[tuple[int, str]] = []
        self.rung: list[str] = []
        self.briefings: list[Briefing] = []
        self._find_operator = find_operator
        self._rate = rate
        self._at = -FRAME_MS
        self._state = LineState.DIALING
        self._sent: Frame | None = None
        self._leg: OperatorLeg | None = None
        self._leg_state: LegState | None = None
        self._hung_up = False
        self._begun = False

    @property
    def rate(self) -> int:
        """Samples a second, both ways."""
        return self._rate

    def send(self, frame: Frame) -> None:
        """Play one frame to the person, in the tick that was just given.

        Raises:
            LineError: a second frame in one tick, a frame of another rate, or one before the answer, after the end or
                after the bridge.
        """
        self._require_person("send a frame")
        if self._leg and self._leg.joined:
            raise LineError("the person is bridged to an operator; the robot must be silent", remedy="stop the player")
        if self._sent:
            raise LineError(f"two frames in the tick at {self._at} ms", remedy="send at most one frame a tick")
        self._check(frame)
        self._sent = frame

    def send_text(self, text: str) -> None:
        """Keep what the robot begins to say in `texts`."""
        self._require_person("send text")
        self.texts.append((self._at, text))

    def hang_up(self) -> None:
        """End the call: the next tick is the last, and a frame sent in this one is not heard."""
        self._hung_up = True

    def ring_operator(self, address: str) -> None:
        """Open a second leg to an operator; where nobody has this address it fails.

        Raises:
            LineError: a leg is open that was not dropped, or there is no person to give away.
        """
        self._require_person("ring an operator")
        if self._leg and not self._leg.dropped:
            raise LineError(
                f"cannot ring {address}: {self.rung[-1]} is on the line", remedy="drop the operator before the next"
            )
        self.rung.append(address)
        self._leg = OperatorLeg(self._find_operator(address) or _UNKNOWN_OPERATOR)

    def brief_operator(self, text: str) -> None:
        """Tell the operator who is on the line and why; kept in `briefings`.

        Raises:
            LineError: no operator has picked up.
        """
        self._require_operator("brief").brief()
        self.briefings.append(Briefing(self._at, self.rung[-1], text))

    def bridge(self) -> None:
        """Join the person and the operator; the robot is silent from here on.

        Raises:
            LineError: no operator has picked up.
        """
        self._require_operator("bridge").join()

    def drop_operator(self) -> None:
        """End the operator's leg and keep the person; does nothing where there is no leg."""
        if self._leg:
            self._leg.drop()

    def _begin(self) -> None:
        """Dial, once."""
        if self._begun:
            raise LineError("this line was dialed already", remedy="make a new line for each call")
        self._begun = True

    def _advance(self) -> Frame | None:
        """Go to the next tick; give what the robot sent in the one before."""
        self._at += FRAME_MS
        self._leg_state = self._leg.step() if self._leg else None
        sent, self._sent = self._sent, None
        return sent

    def _given_away(self) -> bool:
        """Tell whether the operator has just left a person who was bridged to them."""
        return self._leg is not None and self._leg.talked

    def _tick(self, state: LineState, heard: Frame, *, text: str = "", keys: str = "") -> Tick:
        """Make this tick; a leg that is over is told once and then forgotten."""
        self._state = state
        if self._leg_state in FINAL:
            self._leg = None
        return Tick(self._at, state, heard, text, keys, self._leg_state)

    def _end(self, cause: str) -> Tick:
        """Make the last tick; a leg that is still open ends with it."""
        self._state = LineState.ENDED
        if self._leg:
            self._leg_state = self._leg_state if self._leg_state in FINAL else LegState.ENDED
            self._leg = None
        return Tick(self._at, LineState.ENDED, self._nothing(), leg=self._leg_state, cause=cause)

    def _nothing(self) -> Frame:
        """Give a frame for a tick in which no audio arrives."""
        return Frame.silence(self._rate, gap=True)

    def _check(self, frame: Frame) -> None:
        """Refuse a frame that does not fit this line."""
        if frame.rate != self._rate or len(frame.samples) != samples_per_frame(self._rate):
            raise LineError(
                f"a frame of {len(frame.samples)} samples at {frame.rate} Hz on a line of {self._rate} Hz",
                remedy="resample the sound to the line's rate before it is cut into frames",
            )

    def _require_person(self, what: str) -> None:
        """Refuse what needs somebody at the other end."""
        if self._state not in {LineState.ANSWERED, LineState.HELD}:
            raise LineError(
                f"cannot {what}: the line is {self._state.value}", remedy="do it after a tick that says 'answered'"
            )

    def _require_operator(self, what: str) -> OperatorLeg:
        """Refuse what needs an operator who has picked up."""
        if not self._leg or not self._leg.can_talk:
            state = self._leg.state.value if self._leg else "none"
            raise LineError(f"cannot {what}: the operator's leg is {state}", remedy="wait until it is 'answered'")
        return self._leg
