from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.builder import StepBuilder
from voicebot.dialog.moves import Say, SetOutcome, SetValue
from voicebot.dialog.state import State
from voicebot.language.pieces import Piece

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk


@pytest.fixture
def builder(start_talk: StartTalk) -> StepBuilder:
    talk = start_talk("""
    values: {when: {kind: datetime}}
    nodes: {first: {say: Всё., hang_up: true}}
    """)
    return StepBuilder(talk.script, State(contact={}, now=datetime(2026, 11, 23, 12, 0), seed=1, node="first"))  # noqa: DTZ001 - where the person is


def test_a_value_is_kept_as_text_and_told_as_it_is_said(builder: StepBuilder) -> None:
    builder.set_value("when", "2026-11-24T15:00")
    assert builder.state.values == {"when": "2026-11-24T15:00"}
    assert builder.actions == [SetValue("when", "2026-11-24T15:00", builder.filler.fill("{{ when | spoken }}"))]


def test_an_outcome_is_told_once(builder: StepBuilder) -> None:
    for outcome in ("", "done", "done"):
        builder.set_outcome(outcome)
    assert builder.actions == [SetOutcome("done")]


def test_an_empty_text_is_not_said(builder: StepBuilder) -> None:
    builder.say("{% if when %}никогда{% endif %}", "prompt")
    assert builder.actions == []
    assert not builder.state.saying


def test_the_template_is_kept_with_the_text(builder: StepBuilder) -> None:
    builder.say("В {{ hour }} часов", "confirm", hour="пять")
    pieces = (Piece("В "), Piece("пять", "hour", heard=True), Piece(" часов"))
    assert builder.actions == [Say("В пять часов", "first", "confirm", None, "В {{ hour }} часов", pieces=pieces)]


def test_one_wording_draws_no_lot(builder: StepBuilder) -> None:
    assert builder.pick(("один",)) == "один"
    assert builder.state.draws == 0
    assert builder.pick(("один", "два")) in ("один", "два")
    assert builder.state.draws == 1
