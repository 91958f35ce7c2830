"""Which listed phrases new ones of a script come too near to. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicebot.host.collisions import REFUSED_FROM, collisions
from voicebot.learning.matching import sense_of
from voicebot.learning.said import Place
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from voicebot.learning.changing import Addition
    from voicebot.learning.matching import Understanding
    from voicebot.learning.said import Sense

_NEAR = 0.5
"""What is less alike than this is not worth a word."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another listed phrase that a new one comes near to.

    Args:
        phrase: the new one.
        sense: the other one's.
        listed: the other one.
        nodes: where both may be said.
        probability: how sure the robot would be to have heard one where the other was said.
        refused: too near to be told apart, or the new one means the other there already.
    """

    phrase: str
    sense: Sense
    listed: str
    nodes: tuple[str, ...]
    probability: float
    refused: bool


def near_phrases(before: Understanding, after: Understanding, addition: Addition, now: datetime) -> tuple[Near, ...]:
    """Find the listed phrases that the new ones come near to, wherever these may be said.

    Args:
        before: the script as it is.
        after: the script with the addition.
        addition: the phrases.
        now: in which a date or time is meant.

    Returns:
        Answers, reactions and hand-off phrases, each once, the nearest first.
    """
    nodes = [node for node in after.script.nodes if after.expects(addition.sense, Place(node), now)]
    found: dict[tuple[str, Sense], Near] = {}
    for node in nodes:
        for one in _answers(before, addition, node, now):
            known = found.get((one.phrase, one.sense), one)
            nearer = max(known, one, key=lambda each: (each.refused, each.probability))
            found[one.phrase, one.sense] = replace(nearer, nodes=tuple(dict.fromkeys((*known.nodes, node))))
    both = (*found.values(), *_hand_offs(after, addition, nodes, now))
    return tuple(sorted(both, key=lambda one: -one.probability))


def _answers(before: Understanding, addition: Addition, node: str, now: datetime) -> Iterator[Near]:
    """Find the answers and reactions of a node that the new phrases are taken for today, or nearly."""
    for phrase in addition.phrases:
        meaning = before.matcher(Place(node), now).meaning(phrase, typed=True)
        for one in before.matcher(Place(node), now).near(phrase):
            sense = one.kind, one.name
            other = one.kind in (Kind.INTENT, Kind.REACTION) and sense != addition.sense
            if other and one.probability >= _NEAR:
                refused = one.probability >= REFUSED_FROM or sense == sense_of(meaning)
                yield Near(phrase, sense, one.phrase, (node,), one.probability, refused)


def _hand_offs(after: Understanding, addition: Addition, nodes: Sequence[str], now: datetime) -> Iterator[Near]:
    """Find the hand-off phrases that the new ones would be mistaken for, or that would be mistaken for them."""
    script = after.script
    own = {name: one for name, one in script.own_reactions.items() if (Kind.REACTION, name) == addition.sense}
    alone = {"reactions": (), "own_reactions": own, "nodes": {name: script.nodes[name] for name in nodes}}
    listened = [entry for entry in after.book.phrases if entry.applies(script.script, script.language)]
    for one in collisions(listened, [script.model_copy(update=alone)], after.settings.match, now):
        if one.script and (one.kind, one.name) == addition.sense and one.phrase in addition.phrases:
            yield Near(one.phrase, (Kind.HAND_OFF, ""), one.said, one.nodes, one.near, one.refused)
