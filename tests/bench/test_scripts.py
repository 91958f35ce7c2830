from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.scripts import COSTLY, DATE, GREETING, lecture, quiz

if TYPE_CHECKING:
    from voicebot.dialog.script import Script


@pytest.mark.parametrize("script", [quiz(GREETING), quiz(DATE), quiz(COSTLY, costly=["operator"])])
def test_two_nodes_lead_to_each_other_whatever_is_said(script: Script) -> None:
    for here, there in (("one", "two"), ("two", "one")):
        node = script.nodes[here]
        assert {branch.then for target in node.on.values() for branch in target} == {there}
        assert not node.hang_up


def test_only_what_is_named_is_costly() -> None:
    script = quiz(COSTLY, costly=["operator"])
    assert [name for name, intent in script.intents.items() if intent.costly] == ["operator"]


def test_a_lecture_is_long_and_says_who_may_interrupt() -> None:
    script = lecture(GREETING, "phrases")
    assert all(len(node.say[0]) > 100 and node.barge_in == "phrases" for node in script.nodes.values())
