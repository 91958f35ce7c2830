"""The port for what a call asks for outside itself: the stop-list, a call back, messages.

A call asks at the moment of the decision, from within a tick of 20 ms, and waits for nothing: whoever implements the
port only writes the wish down, and does the work elsewhere. Whatever it cannot take it refuses with an `EffectError`,
which the call notes, and goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from voicebot.errors import EffectError
from voicebot.events import EffectRequested, FaultNoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from voicebot.events import CallEvent

Message = Literal["tag", "webhook", "e_mail", "mqtt"]


@dataclass(frozen=True, slots=True)
class Asking:
    """Which call asks, and when.

    Args:
        call: the call's identity, unique for ever.
        script: the script's name.
        contact: the columns of the person.
        at: when it was asked, with its zone.
        number: the how manieth wish of the call it is, from 0.
    """

    call: str
    script: str
    contact: Mapping[str, object]
    at: datetime
    number: int


class Effects(Protocol):
    """Takes what calls ask for.

    The same wish of the same call may come twice (a call that is replayed after a crash) and counts once: a call puts
    a person on the stop-list once, its latest call back counts, and a message is known by the call and its number.

    Raises:
        EffectError: from every method: it cannot be taken.
    """

    def stop_list(self, asking: Asking, reason: str) -> None:
        """Never call this person again.

        Args:
            asking: who asks.
            reason: the words that called for it, or why.
        """
        ...

    def call_back(self, asking: Asking, when: str, reason: str) -> None:
        """Call this person again.

        Args:
            asking: who asks.
            when: a date, or a date and a time, in ISO 8601, where the person is; empty: as soon as the rules allow.
            reason: the words that called for it, or why.
        """
        ...

    def send(self, asking: Asking, message: Message, data: Mapping[str, str]) -> None:
        """Tell somebody.

        Args:
            asking: who asks.
            message: by which way.
            data: what the script says of it.
        """
        ...


@dataclass(slots=True)
class MemoryEffects:
    """Keeps what calls ask for in memory: the twin for tests, cases, `chat` and `demo`.

    Attributes:
        stopped: why a person is on the stop-list, by the call.
        call_backs: when each is called back, and why, by the call.
        sent: messages, by the call and their number in it.
    """

    stopped: dict[str, tuple[Asking, str]] = field(default_factory=dict)
    call_backs: dict[str, tuple[Asking, str, str]] = field(default_factory=dict)
    sent: dict[tuple[str, int], tuple[Message, dict[str, str]]] = field(default_factory=dict)

    def stop_list(self, asking: Asking, reason: str) -> None:
        """Keep it; see `Effects`."""
        self.stopped.setdefault(asking.call, (asking, reason))

    def call_back(self, asking: Asking, when: str, reason: str) -> None:
        """Keep it; see `Effects`."""
        self.call_backs[asking.call] = (asking, when, reason)

    def send(self, asking: Asking, message: Message, data: Mapping[str, str]) -> None:
        """Keep it; see `Effects`."""
        self.sent.setdefault((asking.call, asking.number), (message, dict(data)))


def ask(effects: Effects, asking: Asking, effect: str, data: Mapping[str, str]) -> None:
    """Ask the port for an effect of a script.

    Args:
        effects: the port.
        asking: who asks.
        effect: one of `voicebot.dialog.script.EffectName`.
        data: what the script says of it: ``at`` is when to call back, ``heard``, ``reason`` or ``value`` says why.

    Raises:
        EffectError: it cannot be taken.
    """
    reason = data.get("heard") or data.get("reason") or data.get("value", "")
    match effect:
        case "stop_list":
            effects.stop_list(asking, reason)
        case "call_back":
            effects.call_back(asking, data.get("at", ""), reason)
        case "tag" | "webhook" | "e_mail" | "mqtt":
            effects.send(asking, effect, data)
        case _:
            raise ValueError(f"no effect is called {effect!r}")


class CallEffects:
    """Asks for what one call wants.

    Args:
        effects: the port.
        call: the call's identity.
        script: the script's name.
        contact: the columns of the person.
        began: when the call began, with its zone.
        note: takes the events.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what those who take it are told, and two ports
        self,
        effects: Effects,
        call: str,
        script: str,
        contact: Mapping[str, object],
        began: datetime,
        note: Callable[[CallEvent], None],
    ) -> None:
        self._effects = effects
        self._first = Asking(call, script, contact, began, 0)
        self._note = note
        self._asked = 0

    def ask(self, effect: str, data: Mapping[str, str], at: int) -> None:
        """Ask for something; whether or not it is taken, the call goes on.

        Args:
            effect: one of `voicebot.dialog.script.EffectName`.
            data: what the script says of it.
            at: audio time, ms.
        """
        asking = replace(self._first, at=self._first.at + timedelta(milliseconds=at), number=self._asked)
        self._asked += 1
        refused: EffectError | None = None
        try:
            ask(self._effects, asking, effect, data)
        except EffectError as error:
            refused = error
        self._note(EffectRequested(at=at, effect=effect, data=dict(data), taken=refused is None))
        if refused is not None:
            self._note(FaultNoted(at=at, code=refused.code, message=refused.message))
