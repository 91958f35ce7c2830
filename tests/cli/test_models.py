from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "vosk-model-small-ru-0.22"
FILES = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLr.fst", "graph/Gr.fst")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of its own, and no cache of Vosk's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOSK_MODEL_PATH", str(tmp_path / "vosk"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def archive(file: Path, name: str = NAME) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for inside in FILES:
            opened.writestr(f"{name}/{inside}", "x")
    file.write_bytes(made.getvalue())
    return file


def test_the_list_tells_size_licence_graph_and_published_errors(voicebot: Callable[..., Any]) -> None:
    out = voicebot("models", "list", "--language", "ru").out
    small = next(line for line in out.splitlines() if NAME in line)
    assert small.split() == [NAME, "46", "MB", "Apache-2.0", "dynamic", "recommended"]
    assert "11.79 % golos crowd" in out
    static = next(line for line in out.splitlines() if "vosk-model-ru-0.42" in line)
    assert static.split() == ["vosk-model-ru-0.42", "1.8", "GB", "Apache-2.0", "static", "not", "recommended"]


def test_the_list_shows_our_languages_and_with_all_every_one(voicebot: Callable[..., Any]) -> None:
    nothing = voicebot("models", "list", "--language", "xx")
    assert (nothing.code, "no model is known for 'xx'; known: ca" in nothing.err) == (1, True)
    ours, every = voicebot("models", "list").out, voicebot("models", "list", "--all").out
    assert "Korean (ko)" in ours
    assert "vosk-model-small-de-0.15" not in ours
    assert "more languages" in ours
    assert "vosk-model-small-de-0.15" in every
    assert "errors not published" in every


def test_what_is_installed_is_marked(voicebot: Callable[..., Any], folder: Path) -> None:
    voicebot("models", "pull", "ru", "--from", archive(folder / f"{NAME}.zip"))
    for inside in FILES:
        (folder / "models" / "de" / inside).parent.mkdir(parents=True, exist_ok=True)
        (folder / "models" / "de" / inside).write_text("x")
    out = voicebot("models", "list").out
    assert f"● {NAME}" in out
    assert "in use: models/ru (folder)" in out
    assert "● de" in out
    listed = {one["name"]: one for one in voicebot("models", "list", "--json").json}
    assert listed[NAME]["installed"][0]["in_use"] is True
    assert listed[NAME]["installed"][0]["source"]["origin"].endswith(f"{NAME}.zip")
    assert listed[NAME]["address"] == f"https://alphacephei.com/vosk/models/{NAME}.zip"
    assert listed["de"]["known"] is None


def test_a_broken_model_is_told_with_what_it_lacks(voicebot: Callable[..., Any], folder: Path) -> None:
    (folder / "models" / "ru" / "am").mkdir(parents=True)
    assert "models/ru is no Vosk model for 'ru'" in voicebot("models", "list").out


def test_a_pull_tells_what_it_did_and_again_that_it_is_there(voicebot: Callable[..., Any], folder: Path) -> None:
    file = archive(folder / "mine.zip", "vosk-model-small-ru-9.99")
    first = voicebot("models", "pull", "ru", "--from", file)
    assert first.code == 0
    assert "installed vosk-model-small-ru-9.99 in models/ru" in first.out
    assert "no checksum is published, this one was computed" in first.out
    assert "models/ru/source.json" in first.out
    again = voicebot("models", "pull", "ru")
    assert (again.code, "already; --force replaces it" in again.out) == (0, True)
    forced = voicebot("models", "pull", "ru", "--from", file, "--force")
    assert "the same file, pulled" in forced.out


def test_a_pull_as_data(voicebot: Callable[..., Any], folder: Path) -> None:
    ran = voicebot("models", "pull", "ru", "--from", archive(folder / f"{NAME}.zip"), "--json").json
    assert (ran["name"], ran["path"], ran["installed_now"]) == (NAME, "models/ru", True)
    assert ran["source"]["checked"] == "differs"


def test_it_says_where_calls_use_another_model(voicebot: Callable[..., Any], folder: Path) -> None:
    file = archive(folder / f"{NAME}.zip")
    voicebot("models", "pull", "ru", "--from", file)
    out = voicebot("models", "pull", "ru", "--from", file, "--into", folder / "elsewhere").out
    assert f"calls in 'ru' use another one: {NAME} (folder: models/ru)" in out
    only = voicebot("models", "pull", "de", "--from", archive(folder / "d.zip", "vosk-model-de-0.1"), "--into", "x").out
    assert "calls do not use it" in only


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["rus"], "usage"),
        (["ru", "--from", "nowhere.zip"], "usage"),
        (["ru", "--from", "http://127.0.0.1:1"], "download"),
        (["ru", "--from", "page.zip"], "archive"),
        (["ru", "--from", "good.zip", "--sha256", "00"], "archive"),
        (["ru", "--from", "good.zip", "--into", "good.zip"], "usage"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], folder: Path, words: list[str], code: str) -> None:
    (folder / "page.zip").write_text("<html>")
    archive(folder / "good.zip")
    ran = voicebot("models", "pull", *words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert ran.json["error"]["remedy"]
    assert not Path("models/ru").exists()


def test_a_network_that_refuses_tells_how_it_is_done_by_hand(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("models", "pull", "ru", "--from", "http://127.0.0.1:1")
    assert ran.code == 2
    assert "127.0.0.1 refuses the connection" in ran.err
    assert (
        f"get http://127.0.0.1:1/{NAME}.zip, bring it here, and: voicebot models pull ru --from {NAME}.zip" in ran.err
    )
