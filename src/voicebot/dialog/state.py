"""Where a talk is: the state that the walk carries from step to step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from voicebot.dialog.moves import Action
    from voicebot.dialog.typed import ContactValue
    from voicebot.language.pieces import Filled
    from voicebot.understanding.meaning import Kind


class Phase(StrEnum):
    """What the talk waits for: an answer, a yes or no, an operator, the end of the goodbye, or nothing any more."""

    LISTENING = "listening"
    CONFIRMING = "confirming"
    TRANSFERRING = "transferring"
    CLOSING = "closing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Pending:
    """What is being confirmed.

    Args:
        kind: what it is.
        name: the intent, reaction, group or value.
        text: what was heard; for a value, the value.
        question: the question that was asked, filled in.
        other: of a value, what else it may be: a "no" offers that.
        answer: the intent that was said in the same breath: it counts where the rest is denied.
        repeated: it was asked a second time.
        offered: the robot thought of it, not the person: no answer is a no.
    """

    kind: Kind
    name: str
    text: str
    question: Filled
    other: str = ""
    answer: str = ""
    repeated: bool = False
    offered: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Where a talk is.

    Args:
        contact: the contact, checked.
        now: when the call began, for "tomorrow".
        seed: with ``draws`` picks the wordings.
        draws: how many wordings were picked.
        node: the node.
        prompt: the wording of the node's prompt that was said, as a template.
        phase: what the talk waits for.
        saying: the robot has not said everything yet.
        silent: silences since the node was entered.
        unclear: unclear answers since the node was entered, and values that were refused.
        noisy: unclear answers on a noisy line, in the whole call.
        times: how often each reaction was asked for, as far as that is still counted.
        slowed: how often something was said slower because the person did not hear.
        asked: the question that was asked last, as it was said.
        picked: of several wordings the one that was said last.
        values: what the person said, as text of each value's kind.
        part: what is known of the value that is asked for: the date or the time of a moment, the first digits of many.
        choosing: the readings of a value between which the person is asked to choose.
        pending: what is being confirmed.
        reacting: the reaction that asks for a value of its own.
        waiting_ms: the person asked to wait: this long.
        failed_transfers: how often no operator could be had.
        outcome: the outcome so far.
    """

    contact: Mapping[str, ContactValue]
    now: datetime
    seed: int
    draws: int = 0
    node: str = ""
    prompt: str = ""
    phase: Phase = Phase.LISTENING
    saying: bool = False
    silent: int = 0
    unclear: int = 0
    noisy: int = 0
    times: Mapping[str, int] = field(default_factory=dict)
    slowed: int = 0
    asked: str = ""
    picked: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    choosing: tuple[str, ...] = ()
    pending: Pending | None = None
    reacting: str = ""
    waiting_ms: int = 0
    failed_transfers: int = 0
    outcome: str = ""

    @property
    def ended(self) -> bool:
        """Whether the robot has nothing more to do in this call."""
        return self.phase is Phase.ENDED


@dataclass(frozen=True, slots=True)
class Step:
    """A new state, and what to do, in this order."""

    state: State
    actions: tuple[Action, ...] = ()
