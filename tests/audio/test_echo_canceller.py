"""A room in numbers: a loudspeaker, its reverberation, a person, and a canceller that knows none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.echo_canceller import EchoCanceller
from voicebot.audio.frame import samples_per_frame
from voicebot.audio.level import rms_dbfs, to_int16, to_level
from voicebot.audio.resample import resample
from voicebot.audio.wav import read_sound

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicebot.audio.frame import Samples

RATE = 16_000
SIZE = samples_per_frame(RATE)
FIXTURES = "audio_fixtures"


def speech(*names: str, dbfs: float = -20.0) -> Samples:
    sounds = [to_level(resample(read_sound(f"{FIXTURES}/{name}.wav"), RATE), dbfs).samples for name in names]
    return np.concatenate(sounds)


ROBOT = speech("ru/yes_coming", "ru/another_day", "ru/busy_now", "ru/not_interested", "ru/never_call", "ru/operator")
PERSON = speech("ko/thursday_afternoon", dbfs=-24)


def room(delay_ms: int, quieter_db: float, reverberation_s: float = 0.3) -> NDArray[Any]:
    """Give the way of a sound through a room: direct, then dying away."""
    length = int(RATE * reverberation_s)
    way = np.random.default_rng(1).standard_normal(length) * 10 ** (-3 * np.arange(length) / length) * 0.15
    way[0] = 1.0
    way *= 10 ** (-quieter_db / 20) / np.sqrt(np.sum(way**2))
    return np.concatenate([np.zeros(RATE * delay_ms // 1000), way])


def heard(delay_ms: int, quieter_db: float, *, person_at: float | None = None) -> Samples:
    sound = np.convolve(ROBOT, room(delay_ms, quieter_db))[: len(ROBOT)]
    sound += np.random.default_rng(2).standard_normal(len(sound)) * 20
    if person_at is not None:
        at = int(person_at * RATE)
        sound[at : at + len(PERSON)] += PERSON
    return to_int16(sound)


def cleaned(canceller: EchoCanceller, microphone: Samples, played: Samples = ROBOT) -> Samples:
    frames = range(0, len(microphone) - SIZE + 1, SIZE)
    clean = [canceller.clean(microphone[i : i + SIZE], played[i : i + SIZE]) for i in frames]
    canceller.close()
    return np.concatenate(clean)


def level(sound: Samples, begin: float, end: float) -> float:
    return rms_dbfs(sound[int(begin * RATE) : int(end * RATE)])


@pytest.mark.parametrize(("delay_ms", "told_ms"), [(30, 30), (90, 40), (250, 40), (30, 120), (420, 0)])
def test_the_echo_is_found_wherever_it_is_and_taken_out(delay_ms: int, told_ms: int) -> None:
    microphone = heard(delay_ms, 10)
    canceller = EchoCanceller(RATE, told_ms)
    clean = cleaned(canceller, microphone)
    assert canceller.delay_ms == pytest.approx(delay_ms, abs=1)
    assert level(microphone, 2, 6) - level(clean, 2, 6) > 18
    assert canceller.cancelled_db > 15


def test_from_the_first_word_on_the_echo_is_quiet() -> None:
    microphone = heard(60, 6)
    clean = cleaned(EchoCanceller(RATE, 40), microphone)
    begins = np.flatnonzero(np.abs(ROBOT) > 1000)[0] / RATE
    for second in np.arange(begins, begins + 2, 0.5):
        assert level(clean, second, second + 0.5) < -35


def test_a_person_who_speaks_over_the_robot_is_kept() -> None:
    alone, together = heard(60, 10), heard(60, 10, person_at=4.0)
    length = len(PERSON) / RATE
    clean = cleaned(EchoCanceller(RATE, 40), together)
    assert level(clean, 4.2, 4 + length - 0.2) == pytest.approx(level(PERSON, 0.2, length - 0.2), abs=1.5)
    assert level(clean, 4.2, 4 + length - 0.2) - level(cleaned(EchoCanceller(RATE, 40), alone), 4.2, 4 + length) > 15


def test_with_headphones_nothing_is_found_and_the_voice_is_left_alone() -> None:
    silent = np.zeros_like(ROBOT)
    at = 3 * RATE
    silent[at : at + len(PERSON)] = PERSON
    canceller = EchoCanceller(RATE, 40)
    clean = cleaned(canceller, silent)
    assert canceller.delay_ms is None
    assert canceller.cancelled_db == 0
    length = len(PERSON) / RATE
    assert level(clean, 3, 3 + length) == pytest.approx(level(silent, 3, 3 + length), abs=1)


def test_while_the_robot_is_silent_the_voice_is_left_alone() -> None:
    canceller = EchoCanceller(RATE)
    clean = [canceller.clean(PERSON[i : i + SIZE], None) for i in range(0, len(PERSON) - SIZE, SIZE)]
    canceller.close()
    assert rms_dbfs(np.concatenate(clean)) == pytest.approx(rms_dbfs(PERSON), abs=1)


def test_an_echo_that_moves_is_followed() -> None:
    first, second = heard(60, 8), heard(300, 8)
    half = len(first) // 2 // SIZE * SIZE
    canceller = EchoCanceller(RATE, 60)
    microphone = np.concatenate([first[:half], second[half:]])
    clean = cleaned(canceller, microphone)
    assert canceller.delay_ms == pytest.approx(300, abs=1)
    end = len(clean) / RATE
    assert level(microphone, end - 2, end) - level(clean, end - 2, end) > 12


def test_where_sound_was_lost_the_echo_is_looked_for_anew_and_heard_no_louder_meanwhile() -> None:
    first, second = heard(60, 8), heard(110, 8)
    half = len(first) // 2 // SIZE * SIZE
    canceller = EchoCanceller(RATE, 60)
    before = cleaned_part(canceller, first[:half], 0)
    assert canceller.delay_ms == pytest.approx(60, abs=1)
    canceller.sound_was_lost()
    assert canceller.delay_ms is None
    after = cleaned_part(canceller, second[half:], half)
    canceller.close()
    assert canceller.delay_ms == pytest.approx(110, abs=1)
    assert level(after, 0, 0.5) < level(second[half:], 0, 0.5) - 15
    assert len(before) == half


def test_with_headphones_lost_sound_changes_nothing() -> None:
    canceller = EchoCanceller(RATE, 40)
    cleaned_part(canceller, np.zeros(4 * RATE, dtype=np.int16), 0)
    canceller.sound_was_lost()
    person = PERSON[: len(PERSON) // SIZE * SIZE]
    clean = cleaned_part(canceller, person, 4 * RATE)
    canceller.close()
    assert rms_dbfs(clean) == pytest.approx(rms_dbfs(person), abs=1)


def cleaned_part(canceller: EchoCanceller, microphone: Samples, start: int) -> Samples:
    """Clean what is heard while the robot plays its words from ``start`` samples on."""
    ends = range(0, len(microphone) - SIZE + 1, SIZE)
    return np.concatenate(
        [canceller.clean(microphone[i : i + SIZE], ROBOT[start + i : start + i + SIZE]) for i in ends]
    )
