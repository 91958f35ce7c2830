from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rapidfuzz.distance import Levenshtein
from tests.recognition.conftest import recording, with_silence

from voicebot.audio import tones
from voicebot.audio.channel import telephone
from voicebot.audio.resample import resample
from voicebot.errors import ModelMissingError
from voicebot.recognition.facts import ModelFacts
from voicebot.recognition.models import FoundModel
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

pytestmark = pytest.mark.model

SENTENCES = {
    "ko/fv01_t01_s01.wav": "기차도 전기도 없었다",
    "ko/fv01_t01_s02.wav": "라디오도 영화도 몰랐다",
    "ko/fv01_t02_s50.wav": "검게 탄 얼굴이 그대로 비치었다",
    "ko/leopard_test_ko.wav": "그는 이리저리 피하면서 길 한 옆으로 걸어갔다",
}


def heard(recogniser: VoskRecogniser, sound: Sound) -> str:
    for frame in with_silence(sound).frames():
        recogniser.accept(frame)
    return recogniser.final().text


@pytest.mark.recordings
@pytest.mark.parametrize("rate", [16_000, 8_000])
def test_a_person_is_heard_among_expected_phrases(korean: VoskModel, rate: int) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(list(SENTENCES.values()))
    for name, said in SENTENCES.items():
        text = heard(recogniser, resample(recording(name), rate))
        nearest = min(SENTENCES.values(), key=lambda phrase: Levenshtein.distance(text, phrase))
        assert nearest == said, f"{name}: heard '{text}'"


@pytest.mark.recordings
def test_free_decoding_hears_words_that_nobody_listed(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(["네", "아니요"])
    free = recogniser.decode_freely(with_silence(recording("ko/fv01_t01_s01.wav"))).text
    assert Levenshtein.normalized_similarity(free.replace(" ", ""), "기차도전기도없었다") > 0.5


@pytest.mark.recordings
def test_the_same_audio_gives_the_same_words(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(list(SENTENCES.values()))
    sound = recording("ko/leopard_test_ko.wav")
    assert heard(recogniser, sound) == heard(recogniser, sound)


@pytest.mark.recordings
def test_free_decoding_is_as_repeatable(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    sound = telephone(recording("ko/leopard_test_ko.wav"), snr_db=10)
    assert len({recogniser.decode_freely(sound).text for _ in range(5)}) == 1


def test_words_the_model_lacks_are_split_or_reported(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(["다시는 전화하지 마세요", "абырвалг"])
    assert recogniser.grammar.pieces["다시는"] == ("다시", "는")
    assert list(recogniser.grammar.missing) == ["абырвалг"]


def test_silence_is_heard_as_nothing(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(["네", "아니요"])
    assert heard(recogniser, tones.silence(500)) == ""


def test_a_damaged_model_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("model")
    with pytest.raises(ModelMissingError, match="cannot load the model"):
        VoskModel(FoundModel(path=folder, name="broken", source="given", facts=ModelFacts("dynamic")), "ko", folder)
