"""What calls teach a script, as values: proposals, each with why it is made and what it changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from voicebot.learning.effect import Effect
    from voicebot.learning.said import Place, Sense
    from voicebot.learning.unclear import Unclear

Action = Literal["add", "new_intent", "hand_off", "leave"]
"""Add the phrases to an intent or reaction; make a new intent of them; let the supervisor add them to the hand-off
phrases; leave them."""

Because = Literal["later", "near", "several", "value", "refused", "elsewhere", "alone"]
"""What people meant when they were asked again; what is listed nearest; several people said it and nothing is near;
later they named a value; it was asked about, and meant something else; it is about something else; one person alone
said it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do about answers that are alike.

    Args:
        script: the script's name.
        place: what they answered.
        action: what to do.
        because: why.
        sense: the intent, reaction or hand-off group; None: none.
        phrases: what is added: so many of the answers that the others are near to one.
        answers: the answers.
        sure: of `later`, the part of those who tell that meant it; of `near`, how probable it was on an average.
        effect: what adding them changes; only of an action `add`.
    """

    script: str
    place: Place
    action: Action
    because: Because
    sense: Sense | None
    phrases: tuple[str, ...]
    answers: tuple[Unclear, ...]
    sure: float = 0.0
    effect: Effect | None = None

    @property
    def calls(self) -> int:
        """In how many calls this was said."""
        return len({one.said.source.name for one in self.answers})

    @property
    def in_peoples_words(self) -> bool:
        """Whether it is known what people said, not only which words of a grammar came nearest."""
        return any(one.said.in_its_own_words for one in self.answers)

    @property
    def counts(self) -> dict[str, int]:
        """How often each wording was said, the most frequent first."""
        return dict(Counter(one.said.text for one in self.answers).most_common())


@dataclass(frozen=True, slots=True)
class Findings:
    """What the calls of a script teach.

    Args:
        calls: how many calls.
        said: how many utterances of them were read.
        unclear: how many were not understood.
        known: how many of these are understood by now.
        decided: how many of these somebody has decided about already.
        proposals: about the rest: what can be added first, then what was said most often.
    """

    calls: int
    said: int
    unclear: int
    known: int
    decided: int
    proposals: tuple[Proposal, ...]
