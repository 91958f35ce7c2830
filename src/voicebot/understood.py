"""What became of an utterance: how it was heard, what it was taken for, and the events that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot import events
from voicebot.understanding.hearings import STAGE

if TYPE_CHECKING:
    from concurrent.futures import Future

    from voicebot.recognition.ears import Utterance
    from voicebot.understanding.meaning import Meaning


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
            ranked=tuple(
                events.Reading(
                    name=candidate.name,
                    kind=candidate.kind.value,
                    probability=candidate.probability,
                    phrase=candidate.phrase,
                    stage=candidate.stage,
                )
                for candidate in self.meaning.ranked
            ),
        )
