from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.model
@pytest.mark.voice
def test_a_case_from_elsewhere_runs_through_the_language_s_own_script(
    voicebot: Callable[..., Any], tmp_path: Path
) -> None:
    case = tmp_path / "mine.yaml"
    case.write_text(
        "case: asks for a human\ncontact: {name: 이영희}\nturns:\n  - robot: greet\n"
        "  - caller: {text: 상담원 연결해 주세요, means: Соедините с оператором}\n  - robot: {reaction: operator}\n"
        "outcome: handed_off\n",
        encoding="utf-8",
    )
    ran = voicebot("demo", "--case", case, "--noise", "25", "--voice", "ko+f3", "--out", tmp_path / "kept")
    assert ran.code in {0, 1}
    assert "상담원" in ran.out
    assert "이영희" in ran.out
    kept = {file.name for file in (tmp_path / "kept").iterdir()}
    assert kept == {"recording.wav", "transcript.txt", "record.json", "page.html"}


@pytest.mark.model
@pytest.mark.voice
def test_json_is_the_call_record(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    case = tmp_path / "busy.yaml"
    case.write_text(
        "case: hangs up\ncontact: {name: 이영희}\nturns:\n  - robot: greet\n  - caller: {hang_up: true}\n",
        encoding="utf-8",
    )
    ran = voicebot("demo", "--case", case, "--out", tmp_path / "kept", "--json")
    assert (ran.code, ran.json["script"]) == (0, "visit_reminder_ko")
    assert ran.json == json.loads((tmp_path / "kept/record.json").read_text(encoding="utf-8"))


def test_language_without_a_script_is_bad_input(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("demo", "--language", "de")
    assert ran.code == 2
    assert "no script in 'de'" in ran.err


def test_missing_model_says_how_to_mend_it(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICEBOT_MODELS_DIR", str(tmp_path / "models"))
    ran = voicebot("demo", "--language", "ru", "--out", tmp_path / "kept")
    assert ran.code == 2
    assert "alphacephei" in ran.err
    assert not (tmp_path / "kept").exists()


def test_a_demo_that_fails_leaves_no_files_of_the_call_before(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICEBOT_MODELS_DIR", str(tmp_path / "models"))
    kept = tmp_path / "kept"
    kept.mkdir()
    for name in ("recording.wav", "transcript.txt", "record.json", "mine.txt"):
        (kept / name).write_text("of the call before", encoding="utf-8")
    assert voicebot("demo", "--language", "ru", "--out", kept).code == 2
    assert [file.name for file in kept.iterdir()] == ["mine.txt"]


def test_the_russian_demo_is_the_script_with_a_demo_case(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICEBOT_MODELS_DIR", str(tmp_path / "models"))
    shown = voicebot("demo", "--language", "ru", "--out", tmp_path / "kept").out
    assert "script dialogs/visit_reminder, case dialogs/visit_reminder/cases/demo.yaml" in shown


def test_script_without_cases_asks_for_one(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dialogs/one").mkdir(parents=True)
    (tmp_path / "dialogs/one/script.yaml").write_text(
        "script: one\nlanguage: ko\nkind: service\nstart: a\nnodes: {a: {say: 네, outcome: x, hang_up: true}}\n",
        encoding="utf-8",
    )
    assert "give --case" in voicebot("demo").err
