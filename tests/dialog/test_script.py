from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from voicebot.dialog.script import Deed, Intent, Node, Script


def test_short_and_long_forms_are_the_same() -> None:
    assert Node.model_validate({"say": "а", "then": "b"}) == Node.model_validate(
        {"say": ["а"], "then": [{"then": "b"}]}
    )
    assert Intent.model_validate(["да"]) == Intent.model_validate({"phrases": "да"})
    assert Deed.model_validate({"tag": "vip"}) == Deed.model_validate({"tag": {"value": "vip"}})


def test_a_script_cannot_be_changed() -> None:
    node = Node.model_validate({"say": "а", "then": "b"})
    with pytest.raises(ValidationError):
        node.outcome = "changed"  # type: ignore[misc]  # that it is refused is what is tested


@pytest.mark.parametrize("wrong", [{"say": 5}, {"hang_up": "yes"}, {"silence": {"after": "soon"}}, {"sya": "а"}])
def test_nothing_is_guessed(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Node.model_validate(wrong)


def test_the_published_schema_takes_what_people_write() -> None:
    written = {
        "script": "s",
        "language": "ru",
        "kind": "service",
        "start": "a",
        "nodes": {"a": {"say": "а", "silence": {"after": "4s", "then": "a"}, "then": [{"when": "x", "then": "a"}]}},
    }
    assert not list(Draft202012Validator(Script.model_json_schema()).iter_errors(written))
