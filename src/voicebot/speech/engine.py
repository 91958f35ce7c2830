"""The engine protocol: text in, sound out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings


NATURAL_WORDS_PER_MINUTE = 160
"""The setting at which a voice speaks at its own pace.

It is a real count for espeak-ng alone, which stretches to any pace. The voices of other engines are people who read at
theirs: the Russian one of Festival articulates 121 words a minute.
"""


@dataclass(frozen=True, slots=True)
class EngineVoice:
    """A voice that an engine can speak with.

    Args:
        engine: the engine's name in the settings.
        language: the language's code.
        name: what ``voice`` of the settings calls it.
        licence: of the voice, as far as it tells; empty where it does not.
        about: who is heard and how well, in a few words.
    """

    engine: str
    language: str
    name: str
    licence: str = ""
    about: str = ""


class Engine(Protocol):
    """Something that speaks. Slow: call it before the call, from a thread beside it, or through the cache.

    Every method may be called from any thread; several that speak at once take turns.
    """

    @property
    def name(self) -> str:
        """The engine's name and version: a part of the cache key."""
        ...

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        """Speak a text.

        Args:
            text: plain text in ``language``, numbers and abbreviations written out.
            language: its code: ru, en, ko.
            voice: which voice, how fast; an empty name is the engine's voice for the language.

        Returns:
            Mono sound at the engine's own rate, with marks if the engine tells where its words are.

        Raises:
            VoiceMissingError: the engine has no such voice.
            SynthesisError: it failed.
        """
        ...

    def close(self) -> None:
        """Stop its process, if it has one."""
        ...


class EngineWithVoices(Engine, Protocol):
    """An engine that tells which voices it has."""

    def voices(self) -> Sequence[EngineVoice]:
        """List the voices that it has on this machine; none where it is not installed. A language's own one first."""
        ...
