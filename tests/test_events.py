from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from voicebot import events
from voicebot.events import CALL_EVENT, LineChanged, RobotStarted

KINDS = [
    kind
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, BaseModel) and "type" in kind.model_fields
]


def test_an_event_survives_json() -> None:
    event = RobotStarted(at=500, text="Здравствуйте!", node="greet", role="prompt", gap=240)
    assert CALL_EVENT.validate_json(event.model_dump_json()) == event


def test_events_are_told_apart_by_their_type() -> None:
    assert len({kind.model_fields["type"].default for kind in KINDS}) == len(KINDS) > 10


def test_nothing_happens_before_the_line() -> None:
    with pytest.raises(ValidationError):
        LineChanged(at=-20, state="dialing")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        CALL_EVENT.validate_python({"type": "line_changed", "at": 0, "state": "dialing", "surprise": 1})
