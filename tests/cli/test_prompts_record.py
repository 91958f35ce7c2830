"""A person reads phrases into a microphone that the test holds."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.frame import Frame, Sound
from voicebot.audio.wav import read_sound
from voicebot.cli import prompts_record
from voicebot.cli.output import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VISIT = Path(__file__).parents[2] / "dialogs" / "visit_reminder"
RATE = 16_000


class Desk:
    """A person who presses keys, speaks a phrase at a time, and listens."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self.asked = 0
        self.played: list[Sound] = []

    def input(self, *_: object) -> str:
        """Press the next key."""
        if not self.keys:
            raise EOFError
        return self.keys.pop(0)

    @contextmanager
    def microphone(self, wanted: str = "", *, rate: int = RATE) -> Iterator[Callable[[], Frame]]:
        """Say something for a second after half a second of silence, then nothing any more."""
        del wanted, rate
        self.asked += 1
        at = np.arange(RATE) / RATE
        speech = (8000 * np.sin(2 * np.pi * 300 * at) * np.abs(np.sin(9 * at))).astype(np.int16)
        whole = np.concatenate([np.zeros(RATE // 2, dtype=np.int16), speech])
        frames = iter(Sound(whole, RATE).frames())
        yield lambda: next(frames, Frame.silence(RATE))

    def play(self, sound: Sound, wanted: str = "") -> None:
        """Listen."""
        del wanted
        self.played.append(sound)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    folder = tmp_path / "visit"
    folder.mkdir()
    shutil.copy(VISIT / "script.yaml", folder)
    return folder


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk([])
    monkeypatch.setattr(prompts_record, "microphone", desk.microphone)
    monkeypatch.setattr(prompts_record, "play_sound", desk.play)
    monkeypatch.setattr(console, "input", desk.input)
    return desk


def test_a_phrase_is_recorded_listened_to_and_kept(voicebot: Callable[..., Any], script: Path, desk: Desk) -> None:
    desk.keys = ["", "p", "r", ""]
    ran = voicebot("prompts", "record", script, "rescheduled.1")
    assert ran.code == 0
    assert "Записал: {new_time}." in ran.out
    assert "1.2 s" in ran.out
    assert (desk.asked, len(desk.played)) == (2, 1)
    assert read_sound(script / "prompts" / "rescheduled.1.wav").duration_ms == pytest.approx(1200, abs=60)
    assert "1 recorded" in ran.out


def test_all_that_are_missing_come_in_turn_until_one_has_enough(
    voicebot: Callable[..., Any], script: Path, desk: Desk
) -> None:
    desk.keys = ["?", "", "", "s", "q"]
    ran = voicebot("prompts", "record", script)
    assert "1 of " in ran.out
    assert "3 of " in ran.out
    assert [file.name for file in (script / "prompts").iterdir()] == ["greet.1.wav"]


def test_the_end_of_input_ends_it(voicebot: Callable[..., Any], script: Path, desk: Desk) -> None:
    ran = voicebot("prompts", "record", script)
    assert (ran.code, desk.asked) == (0, 0)
    assert "0 recorded" in ran.out


def test_an_unknown_phrase_is_told(voicebot: Callable[..., Any], script: Path) -> None:
    assert "did you mean" in voicebot("prompts", "record", script, "greeet.1").err
