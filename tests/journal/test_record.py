"""The record is one JSON document that reads back equal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from voicebot.journal import record as module
from voicebot.journal.record import RECORD_FILE, TRANSCRIPT_FILE, CallHeader, CallRecord
from voicebot.journal.summary import build_record

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.events import CallEvent


@pytest.fixture
def record(header: CallHeader, events: list[CallEvent]) -> CallRecord:
    return build_record(header, events, "recording.wav")


def test_reads_back_equal(record: CallRecord, tmp_path: Path) -> None:
    record.save(tmp_path / "calls" / "1")
    text = (tmp_path / "calls" / "1" / RECORD_FILE).read_text(encoding="utf-8")
    assert CallRecord.model_validate_json(text) == record
    assert "Ирина Петровна" in text


def test_fits_its_own_schema(record: CallRecord) -> None:
    schema = CallRecord.model_json_schema(mode="serialization")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(record.model_dump_json()))


def test_transcript_lies_beside_it(record: CallRecord, tmp_path: Path) -> None:
    record.save(tmp_path, {"Соединяю.": "Putting you through."}.get)
    text = (tmp_path / TRANSCRIPT_FILE).read_text(encoding="utf-8")
    assert "да  [yes 0.97" in text
    assert "= Putting you through." in text


def test_saving_again_replaces_and_leaves_nothing_else(record: CallRecord, tmp_path: Path) -> None:
    record.save(tmp_path)
    record.model_copy(update={"outcome": "changed"}).save(tmp_path)
    assert json.loads((tmp_path / RECORD_FILE).read_text(encoding="utf-8"))["outcome"] == "changed"
    assert sorted(file.name for file in tmp_path.iterdir()) == [RECORD_FILE, TRANSCRIPT_FILE]


def test_a_moment_without_a_zone_is_refused(header: CallHeader) -> None:
    with pytest.raises(ValidationError, match="started_at"):
        CallHeader.model_validate({**dict(header), "started_at": "2026-11-23T13:00:00"})


def test_every_field_of_every_part_is_described() -> None:
    parts = [part for part in vars(module).values() if isinstance(part, type) and part.__module__ == module.__name__]
    fields = [
        (part.__name__, name, field.description)
        for part in parts
        if issubclass(part, BaseModel)
        for name, field in part.model_fields.items()
    ]
    assert len(fields) > 30
    assert [(part, name) for part, name, description in fields if not description] == []
