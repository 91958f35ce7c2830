from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from voicebot.dialog.check import check_contact, check_script
from voicebot.dialog.script import Script
from voicebot.errors import ContactError

if TYPE_CHECKING:
    from tests.dialog.conftest import Talk

HEAD = {"script": "sample", "language": "ru", "kind": "service", "start": "first"}
END = "end: {say: Всё., hang_up: true}"


def faults(script: str) -> list[str]:
    written = Script.model_validate(HEAD | YAML(typ="safe").load(script))
    return [f"{'.'.join(map(str, fault.path))}: {fault.message}" for fault in check_script(written)]


def test_a_good_script_has_no_faults(visit: Talk) -> None:
    assert check_script(visit.script) == []


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        (f"first: {{say: А., ask: aged, then: end}}, {END}", "there is no value 'aged'"),
        (f"first: {{say: А., open: true, then: end}}, {END}", "is an open question and waits for no answer"),
        (
            f"first: {{say: А., on: {{yes: operator}}}}, operator: {{say: Б., hang_up: true}}, {END}",
            "has the name of a reaction",
        ),
        (f"first: {{say: А., on: {{yes: end, also: end}}}}, {END}", "'да' belongs to both 'yes' and 'also'"),
        (f"first: {{say: А., on: {{yes: end, none: end}}}}, {END}", "the intent 'none' has no phrases"),
    ],
)
def test_finds(nodes: str, fault: str) -> None:
    script = f"""
    values: {{age: {{kind: number}}}}
    intents: {{also: [да], none: []}}
    nodes: {{{nodes}}}
    """
    assert [said for said in faults(script) if fault in said]


def test_a_reaction_may_be_overridden_on_purpose() -> None:
    nodes = "first: {say: А., on: {yes: operator}}, operator: {say: Б., overrides: true, hang_up: true}"
    assert faults(f"nodes: {{{nodes}}}") == []


@pytest.mark.parametrize(
    ("reactions", "fault"),
    [
        ("reactions: [prise]", "reactions.0: there is no reaction 'prise'"),
        ("reactions: [{price: '{{ tariff }}'}]", "reactions.0.price.0: 'tariff' is neither in `contact`"),
        (
            "own_reactions: {address: {say: На улице Мира.}}",
            "own_reactions.address: the reaction 'address' has no phrases",
        ),
        ("own_reactions: {price: {ask: sum}}", "own_reactions.price.ask: there is no value 'sum'"),
        ("own_reactions: {price: {offer: [hello]}}", "own_reactions.price.offer: 'hello' cannot be offered"),
        ("own_reactions: {price: {again: [{offer: [boss]}]}}", "own_reactions.price.again.0.offer: 'boss' cannot"),
        (
            "own_reactions: {price: {again: [{say: '{{ sum }}'}]}}",
            "own_reactions.price.again.0.say.0: 'sum' is neither",
        ),
    ],
)
def test_finds_what_is_wrong_with_reactions(reactions: str, fault: str) -> None:
    found = faults(f"{reactions}\nnodes: {{first: {{say: А., then: end}}, {END}}}")
    assert [one for one in found if one.startswith(fault)]


def test_a_contact_is_checked_as_a_whole(visit: Talk) -> None:
    with pytest.raises(ContactError) as raised:
        check_contact(visit.script, {"name": "", "extra": ["list"]})
    said = str(raised.value)
    assert all(name in said for name in ("'name'", "'visit_at'", "'clinic'", "'extra'"))


def test_a_contacts_dates_are_read_and_its_other_columns_kept(visit: Talk) -> None:
    checked = check_contact(visit.script, {**visit.contact, "tag": "vip", "empty": None})
    assert checked["visit_at"] == datetime(2026, 12, 1, 10, 0)  # noqa: DTZ001 - local, as written
    assert checked["tag"] == "vip"
    assert "empty" not in checked
    assert check_contact(visit.script, checked) == checked


def test_a_yes_or_no_is_no_open_question() -> None:
    nodes = "first: {say: А., ask: it, then: last}, last: {say: Б., hang_up: true}"
    (fault,) = faults(f"values: {{it: {{kind: yes_no, open: true}}}}\nnodes: {{{nodes}}}")
    assert "no open question" in fault
