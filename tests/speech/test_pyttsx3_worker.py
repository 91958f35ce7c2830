"""The worker's own protocol: one JSON line in, one out, nothing else on its output."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.audio.wav import read_sound

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.voice, pytest.mark.usefixtures("engine")]


def run(*requests: dict[str, Any]) -> list[dict[str, Any]]:
    ran = subprocess.run(
        [sys.executable, "-m", "voicebot.speech.pyttsx3_worker"],
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def request(file: Path, **changes: str) -> dict[str, Any]:
    return {"text": "hello", "voice": "en-us", "words_per_minute": 160, "pitch": 50, "file": str(file), **changes}


def test_answers_each_request_with_one_line(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.wav" for n in range(2)]
    greeting, *answers = run(*(request(file) for file in files))
    assert greeting == {"fault": "", "message": "", "words": []}
    assert [(answer["fault"], answer["message"]) for answer in answers] == [("", "")] * 2
    assert read_sound(files[0]).duration_ms == read_sound(files[1]).duration_ms > 300


@pytest.mark.parametrize(
    ("voice", "text", "said"),
    [
        ("ru", "Вы придёте? Ждём вас завтра.", ["Вы", "придёте?", "Ждём", "вас", "завтра."]),
        ("ko", "저는 행복 병원의 로봇입니다", ["저는", "행복", "병원의", "로봇입니다"]),
        ("en-us", "😀 <b>Hello</b> again", ["😀", "b>", "Hello<", "again"]),
    ],
)
def test_tells_where_words_begin_in_characters(tmp_path: Path, voice: str, text: str, said: list[str]) -> None:
    file = tmp_path / "speech.wav"
    _, told = run(request(file, voice=voice, text=text))
    times = [ms for ms, _ in told["words"]]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] <= read_sound(file).duration_ms
    assert {text.index(word) for word in said} <= {character for _, character in told["words"]}


def test_words_are_those_of_the_request(tmp_path: Path) -> None:
    file = tmp_path / "speech.wav"
    _, long, refused, short = run(
        request(file, text="one two three four"), request(file, voice="nosuch"), request(file, text="one")
    )
    assert len(long["words"]) > 4
    assert refused["words"] == []
    assert {character for _, character in short["words"]} == {0, len("one")}


def test_names_what_was_wrong_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "speech.wav"
    greeting, refused, fine = run(request(file, voice="nosuch"), request(file))
    assert greeting["fault"] == fine["fault"] == ""
    assert refused["fault"] == "voice"
    assert file.exists()


def test_no_text_is_cancelled_by_the_one_before(tmp_path: Path) -> None:
    voices = ["en-us", "en-us+f3"]
    files = [tmp_path / f"{n}.wav" for n in range(60)]
    run(*(request(file, voice=voices[n % 2], text="one two three four five") for n, file in enumerate(files)))
    lengths = [read_sound(file).duration_ms for file in files]
    assert min(lengths) > 0.9 * max(lengths)
