"""Values as a script declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from voicebot.dialog.declared import Value, ValueKind
from voicebot.dialog.loading import load_script
from voicebot.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

SCRIPT = """\
script: sample
language: ru
kind: survey
start: first
values:
  {value}
nodes:
  first: {{say: "Скажите?", ask: answer, then: done}}
  done: {{say: Спасибо., hang_up: true}}
"""


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("[центр, север]", (("центр",), ("север",))),
        ("[центр, север: [на севере, у метро]]", (("центр",), ("север", "на севере", "у метро"))),
        ("{центр: [в центре], север: }", (("центр", "в центре"), ("север",))),
        ("[центр: у площади, 2]", (("центр", "у площади"), ("2",))),
    ],
)
def test_options_are_names_with_other_ways_to_say_them(
    write_script: Callable[[str], Path], written: str, options: tuple[tuple[str, ...], ...]
) -> None:
    script = load_script(write_script(SCRIPT.format(value=f"answer: {{kind: choice, options: {written}}}")))
    assert script.values["answer"].options == options


@pytest.mark.parametrize(("written", "scale"), [("1-5", (1, 5)), ('"0–10"', (0, 10)), ("[1, 7]", (1, 7))])
def test_a_scale_is_written_in_two_ways(
    write_script: Callable[[str], Path], written: str, scale: tuple[int, int]
) -> None:
    script = load_script(write_script(SCRIPT.format(value=f"answer: {{kind: rating, scale: {written}}}")))
    assert script.values["answer"].scale == scale


@pytest.mark.parametrize(("written", "length"), [("20", (20,)), ("[10, 12]", (10, 12))])
def test_digits_have_a_length_or_several(
    write_script: Callable[[str], Path], written: str, length: tuple[int, ...]
) -> None:
    script = load_script(write_script(SCRIPT.format(value=f"answer: {{kind: digits, length: {written}}}")))
    assert script.values["answer"].length == length


@pytest.mark.parametrize(
    ("value", "place", "message", "remedy"),
    [
        ("answer: {kind: choice}", (6, 3), "has no option", "options: ["),
        ("answer: {kind: choice, options: [один]}", (6, 26), "only one option", "options: ["),
        ("answer: {kind: choice, options: [один, any]}", (6, 42), "does not mind", "another name"),
        ("answer: {kind: choice, options: [Да, нет: [да]]}", (6, 40), "both 'Да' and 'нет'", "one of them"),
        ("answer: {kind: choice, options: [да, '...']}", (6, 40), "no words", "how it is said"),
        ("answer: {kind: number, options: [a, b]}", (6, 26), "it is a number", "kind: choice"),
        ("answer: {kind: text, scale: 1-5}", (6, 24), "it is a text", "kind: rating"),
        ("answer: {kind: number, length: 4}", (6, 26), "it is a number", "kind: digits"),
        ("answer: {kind: name, future: true}", (6, 24), "it is a name", "datetime or date or time"),
        ("answer: {kind: rating, scale: 5-1}", (6, 33), "from 5 to 1", "lowest mark first"),
        ("answer: {kind: rating, scale: five}", (6, 33), "no scale", ""),
        ("answer: {kind: digits, length: 0}", (6, 34), "0 is less than 1", ""),
        ("answer: {kind: telefone}", (6, 18), "none of", "telephone"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_with_its_place(
    write_script: Callable[[str], Path], value: str, place: tuple[int, int], message: str, remedy: str
) -> None:
    with pytest.raises(ScriptError) as refused:
        load_script(write_script(SCRIPT.format(value=value)))
    fault = refused.value
    assert message in fault.message
    assert remedy in (fault.remedy or "")
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == place


def test_what_is_asked_carries_all_that_the_value_needs(now: datetime) -> None:
    asked = Value(kind="digits", length=(4,)).asked("ru", now, known="12")
    assert (asked.kind, asked.length, asked.known, asked.now) == ("digits", (4,), "12", now)
    assert Value(kind="number").asked("ru", now, known="2026-11-24").known == ""


def test_every_kind_can_be_declared(write_script: Callable[[str], Path]) -> None:
    for kind in get_args(ValueKind):
        more = ", options: [один, другой]" if kind == "choice" else ""
        script = load_script(write_script(SCRIPT.format(value=f"answer: {{kind: {kind}{more}}}")))
        assert script.values["answer"].kind == kind
