"""What the matcher makes of a set: its first reading, and what the robot does with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.understanding.scores import Guesses
from voicebot.bench.understanding.sets import NEVER_CALL, OPERATOR
from voicebot.dialog.answers import NO, YES
from voicebot.language.language import language
from voicebot.understanding.learned import Learned
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.bench.understanding.sets import IntentSet, Labelled
    from voicebot.settings import MatchSettings
    from voicebot.understanding.learned import Embed
    from voicebot.understanding.meaning import Meaning


class Deed(StrEnum):
    """What the robot does with a reading."""

    ACT = "acts"
    CONFIRM = "confirms"
    ASK = "asks again"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an utterance was taken for.

    Args:
        intent: of the first reading, acted on or not; empty where there is none.
        probability: of it.
        inside: the probability that anything was said that is expected.
        deed: what the robot does.
        acted: the intent that it acts on or asks to confirm; empty where it asks again.
    """

    intent: str
    probability: float
    inside: float
    deed: Deed
    acted: str


def expected(labelled: tuple[Labelled, ...], code: str) -> tuple[Expected, ...]:
    """Give the phrases of a set as a node of a script has them.

    Asking for a human is a hand-off, "never call again" a reaction, and both are costly; plain yes and no are no answer
    where the language's doubts are said.

    Args:
        labelled: phrases with their intents.
        code: of the language.
    """
    doubts = language(code).lexicon.doubts
    makes: dict[str, Callable[[str, str], Expected]] = {
        OPERATOR: partial(Expected, kind=Kind.HAND_OFF, costly=True),
        NEVER_CALL: partial(Expected, kind=Kind.REACTION, costly=True, whole=True),
        YES: partial(Expected, not_when=doubts),
        NO: partial(Expected, not_when=doubts),
    }
    return tuple(makes.get(intent, Expected)(text, intent) for text, intent in labelled)


def read(
    data: IntentSet, settings: MatchSettings, tell: Callable[[], None], embed: Embed | None = None
) -> tuple[Reading, ...]:
    """Read every utterance of a set. What is heard with the grammar and freely is the same.

    Args:
        data: the set.
        settings: how sure the robot must be.
        tell: called after each utterance.
        embed: gives sentence embeddings; None: the robot works without.
    """
    matcher = matcher_of(data, settings, embed)
    readings = []
    for one in data.utterances:
        readings.append(_reading(matcher.meaning(one.text, free_text=one.text)))
        tell()
    return tuple(readings)


def matcher_of(data: IntentSet, settings: MatchSettings, embed: Embed | None = None) -> Matcher:
    """Make the matcher of a script that has one node, at which a set's intents are expected.

    Args:
        data: the set.
        settings: how sure the robot must be.
        embed: gives sentence embeddings; None: the robot works without.
    """
    among, spoken = expected(data.phrases, data.language), language(data.language)
    learned = Learned(among, spoken, embed) if settings.learned else None
    return Matcher(among, spoken, settings, learned=learned)


def guesses(readings: tuple[Reading, ...]) -> Guesses:
    """Give the first readings alone, as the plain tools give theirs."""
    return Guesses(
        tuple(one.intent for one in readings),
        np.array([one.probability for one in readings], dtype=np.float64),
        np.array([one.inside for one in readings], dtype=np.float64),
    )


def _reading(meaning: Meaning) -> Reading:
    first = meaning.ranked[0] if meaning.ranked else None
    deed = Deed.ASK if not meaning.is_clear else Deed.CONFIRM if meaning.confirm else Deed.ACT
    acted = meaning.best.name if meaning.is_clear else ""
    inside = min(sum(one.probability for one in meaning.ranked), 1.0)
    return Reading(first.name if first else "", first.probability if first else 0.0, inside, deed, acted)
