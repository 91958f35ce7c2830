"""What a template comes to, without any values: its fixed words, and where which variables stand. Pure."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jinja2 import nodes

from voicebot.dialog.templates import parsed
from voicebot.language.pieces import Filled, Piece, gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 64
"""So many ways of a template are looked at; conditions after that are taken as if they held."""

_Way = tuple[Piece, ...]


def outlines(template: str) -> tuple[Filled, ...]:
    """List the texts that a template can come to: each branch of its conditions, each loop gone through once.

    Args:
        template: a Jinja template.

    Returns:
        Each once; a variable is a piece whose text is its name in braces.

    Raises:
        jinja2.TemplateError: it is no template.
    """
    ways = (gathered((char, piece) for piece in way for char in piece.text) for way in _body(parsed(template).body))
    return tuple(dict.fromkeys(way for way in ways if way.pieces))


def _body(parts: Iterable[nodes.Node]) -> list[_Way]:
    ways: list[_Way] = [()]
    for part in parts:
        found = _ways(part)
        if len(ways) * len(found) > MOST:
            found = found[:1]
        ways = [(*before, *after) for before, after in product(ways, found)]
    return ways


def _ways(part: nodes.Node) -> list[_Way]:
    match part:
        case nodes.Output():
            return [tuple(_piece(one) for one in part.nodes)]
        case nodes.If():
            others = [way for branch in part.elif_ for way in _body(branch.body)]
            return [*_body(part.body), *others, *_body(part.else_)]
        case nodes.For():
            return [*_body(part.body), *_body(part.else_)]
        case nodes.With() | nodes.Scope():
            return _body(part.body)
        case nodes.FilterBlock():
            return [(_unknown(part.find_all(nodes.Name)),)]
        case _:
            return [()]


def _piece(part: nodes.Expr) -> Piece:
    if isinstance(part, nodes.TemplateData):
        return Piece(part.data)
    if isinstance(part, nodes.Const):
        return Piece(str(part.value))
    return _unknown([part, *part.find_all(nodes.Name)])


def _unknown(parts: Sequence[nodes.Node] | Iterable[nodes.Node]) -> Piece:
    names = ", ".join(sorted({part.name for part in parts if isinstance(part, nodes.Name)})) or "…"
    return Piece("{" + names + "}", names)
