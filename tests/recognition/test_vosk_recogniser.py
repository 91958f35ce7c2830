from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rapidfuzz.distance import Levenshtein
from tests.recognition.conftest import STATIC_GRAPH, linked, recording, with_silence

from voicebot.audio import tones
from voicebot.audio.channel import telephone
from voicebot.audio.frame import Frame
from voicebot.audio.resample import resample
from voicebot.audio.wav import read_sound
from voicebot.errors import ModelMissingError, SettingsError
from voicebot.recognition.facts import ModelFacts
from voicebot.recognition.hypothesis import Hypothesis
from voicebot.recognition.models import FoundModel, find_model
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser
from voicebot.recognition.vosk_recogniser import heard as read_result
from voicebot.settings import RecognitionSettings, load_settings

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

pytestmark = pytest.mark.model

FIXTURES = Path(__file__).parents[2] / "audio_fixtures"
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


@pytest.mark.recordings
@pytest.mark.parametrize(("upsample", "least"), [("linear_noise", 0.8), ("kaldi", 0.4)])
def test_a_telephone_is_heard_by_each_recipe(korean: VoskModel, upsample: str, least: float) -> None:
    recogniser = VoskRecogniser(korean.using(RecognitionSettings.model_validate({"upsample": upsample})))
    recogniser.listen_for(list(SENTENCES.values()))
    text = heard(recogniser, telephone(recording("ko/fv01_t01_s01.wav")))
    assert Levenshtein.normalized_similarity(text, "기차도 전기도 없었다") > least


def test_without_upsampling_a_telephone_is_refused_and_the_models_own_rate_is_not(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean.using(RecognitionSettings(upsample="none")))
    recogniser.accept(Frame.silence(16_000))
    with pytest.raises(SettingsError, match="hears 16000 Hz") as refused:
        recogniser.accept(Frame.silence(8000))
    assert "recognition.ko.upsample" in refused.value.remedy


@pytest.mark.recordings
def test_a_model_without_allow_upsample_may_be_given_8000_hz(korean_files: Path, tmp_path: Path) -> None:
    folder = linked(korean_files, tmp_path / "model")
    for name in ("HCLr.fst", "Gr.fst"):
        (folder / "graph" / name).unlink()
    for name in ("HCLG.fst", "words.txt"):
        (folder / "graph" / name).symlink_to(STATIC_GRAPH / name)
    (folder / "conf" / "mfcc.conf").unlink()
    (folder / "conf" / "mfcc.conf").write_text(
        "--use-energy=false\n--num-mel-bins=40\n--num-ceps=40\n--high-freq=7600\n"
    )
    found = find_model("ko", given=folder, settings=load_settings())
    assert not found.facts.upsamples
    model = VoskModel(found, "ko", tmp_path / "cache", RecognitionSettings(upsample="kaldi"))
    assert model.decode_freely(telephone(recording("ko/fv01_t01_s01.wav"))).text


@pytest.mark.recordings
def test_a_static_graph_hears_everything_whatever_is_expected(static: VoskModel) -> None:
    recogniser = VoskRecogniser(static)
    recogniser.listen_for(["네", "기차도 전기도 없었다"], openly=True)
    assert recogniser.hears_freely
    found = heard(recogniser, recording("ko/fv01_t01_s02.wav"))
    assert "영화" in found, "nobody expected it"
    assert heard(recogniser, recording("ko/fv01_t01_s01.wav")) == "기차도 전기도 없었다", (
        "pieces are joined all the same"
    )
    assert recogniser.followed(ended=True) is None, "it need not be followed"


@pytest.mark.recordings
def test_an_open_answer_is_followed_freely_while_it_is_said(korean: VoskModel) -> None:
    sound = recording("ko/fv01_t01_s01.wav")
    recogniser = VoskRecogniser(korean)
    recogniser.decode_freely(sound)  # one is made
    recogniser.listen_for(["네", "아니요"], openly=True)
    assert not set(heard(recogniser, sound).split()) - {"네", "아니요"}, "the grammar hears its own words"
    partial = recogniser.followed(ended=False)
    followed = recogniser.followed(ended=True)
    assert partial is not None
    assert followed is not None
    assert "기차" in partial.text
    assert Levenshtein.normalized_similarity(followed.text.replace(" ", ""), "기차도전기도없었다") > 0.5
    assert followed.free
    assert recogniser.followed(ended=True) is None


def test_with_no_free_recogniser_to_spare_nothing_is_followed_and_a_call_that_ends_gives_back(
    korean: VoskModel,
) -> None:
    model = korean.using(RecognitionSettings(free_recognisers=2))
    with model.free_recognisers(16_000).lend():
        pass  # one is made
    calls = [VoskRecogniser(model) for _ in range(2)]
    for call in calls:
        call.listen_for(["네"], openly=True)
        call.accept(Frame.silence())
    assert calls[0].followed(ended=False) is not None
    assert calls[1].followed(ended=False) is None
    for call in calls:
        call.close()
        call.accept(Frame.silence())
    assert calls[0].followed(ended=False) is not None


@pytest.mark.recordings
def test_alternatives_come_best_first(korean: VoskModel) -> None:
    sound = recording("ko/leopard_test_ko.wav")
    found = korean.alternatives(sound, 3)
    assert 1 < len(found) <= 3
    assert len(set(found)) == len(found)


def test_the_words_of_a_grammar_come_with_a_confidence(korean: VoskModel) -> None:
    recogniser = VoskRecogniser(korean)
    recogniser.listen_for(["네", "상담원 연결해 주세요"])
    for frame in read_sound(FIXTURES / "ko/operator.wav").frames():
        recogniser.accept(frame)
    found = recogniser.final()
    assert found.text == "상담원 연결해 주세요"
    assert found.confidence is not None
    assert 0 < found.confidence <= 1


def test_json_of_vosk() -> None:
    result = '{"text": "네 [17] {만}", "result": [{"word": "네", "conf": 0.5}, {"word": "[17]", "conf": 1.0}]}'
    assert read_result(result) == Hypothesis("네", True, 0.75)  # noqa: FBT003 - final


@pytest.mark.model
def test_without_a_phrase_that_the_model_knows_everything_may_be_heard(korean: VoskModel) -> None:
    nothing = korean.recogniser(korean.vocabulary.grammar(["соедините с оператором"]).phrases)
    nothing.AcceptWaveform(bytes(32_000))
    assert json.loads(nothing.FinalResult())["text"] == ""
