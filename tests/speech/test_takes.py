from __future__ import annotations

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.speech.takes import TakeEnd, suspicions, trimmed

RATE = 16_000
TEXT = "Спасибо, ждём вас."


def speech(ms: int, amplitude: float = 9000) -> Sound:
    wave = np.sin(np.arange(RATE * ms // 1000) * 0.2) * np.abs(np.sin(np.arange(RATE * ms // 1000) * 0.001))
    return Sound((amplitude * wave).astype(np.int16), RATE)


def in_room(sound: Sound, before_ms: int, after_ms: int) -> Sound:
    padded = np.pad(sound.samples, (RATE * before_ms // 1000, RATE * after_ms // 1000))
    noise = np.random.default_rng(1).normal(0, 30, len(padded))
    return Sound((padded + noise).astype(np.int16), RATE)


def test_a_take_is_cut_to_its_speech_in_a_noisy_room() -> None:
    cut = trimmed(in_room(speech(1200), 900, 1500))
    assert cut.duration_ms == pytest.approx(1400, abs=120)


@pytest.mark.parametrize("samples", [np.zeros(0, dtype=np.int16), np.zeros(8000, dtype=np.int16)])
def test_nothing_stays_nothing(samples: np.ndarray) -> None:
    assert len(trimmed(Sound(samples, RATE)).samples) == len(samples)
    assert suspicions(Sound(samples, RATE), TEXT) == ("silence",)


@pytest.mark.parametrize(
    ("sound", "found"),
    [
        (speech(1200), []),
        (speech(1200, 250), ["quiet"]),
        (speech(200), ["too short"]),
        (speech(9000), ["too long"]),
        (Sound(np.clip(speech(1200).samples.astype(np.int32) * 6, -32768, 32767).astype(np.int16), RATE), ["clipped"]),
        (Sound(speech(1200).samples, RATE, remarks=("stereo, mixed down",)), []),
    ],
)
def test_what_seems_wrong_is_told(sound: Sound, found: list[str]) -> None:
    told = suspicions(sound, TEXT)
    assert len(told) == len(found)
    assert all(one.startswith(what) for one, what in zip(told, found, strict=True))


def test_a_syllable_of_hangul_takes_longer_than_a_letter() -> None:
    assert suspicions(speech(5600), "네, 목요일 오후로 예약했습니다. 더 궁금하신 점이 있으십니까?") == ()


def test_a_take_ends_with_silence_after_speech() -> None:
    end = TakeEnd(silence_ms=400, longest_ms=10_000)
    levels = [-60.0] * 100 + [-20.0] * 30 + [-58.0] * 10 + [-20.0] * 10 + [-60.0] * 100
    assert next(number for number, level in enumerate(levels) if end.add(level)) == 169


def test_a_take_without_speech_ends_too() -> None:
    end = TakeEnd(longest_ms=1000)
    assert [end.add(-70.0) for _ in range(50)].index(True) == 49
