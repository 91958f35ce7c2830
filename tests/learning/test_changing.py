from __future__ import annotations

from pathlib import Path

import pytest
from tests.learning.conftest import SCRIPT

from voicebot.dialog.script import Script
from voicebot.errors import ScriptError
from voicebot.learning.changing import Addition, with_addition, written_with
from voicebot.understanding.meaning import Kind
from voicebot.yaml_file import parse_yaml

HEAD = "script: s\nlanguage: ru\nkind: service\n"
TAIL = "start: a\nnodes:\n  a:\n    say: А?\n    on: {yes: b, no: b}\n  b: {say: Б., hang_up: true}\n"


def read(text: str) -> Script:
    return Script.model_validate(parse_yaml(text, Path("x"), ScriptError).data)


def added(text: str, kind: Kind, name: str, *phrases: str, leads_to: str = "", node: str = "a") -> str:
    """Change a text, and compare what it says then with what the script is to say."""
    addition = Addition((kind, name), phrases, node if leads_to else "", leads_to)
    script = read(text)
    changed = written_with(text, script, addition)
    assert read(changed) == with_addition(script, addition)
    return changed


def lines(before: str, after: str) -> list[str]:
    return [line for line in after.splitlines() if line not in before.splitlines()]


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("  x: [раз, два]  # список", "  x: [раз, два, три]  # список"),
        ("  x: раз", "  x: [раз, три]"),
        ("  x: {phrases: [раз], costly: true}", "  x: {phrases: [раз, три], costly: true}"),
        ("  x:\n    - раз  # первый", "    - три"),
        ("  x:\n    costly: true\n    phrases: раз", "    phrases: [раз, три]"),
    ],
)
def test_a_phrase_joins_the_others_however_they_are_written(written: str, after: str) -> None:
    text = f"{HEAD}intents:\n{written}\n{TAIL}"
    assert lines(text, added(text, Kind.INTENT, "x", "три")) == [after]


def test_a_built_in_intent_gets_a_list_that_adds_to_it() -> None:
    after = added(SCRIPT, Kind.INTENT, "yes", "минутка есть", "да: есть")
    assert lines(SCRIPT, after) == ["  yes: [минутка есть, 'да: есть']"]
    bare = added(HEAD + TAIL, Kind.INTENT, "yes", "минутка есть")
    assert bare == f"{HEAD}intents:\n  yes: [минутка есть]\n{TAIL}"


def test_what_is_added_to_a_ready_made_reaction_stands_beside_its_phrases() -> None:
    text = f"{HEAD}reactions: [repeat]\n{TAIL}"
    once = added(text, Kind.REACTION, "repeat", "ась")
    assert lines(text, once) == ["own_reactions:", "  repeat: {also: [ась]}"]
    assert lines(once, added(once, Kind.REACTION, "repeat", "чего")) == ["  repeat: {also: [ась, чего]}"]


def test_a_reaction_that_lists_its_phrases_gets_one_more() -> None:
    text = f"{HEAD}own_reactions:\n  repeat:  # тут всё\n    phrases: [ещё раз]\n    costly: false\n{TAIL}"
    assert lines(text, added(text, Kind.REACTION, "repeat", "ась")) == ["    phrases: [ещё раз, ась]"]
    worded = f"{HEAD}own_reactions:\n  repeat:\n    say: Повторяю.\n{TAIL}"
    assert lines(worded, added(worded, Kind.REACTION, "repeat", "ась")) == ["    also: [ась]"]


def test_a_new_intent_is_answered_at_its_node() -> None:
    after = added(SCRIPT, Kind.INTENT, "not_mine", "это не мне", leads_to="goodbye", node="remind")
    assert lines(SCRIPT, after) == ["  not_mine: [это не мне]", "      not_mine: goodbye"]
    flow = added(HEAD + TAIL, Kind.INTENT, "not_mine", "это не мне", leads_to="b")
    assert lines(HEAD + TAIL, flow) == ["intents:", "  not_mine: [это не мне]", "    on: {yes: b, no: b, not_mine: b}"]


def test_a_node_that_only_asks_gets_its_first_answer() -> None:
    text = f"{HEAD}values: {{when: {{kind: date}}}}\nstart: a\nnodes:\n  a:\n    say: Когда?\n    ask: when  # день\n"
    text += "    then: b\n  b: {say: Б., hang_up: true}\n"
    after = added(text, Kind.INTENT, "never", "никогда", leads_to="b")
    assert lines(text, after) == ["intents:", "  never: [никогда]", "    on: {never: b}"]


def test_empty_and_open_lists_are_filled() -> None:
    assert lines(HEAD, added(f"{HEAD}intents: {{}}\n{TAIL}", Kind.INTENT, "yes", "ну"))[0] == "intents: {yes: [ну]}"
