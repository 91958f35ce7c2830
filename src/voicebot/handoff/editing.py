"""Changes the text of ``handoff.yaml`` where a phrase comes or goes; every other character stays. Pure."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

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
        return f"{_ended(text)}phrases:\n{_INDENT}- {_flow(_written(entry))}\n"
    if isinstance(phrases, SequenceNode) and phrases.value:
        return _appended(text, phrases, _flow(_written(entry)))
    start, end = phrases.start_mark.index, phrases.end_mark.index  # an empty list
    return f"{text[:start].rstrip()} [{_flow(_written(entry))}]{text[end:]}"


def with_phrase(text: str, index: int, phrase: str) -> str:
    """Add a phrase to an entry.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
        phrase: the new phrase.
    """
    say = _say(text, index)
    if isinstance(say, SequenceNode):
        return _appended(text, say, _flow(phrase))
    start, end = say.start_mark.index, say.end_mark.index
    return f"{text[:start]}[{text[start:end]}, {_flow(phrase)}]{text[end:]}"


def without_entry(text: str, index: int) -> str:
    """Remove an entry.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
    """
    phrases = _phrases(text)
    if isinstance(phrases, SequenceNode) and len(phrases.value) == 1:
        start, end = phrases.start_mark.index, _end(phrases)
        if phrases.flow_style:
            return f"{text[:start]}[]{text[end:]}"
        colon = _colon(text, phrases) + 1
        return f"{text[:colon]} []{text[colon : _line_start(text, start)]}{text[_line_end(text, end) :]}"
    return _removed(text, phrases, index)


def without_phrase(text: str, index: int, number: int) -> str:
    """Remove one phrase of an entry that has several.

    Args:
        text: the file, right as it stands.
        index: which entry, from 0.
        number: which phrase of it, from 0.
    """
    return _removed(text, _say(text, index), number)


def _appended(text: str, items: SequenceNode, written: str) -> str:
    """Put an item behind the last one of a list."""
    last = _end(items.value[-1])
    if items.flow_style:
        return f"{text[:last]}, {written}{text[last:]}"
    end = _line_end(text, last)
    dash = " " * items.start_mark.column + "- "
    return f"{_ended(text[:end])}{dash}{written}\n{text[end:]}"


def _removed(text: str, items: Node | None, number: int) -> str:
    """Take an item out of a list of several."""
    if not isinstance(items, SequenceNode):
        return text
    item = items.value[number]
    if not items.flow_style:
        return text[: _line_start(text, item.start_mark.index)] + text[_line_end(text, _end(item)) :]
    if number + 1 < len(items.value):
        return text[: item.start_mark.index] + text[items.value[number + 1].start_mark.index :]
    return text[: _end(items.value[number - 1])] + text[_end(item) :]


def _phrases(text: str) -> Node | None:
    return _under(YAML().compose(text), "phrases")


def _colon(text: str, phrases: Node) -> int:
    """Find the colon behind the key of the list, whatever comments follow it."""
    root = YAML().compose(text)
    start = phrases.start_mark.index
    name = next(name for name, value in root.value if value.start_mark.index == start)
    return text.index(":", name.end_mark.index)


def _say(text: str, index: int) -> Node:
    phrases = _phrases(text)
    say = _under(phrases.value[index], "say") if isinstance(phrases, SequenceNode) else None
    if say is None:
        raise ValueError(f"the file has no entry {index}")
    return say


def _under(node: Node | None, key: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for name, value in pairs if isinstance(name, ScalarNode) and name.value == key), None)


def _end(node: Node) -> int:
    """Tell where a node's own text ends; the mark of a block is behind the comments that follow it."""
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    """Tell where the line ends, its line break included."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _written(entry: Phrase) -> dict[str, Any]:
    """Leave out what is so without being said."""
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _flow(value: object) -> str:
    """Write a value on one line, in quotes where it needs them."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # its type is guessed from None
    writer.width = 10**6
    out = StringIO()
    writer.dump([value], out)
    return out.getvalue().strip()[1:-1]
