"""The answers of a call that were not understood, or wrongly, and what was meant as far as the rest tells. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from voicebot.dialog.answers import NO
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.learning.said import Said, Sense

Why = Literal["unclear", "out_of_scope", "refused"]
"""Nothing was sure enough; it was surely something else; or it was asked about, and the person said no."""

_UNCLEAR: dict[Kind, Why] = {Kind.UNCLEAR: "unclear", Kind.OUT_OF_SCOPE: "out_of_scope"}
_TAKEN = (Kind.INTENT, Kind.REACTION, Kind.HAND_OFF)
"""What can be asked about and refused, and learned; a value is read, not listed."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """An answer that was not understood.

    Args:
        said: the answer.
        why: what became of it.
        later: what the person was understood to mean when the robot had asked again; None: nothing that tells.
    """

    said: Said
    why: Why
    later: Sense | None = None


def unclear_answers(said: Sequence[Said]) -> Iterator[Unclear]:
    """Find the answers of one call that were not understood.

    Sounds without words, and what was no answer (a greeting, a back-channel), are none.

    Args:
        said: everything that was said in it, in order.
    """
    refused = {id(one) for one, answer in pairwise(said) if _refuses(answer, one)}
    for number, one in enumerate(said):
        why = "refused" if id(one) in refused else _UNCLEAR.get(one.kind)
        if why and one.used == "answer" and one.text.strip():
            yield Unclear(one, why, _later(one, said[number + 1 :], refused))


def _refuses(answer: Said, one: Said) -> bool:
    """Tell whether an answer says that another one was not meant as it was taken."""
    asked = one.sense is not None and one.sense[0] in _TAKEN and one.place.confirming is None
    calls_human = one.kind is Kind.HAND_OFF and answer.place.confirming is not None  # it is asked as a reaction
    about_it = answer.place.confirming == one.sense or calls_human
    return asked and about_it and answer.sense == (Kind.INTENT, NO)


def _later(one: Said, after: Sequence[Said], refused: set[int]) -> Sense | None:
    """Find what the person said in other words to the same question.

    An intent or a value tells. A reaction does only if it was near the first time too: who is not understood asks for a
    human, or whether anybody is there, and means something new by it.
    """
    for other in after:
        if other.visit != one.visit or other.place != one.place:
            if other.visit == one.visit and other.place.confirming:
                continue  # the answer to a question in between
            return None
        if other.sense is None or id(other) in refused:
            continue
        known = other.kind in (Kind.INTENT, Kind.VALUE) or other.sense in one.ranked
        return other.sense if known else None
    return None
