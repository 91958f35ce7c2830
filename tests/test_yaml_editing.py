from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node

from voicebot.yaml_editing import composed, in_flow, under, with_item, with_key, with_section, without_item


def added(text: str, *keys: str, item: str = "c") -> str:
    return with_item(text, node(text, *keys), in_flow(item))


def node(text: str, *keys: str) -> Node:
    found = under(composed(text), *keys)
    assert found
    return found


def mapping(text: str, *keys: str) -> MappingNode:
    found = under(composed(text), *keys)
    assert isinstance(found, MappingNode)
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: [a, b]  # two\ny: 1\n", "x: [a, b, c]  # two\ny: 1\n"),
        ("x: a  # one\n", "x: [a, c]  # one\n"),
        ("x: []\n", "x: [c]\n"),
        (
            "x:\n  - a  # first\n  - b  # last\n\n# more\ny: 1\n",
            "x:\n  - a  # first\n  - b  # last\n  - c\n\n# more\ny: 1\n",
        ),
        ("x:\n- a", "x:\n- a\n- c\n"),
        ("x: [a,\n    b]\n", "x: [a,\n    b, c]\n"),
    ],
)
def test_an_item_comes_last_and_all_else_stays(before: str, after: str) -> None:
    assert added(before, "x") == after


def test_a_list_goes_on_below_rather_than_beyond_the_margin() -> None:
    text = f"x: [{'a' * 60}, {'b' * 50}]  # long\n"
    assert added(text, "x", item="c" * 20) == f"x: [{'a' * 60}, {'b' * 50},\n    {'c' * 20}]  # long\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: {a: 1}  # one\n", "x: {a: 1, k: [v]}  # one\n"),
        ("x: {}\n", "x: {k: [v]}\n"),
        ("x:\n  a: [1]  # one\n# more\ny: 1\n", "x:\n  a: [1]  # one\n  k: [v]\n# more\ny: 1\n"),
        ("x:\n  a: {b: [1,\n    2]}", "x:\n  a: {b: [1,\n    2]}\n  k: [v]\n"),
    ],
)
def test_a_key_comes_last_and_all_else_stays(before: str, after: str) -> None:
    assert with_key(before, mapping(before, "x"), "k", "[v]") == after


def test_a_section_comes_before_the_key_it_is_to_stand_before() -> None:
    assert with_section("a: 1\n# of b\nb: 2\n", "new", "k: v", "b") == "a: 1\n# of b\nnew:\n  k: v\nb: 2\n"
    assert with_section("a: 1", "new", "k: v", "b") == "a: 1\nnew:\n  k: v\n"


# what a phrase or a name may hold; ruamel.yaml itself does not read back every control character that it writes
_TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12)


@given(st.lists(_TEXTS, min_size=1, max_size=5), _TEXTS, st.booleans())
def test_whatever_is_added_is_read_back(items: list[str], item: str, flow: bool) -> None:  # noqa: FBT001 - hypothesis
    written = [in_flow(one) for one in items]
    text = f"x: [{', '.join(written)}]\n" if flow else "x:\n" + "".join(f"- {one}\n" for one in written)
    more = added(text, "x", item=item)
    load = YAML(typ="safe", pure=True).load
    assert load(more) == {"x": [*items, item]}
    assert load(without_item(more, node(more, "x"), 0)) == {"x": [*items[1:], item]}
