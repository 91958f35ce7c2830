"""Which engine speaks: its name in the settings, what makes it, and which is the best on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.errors import SettingsError
from voicebot.settings import VoiceSettings
from voicebot.speech.festival_engine import REMEDY as FESTIVAL_REMEDY
from voicebot.speech.festival_engine import FestivalEngine
from voicebot.speech.piper_engine import REMEDY as PIPER_REMEDY
from voicebot.speech.piper_engine import SUFFIX as PIPER_SUFFIX
from voicebot.speech.piper_engine import PiperEngine
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.settings import Settings
    from voicebot.speech.engine import EngineVoice, EngineWithVoices

EVERYWHERE = "pyttsx3"
"""The engine that works on every machine and speaks every language."""

ENGINES: dict[str, Callable[[Settings], EngineWithVoices]] = {
    "piper": lambda settings: PiperEngine(settings.voices_dir),
    "festival": lambda _: FestivalEngine(),
    EVERYWHERE: lambda _: Pyttsx3Engine(),
}
"""What makes each engine, by its name in the settings; the better one first."""

_BETTER_ONLY_IN = {"festival": ("ru",)}
"""An engine whose other voices are no better than espeak-ng's: the diphones of its English ones are older."""

_HINTS = {
    "ru": {
        "piper": "a neural voice: pip install 'voicebot[piper]' and voicebot voices pull ru",
        "festival": f"Festival, which people understand: {FESTIVAL_REMEDY}",
    },
    "en": {"piper": f"a neural voice: {PIPER_REMEDY}"},
}
"""How to get a better engine for a language; for Korean there is none."""


def make_engine(name: str, settings: Settings) -> EngineWithVoices:
    """Make an engine; nothing starts before its first text.

    Raises:
        SettingsError: no engine has that name.
    """
    if name not in ENGINES:
        raise SettingsError(f"no engine is called '{name}'", remedy=nearest(name, ENGINES))
    return ENGINES[name](settings)


class Engines:
    """The engines of one process, each made when it is first needed.

    Args:
        settings: which voices are wanted, and where Piper's are.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._made: dict[str, EngineWithVoices] = {}
        self._best: dict[str, str] = {}

    def engine(self, name: str) -> EngineWithVoices:
        """Give an engine.

        Raises:
            SettingsError: none has that name.
        """
        if name not in self._made:
            self._made[name] = make_engine(name, self._settings)
        return self._made[name]

    def best(self, language: str) -> str:
        """Name the engine that speaks a language best on this machine: Piper, for Russian Festival, pyttsx3."""
        if language not in self._best:
            able = (name for name in ENGINES if self._may_be_best(name, language) and self.voices(name, language))
            self._best[language] = next(able, EVERYWHERE)
        return self._best[language]

    def chosen(self, language: str, wanted: VoiceSettings | None = None) -> VoiceSettings:
        """Give the voice that speaks a language, with the engine and the name that it gets where none is set.

        Without an engine a named voice decides: the first engine that knows it; a variant as ``ru+f3`` is pyttsx3's.

        Args:
            language: its code.
            wanted: the voice; None is the one of the settings.

        Raises:
            SettingsError: no engine has the name that is set.
        """
        wanted = wanted or self._settings.voices.get(language, VoiceSettings())
        engine = wanted.engine or (self._knowing(wanted.voice, language) if wanted.voice else self.best(language))
        return wanted.model_copy(update={"engine": engine, "voice": wanted.voice or self._own(engine, language)})

    def better(self, language: str) -> list[str]:
        """Tell how to get voices that would speak a language better than the best of this machine."""
        names = list(ENGINES)
        hints = _HINTS.get(language, {})
        return [hints[name] for name in names[: names.index(self.best(language))] if name in hints]

    def voices(self, name: str, language: str) -> list[EngineVoice]:
        """List an engine's voices for a language, its own one first."""
        return [voice for voice in self.engine(name).voices() if voice.language == language]

    def close(self) -> None:
        """Stop the engines; the next text starts them again."""
        for engine in self._made.values():
            engine.close()
        self._made.clear()

    def _own(self, engine: str, language: str) -> str:
        """Name the voice that an engine has for a language; pyttsx3 knows without being asked."""
        own = self.voices(engine, language) if engine != EVERYWHERE else []
        return own[0].name if own else ""

    def _knowing(self, voice: str, language: str) -> str:
        if voice.endswith(PIPER_SUFFIX):
            return "piper"
        able = (name for name in ENGINES if any(one.name == voice for one in self.voices(name, language)))
        return next(able, EVERYWHERE)

    @staticmethod
    def _may_be_best(name: str, language: str) -> bool:
        return name != EVERYWHERE and language in _BETTER_ONLY_IN.get(name, (language,))
