"""JSON Schemas of every document that the product reads or writes, made from the models that check them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from voicebot.dialog.script import Script
from voicebot.errors import UsageError
from voicebot.events import CALL_EVENT
from voicebot.handoff.book import BookFile
from voicebot.handoff.changes import Change
from voicebot.journal.record import CallRecord
from voicebot.settings import Settings
from voicebot.trial.case import CaseFile
from voicebot.yaml_file import nearest

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Published:
    """A document with a schema.

    Args:
        about: what it is, for the schema's title.
        adapter: the type that checks it.
        mode: ``validation`` for what people write (defaults may be left out), ``serialization`` for what the product
            writes (everything is there).
    """

    about: str
    adapter: TypeAdapter[Any]
    mode: Literal["validation", "serialization"]


DOCUMENTS: dict[str, Published] = {
    "script": Published("A script: dialogs/*/script.yaml", TypeAdapter(Script), "validation"),
    "case": Published("A test case: dialogs/*/cases/*.yaml", TypeAdapter(CaseFile), "validation"),
    "handoff": Published("The supervisor's phrases: handoff.yaml", TypeAdapter(BookFile), "validation"),
    "handoff_change": Published("A change of them: handoff.changes.jsonl", TypeAdapter(Change), "serialization"),
    "settings": Published("The settings: voicebot.toml", TypeAdapter(Settings), "validation"),
    "event": Published("An event of a call", CALL_EVENT, "serialization"),
    "record": Published("The call record: record.json", TypeAdapter(CallRecord), "serialization"),
}
"""Every document by the name of its schema."""


def schema(name: str) -> dict[str, Any]:
    """Make the JSON Schema of a document.

    Raises:
        UsageError: no document has that name.
    """
    if name not in DOCUMENTS:
        raise UsageError(f"no schema is called '{name}'", remedy=nearest(name, DOCUMENTS))
    document = DOCUMENTS[name]
    made = document.adapter.json_schema(by_alias=True, mode=document.mode)
    return {"$schema": DIALECT, **made, "title": document.about}
