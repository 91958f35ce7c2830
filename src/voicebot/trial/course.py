"""How far a call has come through the turns of its case; knows no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.trial.order import ASKING_AGAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.events import RobotStarted
    from voicebot.trial.case_file import Caller, Turn


class Course:
    """The way through a case.

    Args:
        turns: the case's.
        repeats: how often the person says a thing again, each time the robot goes another way.

    Attributes:
        asked_again: the robot's latest prompt was another than the listed one; True where it asks again, False where
            it said something else, None where it was the listed one.
    """

    def __init__(self, turns: Sequence[Turn], repeats: int) -> None:
        self.asked_again: bool | None = None
        self._turns = turns
        self._repeats = repeats
        self._again_left = repeats
        self._next = 0
        self._last_words: int | None = None

    @property
    def over(self) -> bool:
        """Every turn was taken."""
        return self._next >= len(self._turns)

    @property
    def awaits_robot(self) -> bool:
        """A prompt of the robot is listed next."""
        return not self.over and self._turns[self._next].robot is not None

    @property
    def caller(self) -> Caller | None:
        """What the person does next; None where the robot comes first, or nothing more."""
        return None if self.over else self._turns[self._next].caller

    def hear(self, prompt: RobotStarted) -> None:
        """Find a prompt among those that are listed before the person's next turn."""
        for i in range(self._next, len(self._turns)):
            robot = self._turns[i].robot
            if robot is None:
                break
            if robot.fits(prompt):
                self._next, self.asked_again, self._again_left = i + 1, None, self._repeats
                return
        if self.awaits_robot:
            self.asked_again = prompt.role in ASKING_AGAIN

    def skip_robot(self) -> None:
        """Stop waiting for listed prompts, and go on to the person's next turn."""
        self.asked_again = None
        while self.awaits_robot:
            self._next += 1

    def again(self) -> tuple[int, Caller, int] | None:
        """Say the last words again, where the robot went another way and the person has patience left.

        Returns:
            The turn's index, what the person does, and the how manieth time it is said again; else None.
        """
        if self.asked_again is None or self._last_words is None or not self._again_left:
            return None
        caller = self._turns[self._last_words].caller
        if caller is None:
            return None
        self.asked_again = None
        self._again_left -= 1
        return self._last_words, caller, self._repeats - self._again_left

    def take(self, caller: Caller) -> int:
        """Take the person's next turn, and give its index."""
        index = self._next
        self._next += 1
        if caller.text or caller.wav:
            self._last_words = index
        return index
