"""Which engine is taken: what is named, what knows the voice, the best that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import SettingsError
from voicebot.host.engines import ENGINES, Engines, make_engine
from voicebot.settings import Settings, VoiceSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLAIN = Settings.model_construct()


@pytest.fixture
def engines() -> Iterator[Engines]:
    made = Engines(PLAIN)
    yield made
    made.close()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Take an engine from this machine."""

    def take(name: str) -> None:
        if name == "festival":
            monkeypatch.setenv("PATH", str(tmp_path))
        else:
            monkeypatch.setattr("voicebot.speech.piper_engine.find_spec", lambda _: None)

    return take


@pytest.mark.parametrize("name", ENGINES)
def test_engine_is_made_without_starting_anything(name: str) -> None:
    engine = make_engine(name, PLAIN)
    assert engine.name.startswith(name)
    engine.close()


def test_unknown_engine_suggests_the_nearest() -> None:
    with pytest.raises(SettingsError, match="did you mean pyttsx3"):
        make_engine("pyttsx", PLAIN)


def test_bare_machine_speaks_everything_with_pyttsx3(without: Callable[[str], None], engines: Engines) -> None:
    without("festival")
    without("piper")
    assert {engines.best(language) for language in ("ru", "en", "ko")} == {"pyttsx3"}
    assert "festvox-ru" in " ".join(engines.better("ru"))
    assert "voicebot[piper]" in " ".join(engines.better("en"))
    assert engines.better("ko") == []


@pytest.mark.festival
def test_russian_gets_festival_and_korean_does_not(without: Callable[[str], None], engines: Engines) -> None:
    without("piper")
    assert engines.best("ru") == "festival"
    assert engines.best("ko") == "pyttsx3"
    assert engines.chosen("ru") == VoiceSettings(engine="festival", voice="msu_ru_nsh_clunits")


def test_piper_is_best_where_it_has_a_voice(tmp_path: Path) -> None:
    pytest.importorskip("piper")
    folder = tmp_path / "ru"
    folder.mkdir()
    for name in ("ru_RU-irina-medium.onnx", "ru_RU-irina-medium.onnx.json"):
        (folder / name).write_bytes(b"{}")
    engines = Engines(PLAIN.model_copy(update={"voices_dir": tmp_path}))
    assert engines.best("ru") == "piper"
    assert engines.better("ru") == []


def test_named_engine_stays(engines: Engines) -> None:
    wanted = VoiceSettings(engine="pyttsx3", words_per_minute=120)
    assert engines.chosen("ru", wanted) == wanted


@pytest.mark.voice
@pytest.mark.parametrize(
    ("voice", "engine"), [("ru+f3", "pyttsx3"), ("ru-lv", "pyttsx3"), ("somewhere/my.onnx", "piper")]
)
def test_named_voice_decides_on_the_engine(engines: Engines, voice: str, engine: str) -> None:
    assert engines.chosen("ru", VoiceSettings(voice=voice)).engine == engine


def test_settings_of_the_language_hold() -> None:
    settings = PLAIN.model_copy(update={"voices": {"ru": VoiceSettings(engine="pyttsx3", pitch=60)}})
    assert Engines(settings).chosen("ru").pitch == 60
