from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.host import engines as engines_module
from voicebot.host.engines import Engines
from voicebot.host.voices import list_voices
from voicebot.settings import Settings, VoiceSettings
from voicebot.speech.engine import EngineVoice

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

IRINA = EngineVoice("piper", "ru", "irina", "CC0")
DMITRI = EngineVoice("piper", "ru", "dmitri", "CC0")
RUSSIAN = EngineVoice("pyttsx3", "ru", "ru", "GPL-3.0")
KOREAN = EngineVoice("pyttsx3", "ko", "ko", "GPL-3.0")


class Listing:
    """An engine that has voices and says nothing."""

    name = "listing"

    def __init__(self, *voices: EngineVoice) -> None:
        self._voices = voices

    def voices(self) -> tuple[EngineVoice, ...]:
        return self._voices

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        raise NotImplementedError

    def close(self) -> None:
        pass


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with one voice of Piper's and espeak-ng."""
    made = {"piper": Listing(IRINA), "festival": Listing(), "pyttsx3": Listing(KOREAN, RUSSIAN)}
    monkeypatch.setattr(engines_module, "ENGINES", {name: lambda _, one=one: one for name, one in made.items()})


def listed(settings: Settings | None = None, *published: EngineVoice, language: str | None = None) -> list[str]:
    engines = Engines(settings or Settings.model_construct())
    return [
        f"{one.voice.name}{' default' if one.default else ''}{'' if one.installed else ' absent'}"
        for one in list_voices(engines, published, language)
    ]


@pytest.mark.usefixtures("machine")
def test_by_language_the_default_first_and_what_is_absent_last() -> None:
    assert listed(None, DMITRI) == ["ko default", "irina default", "ru", "dmitri absent"]


@pytest.mark.usefixtures("machine")
def test_what_is_installed_is_told_once() -> None:
    assert listed(None, IRINA, language="ru") == ["irina default", "ru"]


@pytest.mark.usefixtures("machine")
def test_what_is_set_is_the_default() -> None:
    settings = Settings.model_construct(voices={"ru": VoiceSettings(engine="pyttsx3")})
    assert listed(settings, language="ru") == ["ru default", "irina"]


@pytest.mark.usefixtures("machine")
def test_a_language_that_nobody_speaks_has_none() -> None:
    assert listed(language="xx") == []
