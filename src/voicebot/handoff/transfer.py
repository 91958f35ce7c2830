"""A transfer to an operator, as a pure state machine: an event in, the new state and what to do out.

::

    requested ─ ringing ─ briefing ─ accepted ─ bridged
        │          │          │          │
        └──────────┴── rejected, busy, no_answer, failed: the next operator is requested; after the last: failed
    anywhere before the end: caller_gone
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

State = Literal[
    "requested", "ringing", "briefing", "accepted", "bridged", "rejected", "busy", "no_answer", "failed", "caller_gone"
]

# --- what comes in -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LegChanged:
    """The operator's leg entered a state: a value of ``voicebot.line.line.LegState``."""

    state: str


@dataclass(frozen=True, slots=True)
class PersonGone:
    """The person hung up."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time went on; give at least a few a second."""


TransferEvent = LegChanged | PersonGone | Tick


# --- what comes out ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ring:
    """Open a leg to this operator."""

    address: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Tell the operator who is on the line and why."""

    text: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """Join the person and the operator."""


@dataclass(frozen=True, slots=True)
class DropOperator:
    """End the operator's leg."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell the person that an operator is still being looked for."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The transfer entered a state (for the journal)."""

    state: State
    operator: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The transfer is over."""

    bridged: bool


TransferAction = Ring | Brief | Bridge | DropOperator | Notice | Changed | Finished
Step = tuple["Transfer", tuple[TransferAction, ...]]


# --- the machine ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Patience:
    """How long everybody waits, in milliseconds.

    Args:
        ring_ms: an operator is rung at most this long.
        accept_ms: and has this long to accept once the briefing began.
        bridge_ms: joining the two takes at most this long.
        remind_ms: the person hears a word this often.
    """

    ring_ms: int = 20_000
    accept_ms: int = 20_000
    bridge_ms: int = 3_000
    remind_ms: int = 10_000


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where a transfer stands.

    Args:
        group: whose operators are rung.
        reason: why the person is handed over.
        briefing: what the operator is told.
        waiting: operators who were not rung yet.
        operator: who is rung or talks now.
        state: the state.
        since: when the operator was rung, answered or accepted last, in milliseconds of audio time.
        reminded: when the person last heard that somebody is being looked for.
        leg_open: there is an operator's leg.
        finished: nothing more will happen.
        patience: how long everybody waits.
    """

    group: str
    reason: str
    briefing: str
    waiting: tuple[str, ...]
    operator: str
    state: State
    since: int
    reminded: int
    leg_open: bool = False
    finished: bool = False
    patience: Patience = Patience()


def begin(  # noqa: PLR0913 - all of them are one request
    group: str, reason: str, addresses: tuple[str, ...], briefing: str, at: int, *, patience: Patience | None = None
) -> Step:
    """Begin a transfer.

    Args:
        group: whose operators are rung.
        reason: why.
        addresses: who is rung, first to last (`voicebot.handoff.operators.ring_order`).
        briefing: what the operator is told (`voicebot.handoff.briefing`).
        at: milliseconds of audio time.
        patience: how long everybody waits.
    """
    transfer = Transfer(group, reason, briefing, addresses, "", "requested", at, at, patience=patience or Patience())
    if not addresses:
        return _give_up(transfer, "nobody to ring", (Changed("requested", reason=reason),))
    return _ring_next(transfer, at, reason)


def advance(transfer: Transfer, event: TransferEvent, at: int) -> Step:
    """Go on with a transfer.

    Events that mean nothing in the present state change nothing: a leg's states may come late or twice.
    """
    match event:
        case PersonGone():
            return _person_gone(transfer)
        case _ if transfer.finished:
            return transfer, ()
        case Tick():
            return _tick(transfer, at)
        case LegChanged(state):
            return _leg(transfer, state, at)


def _leg(transfer: Transfer, leg: str, at: int) -> Step:  # noqa: PLR0911 - a table of the transitions
    match transfer.state, leg:
        case "requested", "ringing":
            return _enter(transfer, "ringing", transfer.since)
        case "requested" | "ringing", "answered":
            return _enter(transfer, "briefing", at, Brief(transfer.briefing))
        case "requested" | "ringing" | "briefing", "accepted":
            return _enter(transfer, "accepted", at, Bridge())
        case "accepted", "bridged":
            moved, actions = _enter(transfer, "bridged", at)
            return replace(moved, finished=True), (*actions, Finished(bridged=True))
        case "requested" | "ringing" | "briefing" | "accepted", "rejected" | "busy" | "no_answer" | "failed":
            return _cannot(transfer, leg, at)
        case "ringing" | "accepted", "ended":
            return _cannot(transfer, "failed", at)
        case "briefing", "ended":  # hung up without accepting
            return _cannot(transfer, "rejected", at)
        case _:
            return transfer, ()


def _tick(transfer: Transfer, at: int) -> Step:
    if not transfer.leg_open:  # the last leg was dropped in an earlier tick, so the next may open
        return _ring_next(transfer, at)
    patience = transfer.patience
    limits: dict[State, tuple[int, State]] = {
        "requested": (patience.ring_ms, "no_answer"),
        "ringing": (patience.ring_ms, "no_answer"),
        "briefing": (patience.accept_ms, "no_answer"),
        "accepted": (patience.bridge_ms, "failed"),
    }
    limit, verdict = limits[transfer.state]
    if at - transfer.since >= limit:
        dropped, actions = _enter(replace(transfer, leg_open=False), verdict, at, reason="too long")
        if not dropped.waiting:
            return _give_up(dropped, "nobody took it", (DropOperator(), *actions))
        return dropped, (DropOperator(), *actions)
    if at - transfer.reminded >= patience.remind_ms and transfer.state != "accepted":
        return replace(transfer, reminded=at), (Notice(),)
    return transfer, ()


def _person_gone(transfer: Transfer) -> Step:
    actions: tuple[TransferAction, ...] = (DropOperator(),) if transfer.leg_open else ()
    transfer = replace(transfer, leg_open=False)
    if transfer.finished:
        return transfer, actions
    gone = replace(transfer, state="caller_gone", finished=True)
    return gone, (*actions, Changed("caller_gone", transfer.operator), Finished(bridged=False))


def _cannot(transfer: Transfer, state: Literal["rejected", "busy", "no_answer", "failed"], at: int) -> Step:
    """Go on to the next operator: this one's leg is over by itself."""
    moved, actions = _enter(replace(transfer, leg_open=False), state, at)
    if not moved.waiting:
        return _give_up(moved, "nobody took it", actions)
    ringing, more = _ring_next(moved, at)
    return ringing, (*actions, *more)


def _ring_next(transfer: Transfer, at: int, reason: str = "") -> Step:
    operator, *rest = transfer.waiting
    moved = replace(transfer, waiting=tuple(rest), operator=operator, state="requested", since=at, leg_open=True)
    return moved, (Changed("requested", operator, reason), Ring(operator))


def _give_up(transfer: Transfer, reason: str, before: tuple[TransferAction, ...]) -> Step:
    over = replace(transfer, state="failed", operator="", finished=True)
    return over, (*before, Changed("failed", reason=reason), Finished(bridged=False))


def _enter(transfer: Transfer, state: State, since: int, *more: TransferAction, reason: str = "") -> Step:
    changed = Changed(state, transfer.operator, reason)
    return replace(transfer, state=state, since=since), (changed, *more)
