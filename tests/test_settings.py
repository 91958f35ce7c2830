from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import SettingsError
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_need_no_file() -> None:
    assert load_settings().floor.opening_silence_ms == 500


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nopening_silence_ms = 700\ndecide_within_ms = 800\n")
    monkeypatch.setenv("VOICEBOT_FLOOR__DECIDE_WITHIN_MS", "650")
    floor = load_settings().floor
    assert (floor.opening_silence_ms, floor.decide_within_ms) == (700, 650)


def test_an_unknown_setting_names_itself_and_the_file(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nopening_silense_ms = 700\n")
    with pytest.raises(
        SettingsError, match=r"voicebot\.toml:2:1: unknown setting 'floor\.opening_silense_ms'"
    ) as caught:
        load_settings()
    assert caught.value.remedy == "did you mean opening_silence_ms?"


def test_a_setting_out_of_range_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICEBOT_MATCH__ACCEPT", "2")
    with pytest.raises(SettingsError, match=r"match\.accept"):
        load_settings()


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor\n")
    with pytest.raises(SettingsError, match=r"voicebot\.toml:1:7: not TOML"):
        load_settings()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('modls_dir = "x"', "voicebot.toml:1:1: unknown setting 'modls_dir' (did you mean models_dir?)"),
        ("\nmodels_dir = 5", "voicebot.toml:2:1: setting 'models_dir': this must be a path, in quotes"),
        ("match = {accept = 2}", "voicebot.toml:1:1: setting 'match.accept': 2 is more than 1"),
        ("[ match ]\n  accept = 2", "voicebot.toml:2:3: setting 'match.accept': 2 is more than 1"),
        ('[voices.ru]\n"voic" = "x"', "voicebot.toml:2:1: unknown setting 'voices.ru.voic' (did you mean voice?)"),
        ("[flor]\nx = 1", "voicebot.toml:1:2: unknown setting 'flor' (did you mean floor?)"),
        ('models_dir = "модели"', "voicebot.toml:1: not UTF-8 (save it as UTF-8)"),
    ],
)
def test_a_fault_of_the_file_names_its_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "voicebot.toml").write_bytes(content.encode("cp1251"))
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(said)


def test_faults_come_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text("[floor]\nx = 1\n[match]\naccept = 2\n")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert len(str(caught.value).splitlines()) == 2


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot read it"):
        load_settings()


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("VOICEBOT_MODELS", "{bad", "VOICEBOT_MODELS: VOICEBOT_MODELS is not JSON (write JSON, or a variable"),
        ("VOICEBOT_MODLS_DIR", "x", "VOICEBOT_MODLS_DIR: unknown setting 'modls_dir' (did you mean models_dir?)"),
        ("VOICEBOT_FLOOR__X", "1", "VOICEBOT_FLOOR__X: unknown setting 'floor.x'"),
        ("VOICEBOT_MATCH__ACCEPT", "2", "VOICEBOT_MATCH__ACCEPT: setting 'match.accept': 2 is more than 1"),
    ],
)
def test_a_fault_of_the_environment_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(said)


def test_every_setting_says_what_it_is_for() -> None:
    for group in (
        load_settings().floor,
        load_settings().endpoint,
        load_settings().voice_activity,
        load_settings().match,
    ):
        for name, field in type(group).model_fields.items():
            assert field.description, name


def test_how_a_language_is_recognised_has_defaults_and_its_own_table(tmp_path: Path) -> None:
    (tmp_path / "voicebot.toml").write_text('[recognition.ko]\nupsample = "kaldi"\n', encoding="utf-8")
    settings = load_settings()
    assert (settings.recognition_of("ko").upsample, settings.recognition_of("ko").free) == ("kaldi", "off")
    assert (settings.recognition_of("ru").upsample, settings.recognition_of("ru").free) == (None, "doubt")


@pytest.mark.parametrize(
    ("line", "fault"),
    [("noise_dbfs = -20", "recognition.ru.noise_dbfs"), ("upsampel = 'kaldi'", "upsample"), ("free = 'often'", "free")],
)
def test_a_wrong_way_to_recognise_is_named(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "voicebot.toml").write_text(f"[recognition.ru]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=fault) as refused:
        load_settings()
    assert "voicebot.toml:2" in str(refused.value)
