"""Ready-made reactions in sound: a synthetic Korean voice over the telephone and real Vosk.

Only what is recognised in that voice; the cases beside the reactions run as text in every language.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.script import Script
from voicebot.errors import MissingError
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.settings import Settings, VoiceSettings
from voicebot.trial.case import Case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.report import plain
from voicebot.trial.run import How, Mode, run_case

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.model, pytest.mark.voice]

ROOT = Path(__file__).parents[2]
SAFE = {
    "operator": "상담원 연결해 주세요",
    "hold_on": "잠깐만 기다려 주세요",
    "wrong_person": "전화 잘못 거셨어요",
}


def script_with(name: str) -> Script:
    """Make a script with one reaction and the one phrase of it that is recognised."""
    return Script.model_validate(
        {
            "script": "safe",
            "language": "ko",
            "kind": "service",
            "own_reactions": {name: {"phrases": [SAFE[name]], "except": []}},
            "start": "ask",
            "nodes": {
                "ask": {"say": "행복 병원입니다. 내일 오시겠습니까?", "on": {"yes": "end", "no": "end"}},
                "end": {"say": "감사합니다.", "hang_up": True},
            },
        }
    )


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrialStudio]:
    cache = tmp_path_factory.mktemp("cache")
    settings = Settings(models_dir=ROOT / "models", cache_dir=cache, voices={"ko": VoiceSettings(engine="pyttsx3")})
    made = TrialStudio(Studio(settings))
    try:
        made.studio.model("ko")
    except MissingError as missing:
        pytest.skip(str(missing))
    yield made
    made.studio.close()


@pytest.mark.parametrize("name", SAFE)
def test_the_reaction_is_heard(studio: TrialStudio, name: str) -> None:
    turns = [{"robot": "ask"}, {"caller": SAFE[name]}, {"robot": {"reaction": name}}]
    case = Case(ROOT / "safe.yaml", CaseFile.model_validate({"case": name, "voice": "ko+f3", "turns": turns}))
    result = asyncio.run(run_case(case, script_with(name), studio, How(Mode.AUDIO)))
    assert result.verdict.passed, plain(result)
