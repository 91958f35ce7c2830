"""Long numbers of accounts and contracts, as a value; they may come in pieces, over several turns.

`Asked.known` is what was said before, `Value.text` all the digits so far. While some are missing `Value.parts` says how
many ("missing": "4"), and the alternatives are readings that would be complete: where five are asked for "сто двадцать"
is 120 and two are missing, unless 100 20 is meant. A number longer than `Asked.length` allows is none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from voicebot.understanding.values.dictated import ones_apart
from voicebot.understanding.values.dictation import dictation
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.understanding.values.dictated import Group
    from voicebot.understanding.values.value import Asked

_KEPT = 4
"""So many ways to read the groups are kept of each length."""
_MOST = 3
"""So many alternatives are given."""


def read_digits(heard: Heard, asked: Asked) -> Value | None:
    """Read the digits so far.

    Args:
        heard: what was said.
        asked: what is asked for, with its ``length`` and what is ``known``.
    """
    text = NumeralText(heard, asked.language)
    said = dictation(text, asked.known)
    if said is None:
        return None
    span = text.heard.span(said.first, said.last)
    ways = _ways(said.groups)
    plain = ways[0]
    likely = (plain, *ones_apart(said.groups))
    if not asked.length:
        return Value(asked.kind, plain, span, tuple(ways[1 : 1 + _MOST]))
    whole = [way for way in dict.fromkeys(likely) if len(way) in asked.length]
    if whole:
        return Value(asked.kind, whole[0], span, tuple(whole[1:]), doubtful=len(whole) > 1)
    missing = [length - len(plain) for length in asked.length if length > len(plain)]
    if missing:
        fits = tuple(way for way in ways if len(way) in asked.length)
        return Value(asked.kind, plain, span, fits[:_MOST], parts={"missing": str(min(missing))})
    again = "".join(one.figures for one in said.groups[len(asked.known) :])
    return Value(asked.kind, again, span) if asked.known and len(again) in asked.length else None


def _ways(said: Sequence[Group]) -> list[str]:
    """List the ways to read groups, the likeliest first."""
    ways: list[tuple[int, str]] = [(0, "")]
    for one in said:
        longer = sorted(
            (cost + more, figures + added) for cost, figures in ways for added, more in ((one.figures, 0), *one.apart)
        )
        kept = Counter[int]()
        ways = []
        for cost, figures in longer:
            kept[len(figures)] += 1
            if kept[len(figures)] <= _KEPT:
                ways.append((cost, figures))
    return [figures for _, figures in ways]
