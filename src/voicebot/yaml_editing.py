"""Changes the text of a YAML file where an item or a key comes or goes; every other character stays. Pure.

Nodes are those of `composed`; a change of the text makes the places of all nodes behind it wrong, so compose it again.
"""

from __future__ import annotations

from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_INDENT = "  "
_LONGEST = 120
"""A list on one line goes on below rather than beyond this column."""


def composed(text: str) -> Node | None:
    """Read a text into nodes, which know where they stand; None for an empty one."""
    node: Node | None = YAML().compose(text)
    return node


def under(node: Node | None, *keys: str) -> Node | None:
    """Find what is written under a key, under a key of that, and so on; None where nothing is."""
    for key in keys:
        pairs = node.value if isinstance(node, MappingNode) else ()
        node = next((value for name, value in pairs if isinstance(name, ScalarNode) and name.value == key), None)
    return node


def in_flow(value: object) -> str:
    """Write a value on one line, in quotes where it needs them."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # its type is guessed from None
    writer.width = 10**6
    out = StringIO()
    writer.dump([value], out)
    return out.getvalue().strip()[1:-1]


def with_item(text: str, items: Node, written: str) -> str:
    """Put an item behind the last one of a list; a single value or an empty list becomes a list with it.

    Args:
        text: the file.
        items: the list in it.
        written: the item, as `in_flow` writes it.
    """
    start, end = items.start_mark.index, end_of(items)
    if not isinstance(items, SequenceNode):
        return f"{text[:start]}[{text[start:end]}, {written}]{text[end:]}"
    if not items.value:
        return f"{text[:start].rstrip()} [{written}]{text[items.end_mark.index :]}"
    last = end_of(items.value[-1])
    if not items.flow_style:
        end = line_end(text, last)
        return f"{ended(text[:end])}{' ' * items.start_mark.column}- {written}\n{text[end:]}"
    column = last - line_start(text, last)
    if column + len(written) > _LONGEST and items.value[0].start_mark.column + len(written) < column:
        return f"{text[:last]},\n{' ' * items.value[0].start_mark.column}{written}{text[last:]}"
    return f"{text[:last]}, {written}{text[last:]}"


def with_key(text: str, mapping: MappingNode, key: str, written: str) -> str:
    """Put a key behind the last one of a mapping that has some.

    Args:
        text: the file.
        mapping: the mapping in it.
        key: the key.
        written: its value, as `in_flow` writes it.
    """
    last = end_of(mapping.value[-1][1]) if mapping.value else mapping.start_mark.index + 1
    pair = f"{in_flow(key)}: {written}"
    if mapping.flow_style:
        return f"{text[:last]}{', ' if mapping.value else ''}{pair}{text[last:]}"
    end = line_end(text, last)
    return f"{ended(text[:end])}{' ' * mapping.value[0][0].start_mark.column}{pair}\n{text[end:]}"


def with_section(text: str, key: str, inside: str, before: str = "") -> str:
    """Put a new key with one key below it at the top level.

    Args:
        text: the file.
        key: the new key.
        inside: what stands below it, on one line.
        before: the key that it comes before; where there is none of that name, it comes last.
    """
    section = f"{key}:\n{_INDENT}{inside}\n"
    root = composed(text)
    pairs = root.value if isinstance(root, MappingNode) else ()
    at = next((line_start(text, name.start_mark.index) for name, _ in pairs if name.value == before), None)
    return f"{ended(text)}{section}" if at is None else f"{text[:at]}{section}{text[at:]}"


def without_item(text: str, items: Node | None, number: int) -> str:
    """Take an item out of a list of several.

    Args:
        text: the file.
        items: the list in it.
        number: which item, from 0.
    """
    if not isinstance(items, SequenceNode):
        return text
    item = items.value[number]
    if not items.flow_style:
        return text[: line_start(text, item.start_mark.index)] + text[line_end(text, end_of(item)) :]
    if number + 1 < len(items.value):
        return text[: item.start_mark.index] + text[items.value[number + 1].start_mark.index :]
    return text[: end_of(items.value[number - 1])] + text[end_of(item) :]


def end_of(node: Node) -> int:
    """Tell where a node's own text ends; the mark of a block is behind the comments that follow it."""
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def line_start(text: str, index: int) -> int:
    """Tell where the line of a place begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Tell where the line of a place ends, its line break included."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def ended(text: str) -> str:
    """End a text in a line break, unless it does or is empty."""
    return text if not text or text.endswith("\n") else f"{text}\n"
