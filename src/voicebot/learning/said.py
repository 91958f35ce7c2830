"""What people said in a call, each with what it answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicebot.dialog.reactions import reaction_named
from voicebot.events import NodeEntered, RobotStarted, UnderstoodAs, UtteranceEnded
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from voicebot.dialog.script import Script
    from voicebot.events import Use
    from voicebot.journal.record import CallRecord

Sense = tuple[Kind, str]
"""What an utterance may be meant as: an intent, a reaction, a hand-off group or a value, and its name."""

_SAME_QUESTION = ("unclear", "silence")
"""Roles of prompts that ask the same again."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an utterance answered.

    Args:
        node: where the talk was.
        reacting: the reaction that had asked for a value of its own; empty: none.
        confirming: what the robot had asked to confirm; None: nothing.
    """

    node: str
    reacting: str = ""
    confirming: Sense | None = None

    def __str__(self) -> str:
        """Name it for a person."""
        asked = f", asked whether {self.confirming[1]} was meant" if self.confirming else ""
        return f"{self.node}{f', in {self.reacting}' if self.reacting else ''}{asked}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an utterance comes from.

    Args:
        name: the call's identity, or the case's file.
        started_at: when the call began.
        typed: what was said was typed, so nothing was misheard.
        is_case: it is a case of the script, not a call.
    """

    name: str
    started_at: datetime
    typed: bool
    is_case: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance.

    Args:
        source: the call.
        onset: when it began, ms of audio time.
        place: what it answered.
        visit: which stay at a node it was said in, counted through the call.
        heard: as it was heard, or typed.
        free_text: the same audio decoded freely, where it was.
        used: what it counted as.
        sense: what it was taken for; None: nothing was sure enough.
        kind: the kind of that, as the call keeps it.
        ranked: how probable each reading was.
    """

    source: Source
    onset: int
    place: Place
    visit: int
    heard: str
    free_text: str
    used: Use
    sense: Sense | None
    kind: Kind
    ranked: Mapping[Sense, float]

    @property
    def text(self) -> str:
        """The words as far as they are known: a grammar hears only its own, so free decoding comes first."""
        return self.free_text or self.heard

    @property
    def in_its_own_words(self) -> bool:
        """Whether these are the person's words, not those of the grammar that come nearest."""
        return self.source.typed or bool(self.free_text)


def said_in(record: CallRecord, script: Script, *, case: str = "") -> tuple[Said, ...]:
    """List what the person said and the robot read, in order.

    Args:
        record: the call's.
        script: its script.
        case: the case whose run it was; empty: it was a call.
    """
    source = Source(case or record.id, record.started_at, "model" not in record.versions, bool(case))
    found: list[Said] = []
    place, visit = Place(script.start), 0
    utterance: UtteranceEnded | None = None
    for event in record.events:
        match event:
            case NodeEntered():
                place, visit = Place(event.node), visit + 1
            case RobotStarted():
                place = _asked(place, event, script, found[-1] if found else None)
            case UtteranceEnded():
                utterance = event
            case UnderstoodAs() if utterance is not None:
                found.append(_said(utterance, event, source, replace(place, node=event.node), visit))
                utterance = None
            case _:
                pass
    return tuple(found)


def _asked(place: Place, event: RobotStarted, script: Script, last: Said | None) -> Place:
    """Tell what an utterance after a prompt answers."""
    if event.role in _SAME_QUESTION:
        return replace(place, confirming=None)
    if event.role == "confirm":
        if event.reaction:
            return replace(place, confirming=(Kind.REACTION, event.reaction))
        # "let us go on" after a no is said so too; the node's question follows, and tells
        return replace(place, confirming=last.sense if last else None)
    reaction = reaction_named(script, event.reaction) if event.reaction else None
    return Place(place.node, event.reaction or "" if reaction is not None and reaction.ask else "")


def _said(utterance: UtteranceEnded, event: UnderstoodAs, source: Source, place: Place, visit: int) -> Said:
    return Said(
        source=source,
        onset=utterance.onset,
        place=place,
        visit=visit,
        heard=utterance.text,
        free_text=utterance.free_text,
        used=utterance.used,
        sense=(Kind(event.kind), event.intent) if event.intent else None,
        kind=Kind(event.kind),
        ranked={(Kind(one.kind), one.name): one.probability for one in event.ranked},
    )
