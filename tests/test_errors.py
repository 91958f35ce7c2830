from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from voicebot import errors
from voicebot.errors import InputError, ModelMissingError, Place, ScriptError, VoicebotError

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, VoicebotError)]


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(Place(Path("script.yaml"), 3, 7)) == "script.yaml:3:7"
    assert str(Place("script.yaml", 3)) == "script.yaml:3"
    assert str(Place("script.yaml")) == "script.yaml"


def test_a_message_has_place_fault_and_remedy() -> None:
    error = ScriptError("unknown node 'remnd'", place=Place("s.yaml", 2, 5), remedy="did you mean 'remind'?")
    assert str(error) == "s.yaml:2:5: unknown node 'remnd' (did you mean 'remind'?)"


def test_many_faults_are_one_error() -> None:
    gathered = ScriptError.gathered([ScriptError("first"), ScriptError("second"), ScriptError("third")])
    assert isinstance(gathered, ScriptError)
    assert str(gathered).splitlines() == ["first", "second", "third"]


def test_every_code_is_its_own() -> None:
    codes = [c.code for c in CLASSES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.code))
def test_the_tree_on_top_of_the_file_is_the_tree(kind: type[VoicebotError]) -> None:
    drawn = next(line for line in (errors.__doc__ or "").splitlines() if f" {kind.__name__} " in f"{line} ")
    depth = len(kind.__mro__) - len(VoicebotError.__mro__)
    assert len(drawn) - len(drawn.lstrip(" │├└─")) == 4 * (depth + 1)
    if kind is not VoicebotError and kind not in {InputError, errors.MissingError}:
        assert drawn.split()[-1] == kind.code


def test_missing_things_are_no_faults_of_the_input() -> None:
    assert not issubclass(ModelMissingError, InputError)
