"""The operators' desk of one call: carries a transfer's decisions out on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from voicebot.events import HandOffChanged
from voicebot.handoff import transfer
from voicebot.handoff.operators import ring_order
from voicebot.handoff.triggers import Counts
from voicebot.understanding.meaning import Candidate, Kind, Meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from voicebot.events import CallEvent
    from voicebot.handoff.book import Book


class Legs(Protocol):
    """What a line can do with an operator; `voicebot.line.line.Line` is one."""

    def ring_operator(self, address: str) -> None:
        """Open a leg to an operator."""
        ...

    def brief_operator(self, text: str) -> None:
        """Tell the operator who is on the line and why."""
        ...

    def bridge(self) -> None:
        """Join the person and the operator."""
        ...

    def drop_operator(self) -> None:
        """End the operator's leg."""
        ...


class Desk:
    """Hands one person over.

    Args:
        book: groups and their operators; may be exchanged for a newer one.
        legs: where operators are rung.
        now: when the call began, in the operators' zone: their hours count.
        note: takes the events.
        idle_since: when each operator's last talk ended.
    """

    def __init__(
        self,
        book: Book,
        legs: Legs,
        now: datetime,
        note: Callable[[CallEvent], None],
        idle_since: Mapping[str, datetime],
    ) -> None:
        self.book = book
        self._legs = legs
        self._now = now
        self._note = note
        self._idle_since = idle_since
        self._transfer: transfer.Transfer | None = None
        self._leg = ""
        self._notices = 0
        self._counts = Counts()

    @property
    def at_work(self) -> bool:
        """A person is being handed over, or was: the robot listens to them no longer."""
        return self._transfer is not None

    @property
    def silent(self) -> bool:
        """An operator takes the person over: the robot must say nothing any more."""
        return self._transfer is not None and self._transfer.state in ("accepted", "bridged")

    def triggered(self, meaning: Meaning) -> Meaning:
        """Count a turn of the person; make a hand-off of one at which the supervisor wants a human called."""
        self._counts, reason = self.book.triggers.count(self._counts, meaning)
        if reason is None or not self.book.groups:
            return meaning
        return Meaning(reason, Candidate(self.book.default_group, Kind.HAND_OFF, 1.0, phrase=reason, stage="trigger"))

    def begin(self, group: str, reason: str, briefing: str, at: int) -> bool | None:
        """Begin to hand over.

        Args:
            group: whose operators are rung; empty for the default group.
            reason: why.
            briefing: what the operator is told.
            at: audio time, ms.

        Returns:
            None while it goes on; False when there is nobody to ring.
        """
        entry = self.book.group(group)
        addresses = ring_order(entry, self._now, self._idle_since) if entry else ()
        begun, actions = transfer.begin(group or self.book.default_group, reason, addresses, briefing, at)
        self._transfer = begun
        return self._carry_out(actions, at)

    def step(self, leg: str, at: int) -> bool | None:
        """Take one tick.

        Args:
            leg: the state of the operator's leg, empty when there is none.
            at: audio time, ms.

        Returns:
            None while it goes on, else whether the person was bridged.
        """
        changed = leg not in ("", self._leg)
        self._leg = leg
        return self._go_on(transfer.LegChanged(leg) if changed else transfer.Tick(), at)

    def person_gone(self, at: int) -> None:
        """The person hung up: whoever is being rung is let go."""
        self._go_on(transfer.PersonGone(), at)

    def take_notice(self) -> bool:
        """Tell whether the person is due to hear that an operator is still being looked for; asks once."""
        due, self._notices = self._notices > 0, 0
        return due

    def _go_on(self, event: transfer.TransferEvent, at: int) -> bool | None:
        if self._transfer is None or self._transfer.finished:
            return None
        self._transfer, actions = transfer.advance(self._transfer, event, at)
        return self._carry_out(actions, at)

    def _carry_out(self, actions: tuple[transfer.TransferAction, ...], at: int) -> bool | None:
        group = self._transfer.group if self._transfer else ""
        for action in actions:
            match action:
                case transfer.Ring(address):
                    self._leg = ""
                    self._legs.ring_operator(address)
                case transfer.Brief(text):
                    self._legs.brief_operator(text)
                case transfer.Bridge():
                    self._legs.bridge()
                case transfer.DropOperator():
                    self._legs.drop_operator()
                case transfer.Notice():
                    self._notices += 1
                case transfer.Changed(state, operator, reason):
                    briefing = self._transfer.briefing if self._transfer and state == "briefing" else ""
                    self._note(
                        HandOffChanged(
                            at=at, state=state, group=group, operator=operator, reason=reason, briefing=briefing
                        )
                    )
                case transfer.Finished(bridged):
                    if not bridged:
                        self._transfer = None
                    return bridged
        return None
