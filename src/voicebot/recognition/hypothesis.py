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
    """

    text: str
    final: bool = False


class Recogniser(Protocol):
    """Hears one person, utterance after utterance."""

    def listen_for(self, phrases: Sequence[str]) -> None:
        """Set what may be heard from the next utterance on. Cheap when nothing changes."""
        ...

    def accept(self, frame: Frame) -> None:
        """Hear 20 ms more of the utterance."""
        ...

    def partial(self) -> Hypothesis:
        """Give what was heard so far."""
        ...

    def final(self) -> Hypothesis:
        """End the utterance, give what was heard, and be ready for the next."""
        ...

    def decode_freely(self, sound: Sound) -> Hypothesis:
        """Decode kept audio without a grammar: costs about ten times as much."""
        ...
