"""What the robot says, prompt after prompt, and the events that tell of it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

from voicebot.errors import VoicebotError
from voicebot.events import RobotFinished, RobotPaused, RobotResumed, RobotStarted, RobotStopped
from voicebot.language.pieces import Filled
from voicebot.speech.mouth import MS_PER_CHARACTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.audio.frame import Frame
    from voicebot.events import CallEvent
    from voicebot.language.pieces import Piece
    from voicebot.speech.mouth import Mouth


class Prompt(Protocol):
    """Something to say, and where it comes from."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def node(self) -> str:
        """The script's node."""
        ...

    @property
    def role(self) -> str:
        """What it is for: prompt, silence, unclear, reaction, confirm, hand_off."""
        ...

    @property
    def reaction(self) -> str | None:
        """The reaction that says it, if one does."""
        ...

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words in parts, where some came from variables; empty: all of it is fixed."""
        ...

    @property
    def slower(self) -> bool:
        """It is said slower, for a person who hears badly."""
        ...


class Speaker:
    """Says queued prompts one after the other.

    Args:
        mouth: says one at a time.
        note: takes the events.
    """

    def __init__(self, mouth: Mouth, note: Callable[[CallEvent], None]) -> None:
        self._mouth = mouth
        self._note = note
        self._queue: deque[Prompt] = deque()
        self._saying = False
        self._answered: int | None = None

    @property
    def busy(self) -> bool:
        """Something is being said, held, or waits to be."""
        return self._saying or bool(self._queue)

    @property
    def remaining_ms(self) -> int:
        """How much is left to say: of the present prompt, and about as much as those that wait take."""
        waiting = sum(len(prompt.text) for prompt in self._queue)
        return self._mouth.remaining_ms + waiting * MS_PER_CHARACTER

    def add(self, prompt: Prompt) -> None:
        """Say this after everything that waits."""
        self._queue.append(prompt)

    def answer(self, offset: int) -> None:
        """Remember that the next prompt answers speech which ended at ``offset`` ms: its gap is counted from there."""
        self._answered = offset

    def finish(self, at: int) -> bool:
        """Notice the end of a prompt; tell whether it was the last there was to say."""
        if not self._saying or self._mouth.playing:
            return False
        self._saying = False
        self._note(RobotFinished(at=at, waited_ms=self._mouth.waited_ms))
        return not self._queue

    def next_frame(self, at: int) -> tuple[Frame | None, str]:
        """Give the frame to send in this tick, and the text of a prompt that begins with it.

        Raises:
            VoicebotError: the prompt cannot be said to its end; it is given up, with all that was to follow it.
        """
        begun = ""
        try:
            if not self._saying and self._queue:
                begun = self._begin(self._queue.popleft(), at)
            return self._mouth.next_frame(), begun
        except VoicebotError:
            self.give_up(at, "fault")
            raise

    def pause(self, at: int, onset: int) -> None:
        """Hold the prompt because somebody spoke at ``onset``."""
        self._mouth.pause()
        self._note(RobotPaused(at=at, onset=onset))

    def resume(self, at: int, because: str) -> None:
        """Go on from the word that was broken off."""
        self._mouth.resume()
        self._note(RobotResumed(at=at, because=because))

    def give_up(self, at: int, because: str) -> float | None:
        """Stop the prompt and forget whatever was to follow it; give the fraction heard, None when there was none."""
        self._queue.clear()
        if not self._saying:
            return None
        self._saying = False
        heard = self._mouth.heard_text()
        fraction = self._mouth.stop()
        waited_ms = self._mouth.waited_ms
        self._note(RobotStopped(at=at, heard=heard, fraction=fraction, because=because, waited_ms=waited_ms))
        return fraction

    def _begin(self, prompt: Prompt, at: int) -> str:
        self._mouth.say(Filled.of(prompt.text, prompt.pieces), prompt.node, slower=prompt.slower)
        self._saying = True
        gap = None if self._answered is None else at - self._answered
        self._answered = None
        self._note(
            RobotStarted(
                at=at,
                text=prompt.text,
                node=prompt.node,
                role=prompt.role,
                reaction=prompt.reaction,
                source=self._mouth.source,
                gap=gap,
            )
        )
        return prompt.text
