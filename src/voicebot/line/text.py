"""A line for typing: somebody at a keyboard is the person, and time stands still while they think."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.audio.frame import TELEPHONE_RATE, Frame
from voicebot.line.line import LineState
from voicebot.line.operator import SimulatedOperator
from voicebot.line.virtual import VirtualLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from voicebot.line.line import Tick

SILENCE_MS = 6000
"""An empty line means to say nothing for this long, or until the robot speaks."""

IDLE_TICKS = 10
"""The person gets their turn when the robot has sent nothing for this many ticks."""

HELP = "/bye hangs up, /1 or /key 12# presses keys, an empty line is silence"

_KEYS = re.compile(r"/([0-9*#]+)|/key\s+([0-9*#]+)|([0-9*]*#)")
_HANG_UP = "/bye"


class TextLine(VirtualLine):
    """A call that is typed.

    While the robot speaks (it sends silent frames for as long as the prompt would last) the ticks come without waiting.
    Then ``read`` is awaited, and what it gives becomes the text of a tick. So that the robot can greet first, the call
    begins with a silence like that of an empty line. While an operator's leg is open nothing is read.

    Args:
        read: gives a line that was typed; None at the end of the input, which hangs up as ``/bye`` does.
        show: is told what the robot says and what the operator is told.
        operator: who answers at any address.
    """

    def __init__(
        self,
        read: Callable[[], Awaitable[str | None]],
        show: Callable[[str], None],
        *,
        operator: SimulatedOperator | None = None,
        rate: int = TELEPHONE_RATE,
    ) -> None:
        someone = operator or SimulatedOperator()
        super().__init__(lambda _: someone, rate)
        self._read = read
        self._show = show
        self._idle = 0
        self._silent_until = SILENCE_MS

    def send_text(self, text: str) -> None:
        """Show what the robot begins to say."""
        super().send_text(text)
        self._show(text)

    def brief_operator(self, text: str) -> None:
        """Show what the operator is told.

        Raises:
            LineError: no operator has picked up.
        """
        super().brief_operator(text)
        self._show(f"[{self.rung[-1]}] {text}")

    async def ticks(self) -> AsyncIterator[Tick]:
        """Dial, then give one tick every 20 ms of audio time; the last has the state `ENDED`.

        Causes of the end: ``person_hung_up``, ``robot_hung_up``, ``handed_off``.
        """
        self._begin()
        self._advance()
        yield self._tick(LineState.DIALING, self._nothing())
        while self._state is not LineState.ENDED:
            sent = self._advance()
            if sent:
                self._idle = self._silent_until = 0
            else:
                self._idle += 1
            yield await self._next()

    async def _next(self) -> Tick:
        """Make the next tick, asking the person where it is their turn."""
        if self._hung_up:
            return self._end("robot_hung_up")
        if self._given_away():
            return self._end("handed_off")
        silence = Frame.silence(self._rate)
        if self._leg or self._idle < IDLE_TICKS or self._at < self._silent_until:
            return self._tick(LineState.ANSWERED, silence)
        return await self._typed(silence)

    async def _typed(self, silence: Frame) -> Tick:
        """Make the tick in which the person acts."""
        self._idle = 0
        text = await self._line()
        while text.startswith("/") and not (text == _HANG_UP or _KEYS.fullmatch(text)):
            self._show(HELP)
            text = await self._line()
        if text == _HANG_UP:
            return self._end("person_hung_up")
        # whatever was typed, the robot may answer it before more is typed
        self._silent_until = self._at + SILENCE_MS
        if keys := _KEYS.fullmatch(text):
            return self._tick(LineState.ANSWERED, silence, keys=next(filter(None, keys.groups())))
        return self._tick(LineState.ANSWERED, silence, text=text)

    async def _line(self) -> str:
        """Read a line; the end of the input means to hang up."""
        line = await self._read()
        return _HANG_UP if line is None else line.strip()
