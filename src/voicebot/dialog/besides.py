"""Two things said in one breath: which of them leads, and what is done with the other.

What leads away from the question comes first, however it was ranked: a human, "never call again". A question of the
person's is answered, and then the talk goes on as their answer says: "да, а кто это?" is a yes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.dialog.reactions import reaction_named, response_to
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.turn import Turn
    from voicebot.understanding.meaning import Candidate, Meaning


def foremost(turn: Turn, meaning: Meaning) -> Meaning:
    """Put the one of several things that were said first that decides what happens."""
    said = (meaning.best, *meaning.also)
    if not meaning.also or not meaning.is_clear:
        return meaning
    leading = max(said, key=lambda one: _weight(turn, one))  # of equals the first, which is the best
    rest = tuple(one for one in said if one is not leading)
    return replace(meaning, best=leading, also=rest)


def answer_beside(turn: Turn, meaning: Meaning) -> None:
    """Answer what the person asked besides their answer."""
    if meaning.best.kind not in (Kind.INTENT, Kind.VALUE):
        return
    for one in meaning.also:
        reaction = reaction_named(turn.script, one.name) if one.kind is Kind.REACTION else None
        if reaction is not None and _returns(turn, one):
            turn.react(one.name, reaction, meaning.text, goes_on=True)


def _weight(turn: Turn, one: Candidate) -> int:
    """Weigh what was said: a human most, then what ends or suspends the talk, an answer, a question of the person's."""
    if one.kind is Kind.HAND_OFF:
        return 3
    if one.kind is Kind.REACTION:
        return 0 if _returns(turn, one) else 2
    return 1


def _returns(turn: Turn, one: Candidate) -> bool:
    """Tell whether a reaction only answers and comes back to the question."""
    reaction = reaction_named(turn.script, one.name)
    if reaction is None:
        return False
    response = response_to(turn.script, reaction, turn.state.times.get(one.name, 0))
    return response.then == "return" and not response.offer
