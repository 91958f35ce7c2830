from __future__ import annotations

import pytest

from voicebot.bench.material import material
from voicebot.bench.people import People
from voicebot.bench.sounds import COUGH, MUSIC, NOISE, QUICK, TONE, Sizes, around, no_speech
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine


def nobody() -> People:
    def no_model() -> None:
        raise AssertionError("noises need no model")

    return People(material("ko"), Pyttsx3Engine(), no_model, None)  # type: ignore[arg-type]


def test_every_noise_is_made_and_is_heard() -> None:
    made = no_speech(nobody(), Sizes())
    assert {one.group for one in made} == {COUGH, NOISE, TONE, MUSIC}, "signals are recordings"
    assert all(one.sound.rate == 8000 and one.end_ms > one.onset_ms for one in made)


def test_a_quick_run_makes_few() -> None:
    assert len(no_speech(nobody(), QUICK)) == QUICK.cough + QUICK.noise + QUICK.tone + QUICK.music


@pytest.mark.parametrize(("count", "taken"), [(0, []), (2, [1, 2]), (5, [1, 2, 3, 1, 2])])
def test_around(count: int, taken: list[int]) -> None:
    assert around([1, 2, 3], count) == taken


def test_of_nothing_there_is_nothing() -> None:
    assert around([], 3) == []
