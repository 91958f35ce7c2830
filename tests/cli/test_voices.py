from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from voicebot.host.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "en_US-joe-medium"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make_voice(folder: Path, key: str = KEY) -> Path:
    folder.mkdir(parents=True)
    (folder / f"{key}.onnx").write_bytes(b"network")
    (folder / f"{key}.onnx.json").write_text('{"audio": {"sample_rate": 22050}}')
    return folder


@pytest.mark.voice
def test_the_list_tells_engine_licence_and_which_one_speaks(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("voices", "list", "--language", "ru")
    assert ran.code == 0
    assert sum(line.startswith("●") for line in ran.out.splitlines()) == 2  # the voice, and what the mark means
    assert "pyttsx3" in ran.out


def test_the_list_tells_which_voices_can_be_pulled(voicebot: Callable[..., Any]) -> None:
    listed = {one["name"]: one for one in voicebot("voices", "list", "--json", "--language", "ru").json}
    for voice in catalogue().voices:
        assert (listed[voice.key]["installed"], listed[voice.key]["licence"]) == (False, voice.licence)
    out = voicebot("voices", "list", "--language", "ru").out
    assert "CC-BY-NC-SA-4.0  male, not for commercial use" in out


def test_a_language_without_voices(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("voices", "list", "--language", "xx", "--json")
    assert (ran.code, ran.json) == (1, [])
    assert "no voice speaks 'xx'" in voicebot("voices", "list", "--language", "xx").err


@pytest.mark.voice
def test_without_a_wish_our_languages_are_listed(voicebot: Callable[..., Any]) -> None:
    ours, every = voicebot("voices", "list"), voicebot("voices", "list", "--all")
    assert ours.out.startswith("Russian (ru)\n")
    assert "Swahili" not in ours.out
    assert "more languages: voicebot voices list --all" in ours.out
    assert "Swahili" in every.out


def test_a_voice_is_pulled_from_a_folder_and_then_it_is_there(voicebot: Callable[..., Any], folder: Path) -> None:
    make_voice(folder / "brought")
    ran = voicebot("voices", "pull", KEY, "--from", "brought")
    assert ran.code == 0
    assert f"installed {KEY} in models/voices/en/{KEY}.onnx" in ran.out
    assert f"noted in  models/voices/en/{KEY}.source.json" in ran.out
    again = voicebot("voices", "pull", KEY, "--from", "brought", "--json").json
    assert again["installed_now"] is False


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["irinna"], "usage"),
        (["ru", "--from", "nowhere"], "usage"),
        (["ru", "--from", "http://127.0.0.1:1"], "download"),
        (["dmitri", "--from", "brought"], "archive"),
        ([KEY, "--from", "brought", "--sha256", "00"], "archive"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], folder: Path, words: list[str], code: str) -> None:
    make_voice(folder / "brought")
    (folder / "brought" / "ru_RU-dmitri-medium.onnx").write_bytes(b"network")
    (folder / "brought" / "ru_RU-dmitri-medium.onnx.json").write_text("{}")
    ran = voicebot("voices", "pull", *words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert ran.json["error"]["remedy"]
    assert not (folder / "models" / "voices" / "ru").exists()
