"""Two hearings of one utterance: with the grammar of what is expected, and freely. Which of them counts.

A grammar hears only its own words, so it makes one of them of whatever is said; free decoding hears everything, and
more of it wrong. So the surer reading counts, the grammar's where both are as sure; and what a person says to an open
question is what was heard freely, unless both hearings found one of the listed phrases in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.understanding.meaning import Candidate, Meaning

STAGE = "free"
"""The stage of a reading that free decoding decided."""

_LISTED = (Kind.INTENT, Kind.REACTION, Kind.HAND_OFF)


def is_doubtful(meaning: Meaning, doubt: float) -> bool:
    """Tell whether an utterance is worth a second hearing.

    Args:
        meaning: what it was taken for.
        doubt: the probability below which that is in doubt.
    """
    return not meaning.is_clear or meaning.best.probability < doubt


def surer(heard: Meaning, freely: Meaning) -> Meaning:
    """Choose between two readings of an answer among expected phrases.

    Args:
        heard: as it was heard with the grammar.
        freely: as it was heard without.
    """
    if not freely.is_clear:
        return heard
    if not heard.is_clear or freely.best.probability > heard.best.probability:
        return decided_freely(freely)
    return heard


def openly(heard: Meaning, freely: Meaning, least: float) -> Meaning:
    """Choose between two readings of an answer to an open question.

    Args:
        heard: as it was heard with the grammar.
        freely: as it was heard without.
        least: a listed phrase that the grammar found counts where free decoding gives it this probability.
    """
    if freely.best.kind in _LISTED or not heard.text:
        return decided_freely(freely)
    if heard.best.kind in _LISTED and found(freely, heard.best) >= least:
        return heard
    return decided_freely(freely)


def found(meaning: Meaning, wanted: Candidate) -> float:
    """Give the probability of the same sense in another reading, 0 where it is not among its senses."""
    return next((one.probability for one in meaning.ranked if (one.kind, one.name) == (wanted.kind, wanted.name)), 0.0)


def decided_freely(meaning: Meaning) -> Meaning:
    """Note that free decoding has decided."""
    if not meaning.is_clear:
        return meaning
    best = replace(meaning.best, stage=STAGE)
    return replace(meaning, best=best, ranked=tuple(best if one == meaning.best else one for one in meaning.ranked))
