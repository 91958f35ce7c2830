"""Changes the text of ``handoff.yaml`` where a phrase comes or goes; every other character stays. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml.nodes import Node, SequenceNode

from voicebot.yaml_editing import (
    composed,
    end_of,
    ended,
    in_flow,
    line_end,
    line_start,
    under,
    with_item,
    without_item,
)

if TYPE_CHECKING:
    from voicebot.handoff.book import Phrase

_INDENT = "  "


def with_entry(text: str, entry: Phrase) -> str:
    """Add an entry after the last one.

    Args:
        text: the file, right as it stands.
        entry: the new entry.
    """
    phrases = _phrases(text)
    if phrases is None:
        return f"{ended(text)}phrases:\n{_INDENT}- {in_flow(_written(entry))}\n"
    if isinstance(phrases, SequenceNode):
        return with_item(text, phrases, in_flow(_written(entry)))
    start, end = phrases.start_mark.index, phrases.end_mark.index  # nothing is written behind the key
    return f"{text[:start].rstrip()} [{in_flow(_written(entry))}]{text[end:]}"


def with_phrase(text: str, index: int, phrase: str) -> str:
    """Add a phrase to an entry.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
        phrase: the new phrase.
    """
    return with_item(text, _say(text, index), in_flow(phrase))


def without_entry(text: str, index: int) -> str:
    """Remove an entry.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
    """
    phrases = _phrases(text)
    if isinstance(phrases, SequenceNode) and len(phrases.value) == 1:
        start, end = phrases.start_mark.index, end_of(phrases)
        if phrases.flow_style:
            return f"{text[:start]}[]{text[end:]}"
        colon = _colon(text, phrases) + 1
        return f"{text[:colon]} []{text[colon : line_start(text, start)]}{text[line_end(text, end) :]}"
    return without_item(text, phrases, index)


def without_phrase(text: str, index: int, number: int) -> str:
    """Remove one phrase of an entry that has several.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
        number: which phrase of it, from 0.
    """
    return without_item(text, _say(text, index), number)


def _phrases(text: str) -> Node | None:
    return under(composed(text), "phrases")


def _colon(text: str, phrases: Node) -> int:
    """Find the colon behind the key of the list, whatever comments follow it."""
    root = composed(text)
    start = phrases.start_mark.index
    pairs = root.value if root is not None else ()
    name = next(name for name, value in pairs if value.start_mark.index == start)
    return text.index(":", name.end_mark.index)


def _say(text: str, index: int) -> Node:
    phrases = _phrases(text)
    say = under(phrases.value[index], "say") if isinstance(phrases, SequenceNode) else None
    if say is None:
        raise ValueError(f"the file has no entry {index}")
    return say


def _written(entry: Phrase) -> dict[str, Any]:
    """Leave out what is so without being said."""
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
