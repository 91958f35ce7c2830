from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.recognition.conftest import recording

from voicebot.audio.channel import telephone
from voicebot.audio.frame import FRAME_MS, Frame, Sound
from voicebot.audio.level import gain, rms_dbfs, to_level
from voicebot.audio.mix import join, overlay
from voicebot.audio.tones import noise, silence, tone
from voicebot.audio.wav import read_sound
from voicebot.recognition.activity import SileroActivity
from voicebot.recognition.ears import AudioEars, Hearing, Utterance
from voicebot.recognition.hypothesis import Hypothesis
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser
from voicebot.settings import VoiceActivitySettings

if TYPE_CHECKING:
    from collections.abc import Sequence

FIXTURES = Path(__file__).parents[2] / "audio_fixtures"
SAID = "기차도 전기도 없었다"
EXPECTED = [SAID, "라디오도 영화도 몰랐다"]
AFTER_FIRST_WORD_MS = 2610


def ears(model: VoskModel) -> AudioEars:
    made = AudioEars(SileroActivity(8000), VoskRecogniser(model), VoiceActivitySettings())
    made.listen_for(EXPECTED)
    return made


def follow(listener: AudioEars, sound: Sound, said: Frame | None = None, start: int = 0) -> list[Hearing]:
    return [listener.hear(start + i * FRAME_MS, frame, "", said) for i, frame in enumerate(sound.frames())]


def call_of(speech: Sound, before_ms: int = 1000, after_ms: int = 300) -> Sound:
    quiet = np.zeros(8 * before_ms, dtype=np.int16)
    return Sound(np.concatenate([quiet, speech.samples, quiet[: 8 * after_ms]]), 8000)


@pytest.mark.model
@pytest.mark.recordings
def test_an_utterance_is_heard_from_its_first_syllable_to_its_last(korean: VoskModel) -> None:
    speech = telephone(recording("ko/fv01_t01_s01.wav"))
    listener = ears(korean)
    heard = follow(listener, call_of(speech))
    assert heard[40].onset is None, "nobody has spoken yet"
    assert heard[-1].text == SAID, "the last word is out 300 ms after the end, without waiting for a final result"
    utterance = listener.end_utterance()
    assert utterance.text == SAID
    assert utterance.sound is not None
    assert utterance.sound.duration_ms > utterance.offset - utterance.onset + 400, "from before the onset as well"


@pytest.mark.model
@pytest.mark.recordings
def test_a_pause_does_not_complete_a_phrase_and_what_follows_is_added(korean: VoskModel) -> None:
    speech = telephone(recording("ko/fv01_t01_s01.wav"))
    first, rest = (Sound(part, 8000) for part in np.split(speech.samples, [8 * AFTER_FIRST_WORD_MS]))
    listener = ears(korean)
    paused = follow(listener, call_of(first, after_ms=500))
    assert SAID.startswith(paused[-1].text)
    assert paused[-1].text != SAID
    assert paused[-1].changed == paused[-1].offset, "it is settled: nobody need wait for it to stay the same"
    on = follow(listener, call_of(rest, before_ms=20), start=len(paused) * FRAME_MS)
    assert on[-1].onset == paused[-1].onset
    assert on[-1].text == listener.end_utterance().text == SAID


@pytest.mark.model
@pytest.mark.recordings
def test_a_second_utterance_is_heard_as_well(korean: VoskModel) -> None:
    speech = call_of(telephone(recording("ko/fv01_t01_s01.wav")))
    listener = ears(korean)
    follow(listener, speech)
    first = listener.end_utterance()
    follow(listener, speech, start=speech.duration_ms)
    second = listener.end_utterance()
    assert (first.text, second.text) == (SAID, SAID)
    assert second.onset > first.offset


@pytest.mark.model
@pytest.mark.recordings
def test_while_the_robot_speaks_a_quiet_voice_is_taken_for_its_echo(korean: VoskModel) -> None:
    speech = telephone(recording("ko/fv01_t01_s01.wav"))
    quiet = Sound((speech.samples * 0.01).astype(np.int16), 8000)
    robot = Frame(np.full(160, 3000, dtype=np.int16))
    assert all(hearing.onset is None for hearing in follow(ears(korean), call_of(quiet), said=robot))


class AlwaysSpeech:
    """A voice activity that takes everything for speech: what is left is the gate."""

    def probability(self, frame: Frame) -> float:
        del frame
        return 1.0


