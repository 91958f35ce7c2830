"""A talk without sound: what is typed is understood by the real matcher, and the script answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from ruamel.yaml import YAML

from voicebot.dialog.loading import load_script
from voicebot.dialog.moves import Event, HandOff, HangUp, Heard, Said, Say, SetOutcome
from voicebot.dialog.script import Script
from voicebot.dialog.walk import advance, begin, expectation
from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from voicebot.dialog.moves import Action
    from voicebot.understanding.meaning import Expected, Meaning

DIALOGS = Path(__file__).parents[2] / "dialogs"
NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - a Monday noon, where the person is
VISIT = {"name": "Ирина Петровна", "visit_at": "2026-12-01T10:00", "clinic": "Здоровье"}


@dataclass
class Talk:
    script: Script
    contact: Mapping[str, object] = field(default_factory=dict)
    supervisor: tuple[Expected, ...] = ()
    seed: int = 0
    actions: list[Action] = field(default_factory=list)

    def __post_init__(self) -> None:
        step = begin(self.script, self.contact, now=NOW, seed=self.seed)
        self.state, self.last = step.state, step.actions
        self.actions += step.actions

    def send(self, event: Event) -> Talk:
        step = advance(self.script, self.state, event)
        self.state, self.last = step.state, step.actions
        self.actions += step.actions
        return self

    def meaning(self, text: str) -> Meaning:
        expected = expectation(self.script, self.state)
        phrases = (*expected.phrases, *self.supervisor)
        code = language(self.script.language)
        matcher = Matcher(phrases, code, MatchSettings(), asked=expected.asked)
        return matcher.meaning(text, typed=True)

    def hear(self, text: str) -> Talk:
        return self.send(Heard(self.meaning(text)))

    def finish(self) -> Talk:
        """Play everything to its end."""
        return self.send(Said())

    @property
    def said(self) -> list[str]:
        return [action.text for action in self.last if isinstance(action, Say)]

    @property
    def roles(self) -> list[str]:
        return [action.role for action in self.last if isinstance(action, Say)]

    @property
    def outcome(self) -> str:
        return next((action.outcome for action in reversed(self.actions) if isinstance(action, SetOutcome)), "")

    @property
    def hung_up(self) -> bool:
        return any(isinstance(action, HangUp) for action in self.actions)

    @property
    def handed_to(self) -> str | None:
        return next((action.group for action in self.actions if isinstance(action, HandOff)), None)


class StartTalk(Protocol):
    def __call__(self, script: str, **contact: object) -> Talk: ...


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def dialogs() -> Path:
    return DIALOGS


@pytest.fixture
def visit() -> Talk:
    """Give a talk by the design's own sample, at its first prompt."""
    return Talk(load_script(DIALOGS / "visit_reminder"), VISIT)


@pytest.fixture
def reminded(visit: Talk) -> Talk:
    """Give the same talk at its second question."""
    return visit.hear("да, слушаю вас")


@pytest.fixture
def start_talk() -> StartTalk:
    """Begin a talk by a script that is written in the test; what every script needs is added."""

    def start(script: str, **contact: object) -> Talk:
        return Talk(Script.model_validate(HEAD | YAML(typ="safe").load(script)), contact)

    return start


HEAD = {"script": "sample", "language": "ru", "kind": "service", "start": "first"}


@pytest.fixture
def write_script(tmp_path: Path) -> Callable[[str], Path]:
    """Write a script file and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "script.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
