from __future__ import annotations

import pytest

from voicebot.bench.material import languages, material
from voicebot.bench.scripts import COSTLY, lecture, quiz

KOREAN = material("ko")


@pytest.mark.parametrize("name", ["greeting", "date", "costly"])
@pytest.mark.parametrize("language", languages())
def test_two_nodes_lead_to_each_other_whatever_is_said(language: str, name: str) -> None:
    script = quiz(material(language), material(language).scripts[name])
    assert script.language == language
    for here, there in (("one", "two"), ("two", "one")):
        node = script.nodes[here]
        assert {branch.then for target in node.on.values() for branch in target} == {there}
        assert not node.hang_up


def test_only_what_is_named_is_costly() -> None:
    script = quiz(KOREAN, KOREAN.costly, costly=COSTLY)
    assert [name for name, intent in script.intents.items() if intent.costly] == ["operator"]


def test_a_lecture_is_long_and_says_who_may_interrupt() -> None:
    script = lecture(KOREAN, KOREAN.greeting, "phrases")
    assert all(len(node.say[0]) > 100 and node.barge_in == "phrases" for node in script.nodes.values())
