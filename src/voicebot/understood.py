"""What became of an utterance: how it was heard, what it was taken for, and the events that say so."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from voicebot import events
from voicebot.understanding.hearings import STAGE
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.recognition.ears import Utterance
    from voicebot.understanding.meaning import Candidate, Meaning
    from voicebot.understanding.values.value import Value


@dataclass(frozen=True, slots=True)
class FinishedTurn:
    """A finished utterance, and why it was taken to be finished.

    Args:
        utterance: what was heard.
        reason: how far it had come, or `LINE_ENDED` and the like.
        decoding: its second hearing, without a grammar, where it is worth one; in a live call it may be under way.
    """

    utterance: Utterance
    reason: str
    decoding: Future[str] | None = None

    @property
    def decided(self) -> bool:
        """Everything that will be heard of it has been heard."""
        return self.decoding is None or self.decoding.done()

    def without_second_hearing(self) -> FinishedTurn:
        """Give it with a second hearing of nothing, unless that is done; what is costly is asked about then."""
        if self.decided:
            return self
        nothing: Future[str] = Future()
        nothing.set_result("")
        return replace(self, decoding=nothing)

    def event(
        self, at: int, *, used: events.Use = "answer", free_text: str = "", freely: bool = False
    ) -> events.UtteranceEnded:
        """Make the journal's event of it.

        Args:
            at: audio time, ms.
            used: what became of it.
            free_text: the same audio decoded freely, where it was.
            freely: that is what was acted on.
        """
        heard = self.utterance
        return events.UtteranceEnded(
            at=at,
            text=heard.text,
            onset=heard.onset,
            offset=heard.offset,
            reason=self.reason,
            free_text=free_text,
            decided_by="free" if freely else "grammar",
            snr_db=heard.snr_db if heard.snr_db is None else round(heard.snr_db, 1),
            used=used,
        )


@dataclass(frozen=True, slots=True)
class Understood:
    """A finished utterance, read.

    Args:
        turn: what was said.
        meaning: what it was taken for.
        free_text: the same audio decoded without a grammar, where it was.
    """

    turn: FinishedTurn
    meaning: Meaning
    free_text: str = ""

    def event(self, at: int, *, used: events.Use = "answer") -> events.UtteranceEnded:
        """Make the journal's event of what was said.

        Args:
            at: audio time, ms.
            used: what became of it.
        """
        return self.turn.event(at, used=used, free_text=self.free_text, freely=self._decided_freely)

    @property
    def _decided_freely(self) -> bool:
        """What was heard freely decided, or there was nothing else: a model without grammars hears no other way."""
        utterance = self.turn.utterance
        return self.meaning.best.stage == STAGE or (bool(utterance.text) and utterance.text == utterance.free_text)

    def reading(self, at: int, node: str) -> events.UnderstoodAs:
        """Make the journal's event of what it was taken for.

        Args:
            at: audio time, ms.
            node: where the talk was.
        """
        best = self.meaning.best
        return events.UnderstoodAs(
            at=at,
            node=node,
            text=self.meaning.text,
            intent=best.name or None,
            kind=best.kind.value,
            probability=best.probability,
            phrase=best.phrase,
            stage=best.stage,
            ranked=tuple(map(_reading, self.meaning.ranked)),
            also=tuple(map(_reading, self.meaning.also)),
            value=_said(self.meaning.value) if self.meaning.value is not None else None,
            confirm=self.meaning.confirm,
        )


def _reading(one: Candidate) -> events.Reading:
    return events.Reading(
        name=one.name, kind=one.kind.value, probability=one.probability, phrase=one.phrase, stage=one.stage
    )


def _said(value: Value) -> events.SaidValue:
    return events.SaidValue(
        kind=value.kind,
        text=value.text,
        span=value.span,
        alternatives=value.alternatives,
        doubtful=value.doubtful,
        past=value.past,
    )


Standing = Literal["answer", "meanwhile", "aside"]
"""What a finished turn may do: it is answered whatever it was; said over a prompt, it counts where it was understood;
said before the greeting, or as the line ended, it can be no answer, only call for a reaction or a human."""

_WORTH = {Kind.INTENT: 0, Kind.VALUE: 0, Kind.REACTION: 1, Kind.HAND_OFF: 2}
"""Of several things that were said the greatest is acted on, and of equals the last."""

_COUNTS: dict[Standing, frozenset[Kind]] = {
    "answer": frozenset(Kind),
    "meanwhile": frozenset(_WORTH),
    "aside": frozenset({Kind.REACTION, Kind.HAND_OFF}),
}


def most_important(read: Sequence[tuple[Understood, Standing]]) -> tuple[Understood | None, tuple[Understood, ...]]:
    """Choose what is acted on of the turns that wait.

    Args:
        read: each with what it may do, the oldest first.

    Returns:
        The most important of what counts, the last of equals, None where nothing does; and the rest.
    """
    counting = [one for one, standing in read if one.meaning.best.kind in _COUNTS[standing]]
    chosen = max(reversed(counting), key=lambda one: _WORTH.get(one.meaning.best.kind, -1), default=None)
    return chosen, tuple(one for one, _ in read if one is not chosen)
