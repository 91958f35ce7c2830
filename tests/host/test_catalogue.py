from __future__ import annotations

import re

import pytest

from voicebot.errors import UsageError
from voicebot.host.catalogue import Catalogue, catalogue, language_of
from voicebot.recognition.models import LANGUAGES

KNOWN: Catalogue = catalogue()


@pytest.mark.parametrize("language", [*LANGUAGES, "de", "kk", "zh"])
def test_a_language_means_its_recommended_model(language: str) -> None:
    model = KNOWN.model(language)
    assert model
    assert (model.language, model.recommended, model.graph) == (language, True, "dynamic")


def test_each_language_recommends_one_model_and_one_voice() -> None:
    for entries in (KNOWN.models, KNOWN.voices):
        languages = [entry.language for entry in entries if entry.recommended]
        assert sorted(languages) == sorted({entry.language for entry in entries})


def test_names_are_unique_and_tell_the_language() -> None:
    names = [model.name for model in KNOWN.models]
    assert len(names) == len(set(names))
    assert {model.name: model.language for model in KNOWN.models} == {name: language_of(name) for name in names}


def test_checksums_have_their_form() -> None:
    for model in KNOWN.models:
        assert re.fullmatch(r"([0-9a-f]{32})?", model.md5)
        assert re.fullmatch(r"([0-9a-f]{64})?", model.sha256)
    for voice in KNOWN.voices:
        assert re.fullmatch(r"[0-9a-f]{64}", voice.model.sha256)
        assert re.fullmatch(r"[0-9a-f]{64}", voice.config.sha256)


def test_a_recommended_voice_may_be_used_by_a_business() -> None:
    assert all(voice.licence == "CC0" for voice in KNOWN.voices if voice.recommended)


@pytest.mark.parametrize("wanted", ["irina", "ru_RU-irina-medium"])
def test_a_voice_has_a_name_and_a_key(wanted: str) -> None:
    assert KNOWN.voice(wanted).path == "ru/ru_RU/irina/medium/ru_RU-irina-medium.onnx"


def test_a_model_that_is_not_listed_may_be_wanted_by_its_name() -> None:
    assert KNOWN.model("vosk-model-small-ru-9.99") is None


@pytest.mark.parametrize(("wanted", "near"), [("rus", "ru"), ("vosk-modl-ru-0.42", "vosk-model-ru-0.42")])
def test_a_mistyped_model_is_answered_with_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(UsageError) as refused:
        KNOWN.model(wanted)
    assert refused.value.remedy == f"did you mean {near}?"


def test_a_voice_that_is_not_known() -> None:
    with pytest.raises(UsageError, match="'irinа'"):
        KNOWN.voice("irinа")


@pytest.mark.parametrize(
    ("name", "language"), [("vosk-model-small-cn-0.22", "zh"), ("vosk-model-en-us-0.22", "en"), ("my-model", "")]
)
def test_the_language_in_a_name(name: str, language: str) -> None:
    assert language_of(name) == language
