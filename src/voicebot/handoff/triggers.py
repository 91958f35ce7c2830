"""What makes the robot give up and call a human without being asked to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.understanding.meaning import Meaning

Reason = Literal["unclear_in_a_row", "swearing"]
SWEARING = "swearing"
"""The name of the ready-made reaction that answers swearing."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in a call so far."""

    unclear_in_a_row: int = 0
    swearing: int = 0


@dataclass(frozen=True, slots=True)
class Triggers:
    """After how many times a human is called; 0 switches a trigger off.

    Args:
        unclear_in_a_row: turns that were not understood, or that were about something else, one after the other.
        swearing: turns with swearing, anywhere in the call.
    """

    unclear_in_a_row: int = 3
    swearing: int = 2

    def count(self, counts: Counts, meaning: Meaning) -> tuple[Counts, Reason | None]:
        """Count a turn of the person.

        Returns:
            The new counts, and which trigger went off, if one did; it starts again from zero then.
        """
        unclear = not meaning.is_clear
        swore = meaning.best.kind is Kind.REACTION and meaning.best.name == SWEARING
        counts = Counts(
            unclear_in_a_row=counts.unclear_in_a_row + 1 if unclear else 0,
            swearing=counts.swearing + swore,
        )
        if swore and 0 < self.swearing <= counts.swearing:
            return replace(counts, swearing=0), "swearing"
        if unclear and 0 < self.unclear_in_a_row <= counts.unclear_in_a_row:
            return replace(counts, unclear_in_a_row=0), "unclear_in_a_row"
        return counts, None
