"""What a recogniser believes was said, and the protocol of a recogniser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Frame, Sound


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Words heard, joined again to the words of the script where the vocabulary made pieces of them.

    Args:
        text: the best words, separated by spaces.
        final: no more audio of this utterance follows.
        confidence: the recogniser's own, the mean of its words from 0 to 1; None where it gives none. It tells less
            than the distance to the nearest phrase (area under the curve 0.71 against 0.87 on a telephone).
        free: it was heard without a grammar.
    """

    text: str
    final: bool = False
    confidence: float | None = None
    free: bool = False


class Recogniser(Protocol):
    """Hears one person, utterance after utterance."""

    @property
    def hears_freely(self) -> bool:
        """Whether everything it hears is heard without a grammar."""
        ...

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Set what may be heard from the next utterance on. Cheap when nothing changes.

        Args:
            phrases: what may be said; without any, everything may be.
            openly: the question is open: besides the phrases everything else may be said.
        """
        ...

    def accept(self, frame: Frame) -> None:
        """Hear 20 ms more of the utterance."""
        ...

    def partial(self) -> Hypothesis:
        """Give what was heard so far."""
        ...

    def final(self) -> Hypothesis:
        """End what was said up to a pause, and give what was heard."""
        ...

    def followed(self, *, ended: bool) -> Hypothesis | None:
        """Give what was heard of the whole utterance without a grammar, while it was said.

        Args:
            ended: the utterance is over; the next may begin.

        Returns:
            None where it was not followed: the question is not open, or no free recogniser could be had.
        """
        ...

    def decode_freely(self, sound: Sound) -> Hypothesis:
        """Decode kept audio without a grammar: costs about ten times as much. Any thread may ask."""
        ...

    def close(self) -> None:
        """Give back what was borrowed; the call is over."""
        ...
