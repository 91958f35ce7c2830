"""Writes into a case which sound file a turn has; every other character of the file stays. Pure."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_sounds(text: str, wavs: Mapping[int, str]) -> str:
    """Give turns their ``wav``, after their ``text``.

    Args:
        text: a case that is right as it stands.
        wavs: the name of the sound file by the turn's number, from 0; none of these turns has one yet.

    Returns:
        The text of the file with them.
    """
    turns = _value(YAML().compose(StringIO(text)), "turns")
    for number in sorted(wavs, reverse=True):  # from the end: what comes before keeps its place
        caller = _value(turns.value[number], "caller") if isinstance(turns, SequenceNode) else None
        if isinstance(caller, MappingNode):
            text = _beside_text(text, caller, wavs[number])
        elif isinstance(caller, ScalarNode):
            start, end = caller.start_mark.index, caller.end_mark.index
            text = f"{text[:start]}{{text: {_in_braces(text[start:end])}, wav: {_quoted(wavs[number])}}}{text[end:]}"
    return text


def _beside_text(text: str, caller: MappingNode, wav: str) -> str:
    key, value = next((key, value) for key, value in caller.value if key.value == "text")
    if caller.flow_style:
        end = value.end_mark.index
        return f"{text[:end]}, wav: {_quoted(wav)}{text[end:]}"
    start = key.start_mark.index  # before the key: a text of several lines ends where nobody sees
    return f"{text[:start]}wav: {_quoted(wav)}\n{' ' * key.start_mark.column}{text[start:]}"


def _value(node: Node | None, name: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _in_braces(scalar: str) -> str:
    """Quote a plain scalar that would end at a comma or a brace inside of braces."""
    plain = not scalar.startswith(('"', "'"))
    return _single_quoted(scalar) if plain and any(sign in scalar for sign in ",[]{}") else scalar


def _quoted(name: str) -> str:
    plain = all(sign.isalnum() or sign in "_-./" for sign in name)
    return name if plain else _single_quoted(name)


def _single_quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
