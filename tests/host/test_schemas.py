"""The published schemas are those of the code, and real documents validate against them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from voicebot.errors import UsageError
from voicebot.events import CALL_EVENT, CallEvent, LineChanged, NodeEntered, RobotStarted, UtteranceEnded
from voicebot.host.schemas import DOCUMENTS, schema
from voicebot.journal.record import CallHeader
from voicebot.journal.summary import build_record
from voicebot.settings import Settings

ROOT = Path(__file__).parent.parent.parent
EVENTS: tuple[CallEvent, ...] = (
    LineChanged(at=0, state="dialing"),
    LineChanged(at=2000, state="answered"),
    NodeEntered(at=2500, node="greet"),
    RobotStarted(at=2500, text="Здравствуйте!", node="greet", role="prompt", gap=320),
    UtteranceEnded(at=5000, text="да", onset=4300, offset=4700, reason="answer"),
    LineChanged(at=9000, state="ended", cause="robot_hung_up"),
)
WRITTEN = [
    *(("script", file) for file in sorted(ROOT.glob("dialogs/*/script.yaml"))),
    *(("case", file) for file in sorted(ROOT.glob("dialogs/*/cases/*.yaml"))),
    *(("handoff", file) for file in sorted(ROOT.glob("dialogs/handoff.yaml"))),
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_published_schema_is_valid_and_up_to_date(name: str) -> None:
    made = schema(name)
    jsonschema.Draft202012Validator.check_schema(made)
    published = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    assert published == made, "run: voicebot schema --all --out docs/schemas"


@pytest.mark.parametrize(("name", "file"), WRITTEN, ids=lambda it: it if isinstance(it, str) else it.stem)
def test_document_of_this_project_validates(name: str, file: Path) -> None:
    document = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(document, default=str)), schema(name))


def test_call_record_validates() -> None:
    header = CallHeader(id="1", script="s", language="ru", started_at=datetime(2026, 11, 22, tzinfo=UTC))
    record = build_record(header, EVENTS)
    jsonschema.validate(json.loads(record.model_dump_json()), schema("record"))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_event_validates(event: CallEvent) -> None:
    jsonschema.validate(json.loads(CALL_EVENT.dump_json(event)), schema("event"))


def test_settings_validate_and_an_unknown_one_does_not() -> None:
    written = json.loads(Settings().model_dump_json())
    jsonschema.validate(written, schema("settings"))
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate({**written, "colour": 1}, schema("settings"))


def test_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean record"):
        schema("recrod")
