"""The engine protocol: text in, sound out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings


class Engine(Protocol):
    """Something that speaks. Slow: call it before the call, or through the cache."""

    @property
    def name(self) -> str:
        """The engine's name and version: a part of the cache key."""
        ...

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        """Speak a text.

        Args:
            text: plain text in ``language``.
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
