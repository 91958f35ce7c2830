from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recognition.conftest import recording, with_silence

from voicebot.audio import tones
from voicebot.audio.channel import telephone
from voicebot.audio.frame import FRAME_MS, Sound
from voicebot.recognition.activity import SileroActivity, Speech, SpeechDetector
from voicebot.settings import VoiceActivitySettings

SETTINGS = VoiceActivitySettings()


def share_of_speech(sound: Sound) -> float:
    activity = SileroActivity(sound.rate)
    detector = SpeechDetector(SETTINGS)
    frames = sound.frames()
    spoken = sum(detector.step(i * FRAME_MS, activity.probability(frame)).speaking for i, frame in enumerate(frames))
    return spoken / len(frames)


@pytest.mark.recordings
@pytest.mark.parametrize("name", ["ko/fv01_t01_s01.wav", "ko/leopard_test_ko.wav", "ru_announcements/hello.wav"])
def test_people_are_speech(name: str) -> None:
    assert share_of_speech(telephone(recording(name))) > 0.3, "a third of the quietest recording is speech"


@pytest.mark.recordings
@pytest.mark.parametrize("name", ["busy", "ringback", "callwaiting", "message"])
def test_signals_of_the_telephone_are_not(name: str) -> None:
    assert share_of_speech(telephone(recording(f"signals/baresip_{name}.wav"))) < 0.05


@pytest.mark.parametrize(
    "sound",
    [tones.busy(2000), tones.ring_back(3000), tones.dtmf("159#"), tones.noise("pink", 2000), tones.silence(1000)],
)
def test_tones_and_noise_are_not(sound: Sound) -> None:
    assert share_of_speech(sound) < 0.05


@pytest.mark.recordings
def test_the_onset_is_known_to_100_ms() -> None:
    sound = with_silence(telephone(recording("ko/leopard_test_ko.wav")), before_ms=1000)
    loud = int(abs(sound.samples.astype(int)).__gt__(800).argmax()) * 1000 // sound.rate
    activity, detector = SileroActivity(sound.rate), SpeechDetector(SETTINGS)
    for i, frame in enumerate(sound.frames()):
        speech = detector.step(i * FRAME_MS, activity.probability(frame))
        if speech.speaking:
            assert speech.onset is not None
            assert abs(speech.onset - loud) <= 100
            assert i * FRAME_MS - loud <= 200
            return
    pytest.fail("no speech was found")


def run(probabilities: list[float]) -> list[Speech]:
    detector = SpeechDetector(SETTINGS)
    return [detector.step(i * FRAME_MS, probability) for i, probability in enumerate(probabilities)]


def test_one_loud_chunk_is_no_onset() -> None:
    assert not any(speech.speaking for speech in run([0.0] * 5 + [0.9] + [0.0] * 20))


def test_onset_and_offset_are_given_as_when_the_sound_changed() -> None:
    last = run([0.0] * 10 + [0.9] * 20 + [0.0] * 20)[-1]
    assert last == Speech(speaking=False, onset=200 - 32, offset=29 * FRAME_MS)


def test_a_dip_between_the_thresholds_is_still_speech() -> None:
    assert run([0.9] * 20 + [0.4] * 20)[-1].speaking


@given(st.lists(st.floats(0, 1), max_size=200))
def test_an_offset_never_comes_before_its_onset(probabilities: list[float]) -> None:
    for speech in run(probabilities):
        if speech.offset is not None:
            assert speech.onset is not None
            assert speech.onset <= speech.offset
        assert not (speech.speaking and speech.offset is not None)
