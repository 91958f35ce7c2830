from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.audio.tones import noise
from voicebot.audio.wav import read_sound, write_wav

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.voice

ENGLISH = ("--language", "en", "--engine", "pyttsx3")

CASE = """\
case: says yes
language: en
voice: en-us+f3
turns:
  - caller: {text: hello, wav: en/hello.wav}
  - robot: greet
  - caller: "yes, please"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def case(folder: Path) -> Path:
    (folder / "audio_fixtures").mkdir()
    file = folder / "dialogs" / "s" / "cases" / "says_yes.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(CASE)
    return file


def test_texts_become_files_named_after_them(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("fixtures", "synth", "yes, please", "no", *ENGLISH)
    assert ran.code == 0
    assert read_sound("audio_fixtures/yes_please.wav").rate == 8000
    assert "no.wav" in ran.out
    assert "telephone" in ran.out
    assert len(Path("audio_fixtures/fixtures.jsonl").read_text().splitlines()) == 2


def test_one_file_with_everything(voicebot: Callable[..., Any], folder: Path) -> None:
    write_wav(folder / "fan.wav", noise("white", 200, -20).samples, 8000)
    wanted = (
        "--noise",
        15,
        "--noise-kind",
        "fan.wav",
        "--echo",
        20,
        "--channel",
        "plain",
        "--seed",
        7,
        "--words-per-minute",
        140,
    )
    made = voicebot("fixtures", "synth", "yes", *ENGLISH, *wanted, "--out", "x/yes.wav", "--json").json
    assert read_sound("x/yes.wav").rate == 16_000
    recipe = made[0]["recipe"]
    assert (recipe["noise"], recipe["snr_db"], recipe["echo_db"], recipe["echo_ms"]) == ("fan.wav", 15, 20, 150)
    assert (recipe["channel"], recipe["seed"], recipe["words_per_minute"]) == ("plain", 7, 140)
    described = voicebot("fixtures", "synth", "yes", *ENGLISH, *wanted, "--out", "x/yes.wav").out
    assert "fan.wav noise 15 dB below, echo 20 dB below" in described


def test_a_file_below_a_list_goes_onto_that_list(voicebot: Callable[..., Any]) -> None:
    voicebot("fixtures", "synth", "no", *ENGLISH)
    voicebot("fixtures", "synth", "yes", *ENGLISH, "--out", "audio_fixtures/en/yes.wav")
    lines = Path("audio_fixtures/fixtures.jsonl").read_text().splitlines()
    assert ['"file":"en/yes.wav"' in line for line in lines] == [True, False]
    assert not Path("audio_fixtures/en/fixtures.jsonl").exists()


def test_a_file_of_texts(voicebot: Callable[..., Any], folder: Path) -> None:
    (folder / "texts.tsv").write_text("hello\ten/hello\nno\n")
    made = voicebot("fixtures", "synth", "--file", "texts.tsv", *ENGLISH, "--out", "x", "--json").json
    assert [one["file"] for one in made] == ["en/hello.wav", "no.wav"]
    assert Path("x/en/hello.wav").exists()


def test_babble_is_a_short_name(voicebot: Callable[..., Any]) -> None:
    made = voicebot("fixtures", "synth", "no", *ENGLISH, "--noise", 10, "--noise-kind", "babble", "--json").json
    assert made[0]["recipe"]["noise"] == "babble-like"


def test_a_case_gets_the_files_it_lacks(voicebot: Callable[..., Any], case: Path) -> None:
    ran = voicebot("fixtures", "synth", "--case", case)
    assert ran.code == 0
    assert Path("audio_fixtures/en/hello.wav").exists()
    assert "1 turns name no wav" in ran.err
    assert case.read_text() == CASE
    assert "nothing is missing" in voicebot("fixtures", "synth", "--case", case).out


def test_every_turn_of_a_case_is_linked(voicebot: Callable[..., Any], case: Path) -> None:
    made = voicebot("fixtures", "synth", "--case", case, "--link", "--json").json
    assert [(one["file"], one["recipe"]["voice"]) for one in made] == [
        ("en/hello.wav", "en-us+f3"),
        ("en/says_yes_3.wav", "en-us+f3"),
    ]
    assert case.read_text() == CASE.replace('"yes, please"', '{text: "yes, please", wav: en/says_yes_3.wav}')


def test_a_folder_where_the_case_does_not_look_is_told(voicebot: Callable[..., Any], case: Path) -> None:
    ran = voicebot("fixtures", "synth", "--case", case, "--out", "elsewhere")
    assert "does not find en/hello.wav in elsewhere" in ran.err


def test_a_recording_is_not_overwritten(voicebot: Callable[..., Any], folder: Path) -> None:
    write_wav(folder / "no.wav", noise("white", 200).samples, 8000)
    ran = voicebot("fixtures", "synth", "no", *ENGLISH, "--out", ".")
    assert ran.code == 2
    assert "was not made by this command" in ran.err
    assert voicebot("fixtures", "synth", "no", *ENGLISH, "--out", ".", "--force").code == 0
    assert voicebot("fixtures", "synth", "no", *ENGLISH, "--out", ".").code == 0  # now it is its own


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["no", "--file", "x.tsv"],
        ["no", "yes", "--out", "one.wav"],
        ["no", "--noise", "10", "--noise-kind", "thunder"],
        ["no", "--engine", "parrot"],
        ["--file", "nowhere.tsv"],
        ["--case", "nowhere.yaml"],
    ],
    ids=lambda words: " ".join(words) or "nothing",
)
def test_bad_input(voicebot: Callable[..., Any], words: list[str]) -> None:
    ran = voicebot("fixtures", "synth", *words, "--json")
    assert ran.code == 2
    assert ran.json["error"]["remedy"] or "nowhere.yaml" in ran.json["error"]["place"]["file"]
