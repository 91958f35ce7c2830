"""What may be said at this point of a talk, and what an utterance was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from voicebot.events import Progress

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Value

__all__ = ["Candidate", "Expected", "Kind", "Meaning", "Partial", "Progress"]


class Kind(StrEnum):
    """What sort of thing an utterance was taken for.

    `UNCLEAR` is nothing for sure; `OUT_OF_SCOPE` is surely something else than what may be said here.
    """

    INTENT = "intent"
    REACTION = "reaction"
    HAND_OFF = "hand_off"
    VALUE = "value"
    UNCLEAR = "unclear"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Expected:
    """One phrase that may be said now.

    Args:
        text: the phrase as the script or the supervisor wrote it.
        name: the intent's or reaction's name; for a hand-off phrase, its group.
        kind: what it belongs to.
        costly: acting on it by mistake is expensive (hand-off, refusal, booking): it wants more certainty.
        not_when: phrases that contain this one and mean something else ("не надо оператора").
        whole: acting on it leads away from the question: most of the phrase must have been said, however near the
            rest is.
        human: acting on it calls a human: a group of operators, or a reaction that does.
    """

    text: str
    name: str
    kind: Kind = Kind.INTENT
    costly: bool = False
    not_when: tuple[str, ...] = ()
    whole: bool = False
    human: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of an utterance.

    Args:
        name: the intent, reaction, group or value.
        kind: what it is.
        probability: from 0 to 1.
        phrase: the listed phrase that was nearest.
        stage: which stage found it: exact, fuzzy, value, free.
    """

    name: str
    kind: Kind
    probability: float
    phrase: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an utterance was taken for.

    Args:
        text: what was heard.
        best: the reading to act on; its kind is `Kind.UNCLEAR` when none is sure enough, `Kind.OUT_OF_SCOPE` when it is
            something that nobody expects here.
        ranked: every reading, best first.
        value: the value in it, where one was asked for and it is the best reading; of a date and time perhaps only the
            date, or only the time.
        confirm: the best reading is costly and not certain: ask before acting.
        also: what was said besides the best reading in the same utterance, each as sure as one that is acted on: the
            question in "да, а кто это?".
    """

    text: str
    best: Candidate
    ranked: tuple[Candidate, ...] = ()
    value: Value | None = None
    confirm: bool = False
    also: tuple[Candidate, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether it was taken for anything that can be acted on."""
        return self.best.kind not in (Kind.UNCLEAR, Kind.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Partial:
    """A partial hypothesis, read.

    Args:
        progress: how far it has come.
        name: the intent, reaction or group that it matches already, where `progress` is an answer.
        kind: what that is.
        is_greeting: it is "алло", "да", "слушаю" or the like, which never interrupt an opening.
        is_back_channel: it may be a mere back-channel, whatever else it may be ("да" is both).
    """

    progress: Progress
    name: str = ""
    kind: Kind = Kind.UNCLEAR
    is_greeting: bool = False
    is_back_channel: bool = False
