from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from voicebot.dialog.script import Script
from voicebot.dialog.ways import way_faults

HEAD = {"script": "sample", "language": "ru", "kind": "service", "start": "first"}
END = "end: {say: Всё., hang_up: true}"


def faults(script: str) -> list[str]:
    return [fault.message for fault in way_faults(Script.model_validate(HEAD | YAML(typ="safe").load(script)))]


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        (f"first: {{say: А., then: end}}, {END}, lost: {{say: Б., hang_up: true}}", "nothing leads to the node 'lost'"),
        ("first: {say: А.}", "the node 'first' has no exit"),
        ("first: {say: А., ask: age}", "asks for 'age' and leads nowhere"),
        (f"first: {{say: А., hang_up: true, then: end}}, {END}", "hangs up, so nothing can come after it"),
        (f"first: {{say: А., on: {{yes: end}}, then: end}}, {END}", "waits for an answer and goes on by itself"),
        (f"first: {{on: {{yes: end}}}}, {END}", "waits for an answer and says nothing"),
        (f"first: {{say: ' ', then: end}}, {END}", "a wording of the node 'first' is empty"),
        (
            f"first: {{say: А., on: {{yes: end}}, silence: {{say: Ау}}}}, {END}",
            "'silence' of the node 'first' has no way on",
        ),
        (
            f"first: {{say: А., on: {{yes: end}}, unclear: {{say: Ау}}}}, {END}",
            "'unclear' of the node 'first' has no way on",
        ),
        (f"first: {{say: А., then: repeat}}, {END}", "the reaction 'repeat' returns"),
        ("first: {then: second}, second: {then: first}", "says nothing and comes back to itself"),
        (f"first: {{then: [{{when: age > 1, then: end}}]}}, {END}", "no branch is left when no condition holds"),
    ],
)
def test_finds(nodes: str, fault: str) -> None:
    found = faults(f"values: {{age: {{kind: number}}}}\nnodes: {{{nodes}}}")
    assert [said for said in found if fault in said]


def test_a_mistyped_way_is_one_fault_not_one_for_each_node_behind_it() -> None:
    assert faults(f"nodes: {{first: {{say: А., then: ent}}, {END}}}") == ["there is no node or reaction 'ent'"]


def test_the_ways_of_the_whole_script_are_ways_too() -> None:
    nodes = f"nodes: {{first: {{say: А., hang_up: true}}, {END}}}"
    assert faults(nodes) == ["nothing leads to the node 'end'"]
    assert faults(f"silence: {{say: Алло?, then: end}}\n{nodes}") == []
