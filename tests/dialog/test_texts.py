from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from voicebot.dialog.script import Script
from voicebot.dialog.texts import text_faults

HEAD = {"script": "sample", "language": "ru", "kind": "service", "start": "first"}
END = "end: {say: Всё., hang_up: true}"


def faults(script: str) -> list[str]:
    return [fault.message for fault in text_faults(Script.model_validate(HEAD | YAML(typ="safe").load(script)))]


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        (f"first: {{then: [{{when: 'age >', then: end}}, {{then: end}}]}}, {END}", "is no condition"),
        (f"first: {{then: [{{when: old, then: end}}, {{then: end}}]}}, {END}", "'old' is neither in `contact`"),
    ],
)
def test_finds(nodes: str, fault: str) -> None:
    found = faults(f"values: {{age: {{kind: number}}}}\nnodes: {{{nodes}}}")
    assert [said for said in found if fault in said]


@pytest.mark.parametrize("text", ["{{ 'a' * 10**10 }}", "{{ 10 ** 10 ** 10 }}", "{% for i in range(9) %}{% endfor %}"])
def test_a_template_that_would_eat_all_memory_is_found_before_a_call(text: str) -> None:
    (fault,) = faults(f'nodes: {{first: {{say: "{text}", hang_up: true}}}}')
    assert text in fault or "'range'" in fault


def test_a_condition_that_would_eat_all_memory_is_found_before_a_call() -> None:
    nodes = "first: {say: А., then: [{when: 'len ** 9 > 9 ** 99', then: last}, {then: last}]}"
    said = faults(f"values: {{len: {{kind: number}}}}\nnodes: {{{nodes}, last: {{say: Б., hang_up: true}}}}")
    assert [one for one in said if "too large a number" in one]


def test_a_value_that_a_node_sets_is_known() -> None:
    assert faults("nodes: {first: {do: [{set: {who: x}}], say: '{{ who }}', hang_up: true}}") == []
