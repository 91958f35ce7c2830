"""An answer that opens with a plain yes or no and goes on in other words: "да, заказывал", "нет, не заказывал"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.guards import guard_said
from voicebot.understanding.meaning import Candidate, Kind
from voicebot.understanding.polarity import polarity

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.ranking import Ranker

_SURE = 0.6
"""Enough to act on where it is cheap, too little where something else is as near."""
_LONGEST_REST = 6
"""Whoever says more has something else to say."""


def leading(words: Words, ranker: Ranker, accept: float) -> Candidate | None:
    """Take the yes or no that opens an utterance for its meaning, where nothing in the rest speaks against it.

    Args:
        words: as `canonical` gives them.
        ranker: of the phrases that may be said.
        accept: the probability from which the rest means something by itself.

    Returns:
        a reading as yes or no, or None.
    """
    lexicon = ranker.language.lexicon
    if not words or not lexicon.affirmations:
        return None
    name = "yes" if words[0] in lexicon.affirmations else "no" if words[0] in lexicon.whole_refusals else ""
    one = ranker.first_of(Kind.INTENT, name) if name else None
    rest = words[1:]
    if one is None or not 0 < len(rest) <= _LONGEST_REST or rest[-1] in lexicon.continuers:
        return None
    if guard_said(one, words) or _taken_back(name, rest, ranker.language):
        return None
    if any(other.name != name and other.probability >= accept for other in ranker.rank(rest).candidates):
        return None
    return Candidate(name, Kind.INTENT, _SURE, words[0], "fuzzy")


def _taken_back(name: str, rest: Words, language: Language) -> bool:
    """Tell whether what follows a yes or no turns it round, asks something or tells the robot to do something."""
    lexicon = language.lexicon
    forms = {*rest, *language.lemmas(" ".join(rest))}
    if not forms.isdisjoint((*lexicon.contrasts, *lexicon.questions, *lexicon.hard_stops)):
        return True
    if any(map(language.is_order, rest)):
        return True
    return polarity(rest, language).denies if name == "yes" else not forms.isdisjoint(lexicon.affirmations)
