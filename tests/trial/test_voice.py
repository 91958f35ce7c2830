from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.level import active_dbfs, rms_dbfs
from voicebot.audio.tones import tone
from voicebot.audio.wav import write_wav
from voicebot.errors import CaseError
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine
from voicebot.trial.case import Case
from voicebot.trial.case_file import Caller, CaseFile
from voicebot.trial.voice import NOISE_MS, SPEECH_DBFS, CallerVoice

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings


class Notes:
    """An engine that keeps what it was asked for and says a tone of 4.5 kHz and one of 1 kHz."""

    name = "notes"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, int]] = []

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        self.asked.append((text, language, voice.voice, voice.words_per_minute))
        return tone([1000, 3800], 500, rate=22_050)

    def close(self) -> None:
        pass


def case(path: Path = Path("case.yaml"), **more: Any) -> Case:  # noqa: ANN401 - any key of a case
    return Case(path, CaseFile.model_validate({"case": "x", "turns": [{"caller": "да"}], **more}))


def energy(sound: Sound, hertz: int) -> float:
    spectrum = np.abs(np.fft.rfft(sound.samples))
    return float(spectrum[round(hertz * len(sound.samples) / sound.rate)] / spectrum.max())


def test_the_turn_s_voice_goes_before_the_case_s() -> None:
    engine = Notes()
    voice = CallerVoice(case(voice="ru+m2", words_per_minute=130), engine, "ru")
    voice.sound(Caller(text="да"))
    voice.sound(Caller.model_validate({"text": "нет", "voice": {"voice": "ru+f3", "words_per_minute": 200}}))
    assert engine.asked == [("да", "ru", "ru+m2", 130), ("нет", "ru", "ru+f3", 200)]


def test_a_telephone_lets_only_its_band_through() -> None:
    told, clean = (
        CallerVoice(case(channel=channel), Notes(), "ru").sound(Caller(text="да")) for channel in ("telephone", "clean")
    )
    assert told is not None
    assert clean is not None
    assert told.rate == clean.rate == 8000
    assert energy(told, 3800) < 0.05
    assert energy(clean, 3800) > 0.5
    assert active_dbfs(told) == pytest.approx(SPEECH_DBFS, abs=0.5)


def test_a_recording_goes_before_the_voice_and_through_the_same_telephone(tmp_path: Path) -> None:
    write_wav(tmp_path / "yes.wav", tone([1000, 3800], 500, rate=44_100).samples, 44_100)
    engine = Notes()
    sound = CallerVoice(case(tmp_path / "case.yaml"), engine, "ru").sound(Caller(text="да", wav="yes.wav"))
    assert sound is not None
    assert (sound.rate, sound.duration_ms, engine.asked) == (8000, 500, [])
    assert energy(sound, 3800) < 0.05


def test_a_recording_that_is_gone_is_told() -> None:
    with pytest.raises(CaseError, match=r"no sound file 'gone\.wav'"):
        CallerVoice(case(), Notes(), "ru").sound(Caller(wav="gone.wav"))


def test_keys_make_no_sound() -> None:
    assert CallerVoice(case(), Notes(), "ru").sound(Caller(keys="1")) is None


@pytest.mark.parametrize("kind", ["white", "pink", "babble-like"])
@pytest.mark.parametrize("channel", ["telephone", "clean"])
def test_noise_is_as_far_below_speech_as_was_asked(kind: str, channel: str) -> None:
    noise = CallerVoice(case(noise_kind=kind, channel=channel), Notes(), "ru", snr_db=15).noise()
    assert noise is not None
    assert noise.duration_ms == NOISE_MS
    assert rms_dbfs(noise.samples) == pytest.approx(SPEECH_DBFS - 15, abs=0.5)


def test_no_noise_without_a_ratio() -> None:
    assert CallerVoice(case(), Notes(), "ru").noise() is None


@pytest.mark.voice
def test_a_real_voice() -> None:
    engine = Pyttsx3Engine()
    try:
        sound = CallerVoice(case(), engine, "ru").sound(Caller(text="да, слушаю вас"))
    finally:
        engine.close()
    assert sound is not None
    assert 500 < sound.duration_ms < 4000


@pytest.mark.voice
def test_a_turn_sounds_the_same_whatever_was_said_before() -> None:
    engine = Pyttsx3Engine()
    voice = CallerVoice(case(), engine, "ru")
    try:
        first, _, again = (voice.sound(Caller(text=text)) for text in ("да", "соедините с оператором", "да"))
    finally:
        engine.close()
    assert first is not None
    assert again is not None
    assert np.array_equal(first.samples, again.samples)
