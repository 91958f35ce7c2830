"""A script small enough to be read at a glance, and calls to it that are made of what was said."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.loading import load_script
from voicebot.events import NodeEntered, Reading, RobotStarted, UnderstoodAs, UtteranceEnded
from voicebot.handoff.book import load_book
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.journal.record import CallHeader
from voicebot.journal.summary import build_record
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.matching import Understanding
from voicebot.settings import MatchSettings, Settings
from voicebot.trial.case import Case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.run import run_case

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord

SCRIPT = """\
# о записи
script: small
language: ru
kind: service
contact: {name: required}
reactions: [operator, repeat, call_back_later]
intents:
  another_day: [на другой день, перенесите запись]  # подальше
  cancel: {phrases: [отмените запись], costly: true}
start: greet
nodes:
  greet:
    say: "{{ name }}, здравствуйте! Вам удобно говорить?"
    on: {yes: remind, no: goodbye, busy_now: goodbye}
    unclear: {say: [Не расслышал.], tries: 3, then: goodbye}
  remind:
    say: Вы придёте?
    on:
      yes: goodbye
      no: goodbye  # жаль
      another_day: goodbye
      cancel: goodbye
    unclear: {say: [Не расслышал.], tries: 3, then: goodbye}
  goodbye:
    say: Спасибо, до свидания!
    outcome: talked
    hang_up: true
"""
CASE = """\
case: соглашается
contact: {name: Ирина}
turns:
  - caller: алло
  - robot: greet
  - caller: да, удобно
  - robot: remind
  - caller: да, приду
  - robot: goodbye
outcome: talked
"""
HANDOFF = """\
groups: {sales: {to: ["sip:201@pbx"]}}
phrases: [{say: [соедините с человеком], group: sales}]
"""
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LIKENESS = MatchSettings(learned=False)
"""By likeness alone most of what is said here is unclear, and stays so whatever the library of paraphrases learns."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A script's folder with one case that passes, and the hand-off phrases beside it."""
    folder = tmp_path / "dialogs/small"
    (folder / "cases").mkdir(parents=True)
    (folder / "script.yaml").write_text(SCRIPT, encoding="utf-8")
    (folder / "cases/agrees.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "dialogs/handoff.yaml").write_text(HANDOFF, encoding="utf-8")
    return folder


@pytest.fixture
def script(folder: Path) -> Script:
    return load_script(folder)


@pytest.fixture
def understanding(script: Script, folder: Path) -> Understanding:
    return Understanding(script, load_book(folder.parent / "handoff.yaml"), Settings(match=LIKENESS))


@pytest.fixture
def studio(folder: Path, tmp_path: Path) -> TrialStudio:
    settings = Settings(handoff_file=folder.parent / "handoff.yaml", cache_dir=tmp_path / "cache", match=LIKENESS)
    return TrialStudio(Studio(settings))


def hold_call(studio: TrialStudio, script: Script, folder: Path, kept_in: Path, *said: str) -> KeptCall:
    """Make a call, typed, and keep it; the person says one thing after the other."""
    turns = [{"caller": text} for text in ("алло", *said)]
    case = Case(
        folder / "cases/x.yaml", CaseFile.model_validate({"case": "x", "contact": {"name": "Ева"}, "turns": turns})
    )
    studio.keep_in = kept_in
    asyncio.run(run_case(case, script, studio))
    studio.keep_in = None
    assert studio.record
    return KeptCall.of(kept_in, studio.record, script)


# --- calls made of events by hand ---------------------------------------------------------------------------------


def call(*events: CallEvent, name: str = "c1", typed: bool = True) -> CallRecord:
    versions = {} if typed else {"model": "vosk"}
    header = CallHeader(id=name, script="small", language="ru", started_at=NOW, versions=versions)
    return build_record(header, events)


def enters(node: str) -> CallEvent:
    return NodeEntered(at=0, node=node)


def robot(role: str = "prompt", reaction: str | None = None, node: str = "greet") -> CallEvent:
    return RobotStarted(at=0, text="…", node=node, role=role, reaction=reaction)


def said(text: str, meant: str = "", at: int = 0, node: str = "greet", **near: float) -> tuple[CallEvent, CallEvent]:
    """Make what was heard and what it was taken for: ``intent yes``, ``reaction operator``; empty: unclear."""
    kind, _, name = meant.partition(" ")
    ranked = tuple(Reading(name=each, kind="intent", probability=sure) for each, sure in near.items())
    taken = {"intent": name or None, "kind": kind or "unclear", "probability": 0.9 if name else 0.0, "ranked": ranked}
    return (
        UtteranceEnded(at=at, text=text, onset=at, offset=at, reason="typed"),
        UnderstoodAs.model_validate({"at": at, "node": node, "text": text, **taken}),
    )