class DeafRecogniser:
    """Hears nothing: these tests are about when somebody speaks."""

    hears_freely = False

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Take any phrases."""

    def accept(self, frame: Frame) -> None:
        """Take any sound."""

    def partial(self) -> Hypothesis:
        return Hypothesis("")

    def final(self) -> Hypothesis:
        return Hypothesis("", final=True)

    def followed(self, *, ended: bool) -> Hypothesis | None:
        del ended
        return None

    def decode_freely(self, sound: Sound) -> Hypothesis:
        del sound
        return Hypothesis("", final=True)

    def close(self) -> None:
        """Nothing was borrowed."""


@pytest.mark.parametrize(("closed_ms", "noticed"), [(60, True), (200, False)])
def test_while_the_robot_speaks_a_closed_consonant_does_not_hide_an_onset(closed_ms: int, noticed: bool) -> None:  # noqa: FBT001 - pytest gives it
    listener = AudioEars(AlwaysSpeech(), DeafRecogniser(), VoiceActivitySettings(onset_ms=160))
    robot, loud, quiet = Frame(np.full(160, 3000, np.int16)), tone([300], 60), tone([300], closed_ms, -60)
    heard = follow(listener, join([silence(200), loud, quiet, loud]), said=robot)
    assert (heard[-1].onset is not None) == noticed


@pytest.mark.parametrize(("after_ms", "noticed"), [(100, False), (400, True)])
def test_the_echo_of_the_last_words_comes_after_them(after_ms: int, noticed: bool) -> None:  # noqa: FBT001 - pytest gives it
    listener = AudioEars(AlwaysSpeech(), DeafRecogniser(), VoiceActivitySettings(onset_ms=40))
    follow(listener, silence(400), said=Frame(np.full(160, 3000, np.int16)))
    heard = follow(listener, join([silence(after_ms), tone([300], 160, -45)]), start=400)
    assert any(hearing.onset is not None for hearing in heard) == noticed


@pytest.mark.parametrize("snr_db", [20, 10, 5])
def test_how_far_an_utterance_stands_out_of_the_noise_is_measured(snr_db: int) -> None:
    speech = to_level(telephone(read_sound(FIXTURES / "ko/yes.wav")), -20.0)
    call = call_of(speech)
    hiss = noise("pink", call.duration_ms)
    noisy = overlay(call, gain(hiss, -20.0 - snr_db - rms_dbfs(hiss.samples)))
    listener = AudioEars(SileroActivity(8000), DeafRecogniser(), VoiceActivitySettings())
    follow(listener, noisy)
    measured = listener.end_utterance().snr_db
    assert measured is not None
    assert abs(measured - snr_db) < 4


def test_nothing_is_known_of_the_noise_while_the_robot_speaks() -> None:
    listener = AudioEars(AlwaysSpeech(), DeafRecogniser(), VoiceActivitySettings())
    follow(listener, tone([300], 500, -10.0), said=Frame.silence(8000))
    assert listener.end_utterance().snr_db is None


class Deaf(DeafRecogniser):
    """Hears nothing among what is expected, and this freely."""

    def decode_freely(self, sound: Sound) -> Hypothesis:
        del sound
        return Hypothesis("네", final=True, free=True)


UTTERANCE = Utterance("", 0, 500, silence(500))


def test_a_second_hearing_takes_place_at_once_or_beside_the_call() -> None:
    at_once = AudioEars(AlwaysSpeech(), Deaf(), VoiceActivitySettings()).decode_freely(UTTERANCE)
    assert at_once is not None
    assert at_once.done()
    with ThreadPoolExecutor(1) as beside:
        later = AudioEars(AlwaysSpeech(), Deaf(), VoiceActivitySettings(), beside).decode_freely(UTTERANCE)
        assert later is not None
        assert later.result(timeout=20) == at_once.result() == "네"


def test_what_was_followed_or_has_no_sound_is_not_heard_again() -> None:
    ears_of_one = AudioEars(AlwaysSpeech(), Deaf(), VoiceActivitySettings())
    known = ears_of_one.decode_freely(Utterance("아", 0, 500, silence(500), free_text="아니요"))
    assert known is not None
    assert known.result() == "아니요"
    assert ears_of_one.decode_freely(Utterance("네", 0, 500)) is None
