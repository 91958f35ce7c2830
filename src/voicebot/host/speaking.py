"""What speaks in calls: for each script its voice, with every prompt ready that can be known before the call."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from voicebot.dialog.prompts import fixed_prompts
from voicebot.errors import SynthesisError
from voicebot.host.phrases import recorded_prompts
from voicebot.language.pieces import Filled
from voicebot.speech.cache import SoundCache
from voicebot.speech.mouth import AudioMouth
from voicebot.speech.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.host.engines import Engines
    from voicebot.settings import Settings


class Speaking:
    """Makes the voices of scripts, and what says them in a call.

    Args:
        engines: what speaks.
        settings: where sounds are kept.
    """

    def __init__(self, engines: Engines, settings: Settings) -> None:
        self._engines = engines
        self._settings = settings

    def voice(self, script: Script, script_folder: Path | None, rate: int, *, live: bool = False) -> Voice:
        """Give the voice that says a script: its recordings, the cache, the engine.

        Args:
            script: the script.
            script_folder: where its recordings are.
            rate: the line's samples a second.
            live: it must not wait: what is missing is made in a thread.

        Raises:
            ScriptError: the list of its recordings is wrong.
        """
        wanted = self._engines.chosen(script.language)
        return Voice(
            self._engines.engine(wanted.engine),
            SoundCache(self._settings.cache_dir),
            recorded_prompts(script, script_folder),
            language=script.language,
            settings=wanted,
            rate=rate,
            executor=self._beside if live else None,
        )

    def mouth(self, voice: Voice, script: Script, contact: Mapping[str, object], now: datetime) -> AudioMouth:
        """Give what says a script to a contact; what can be known before the call is made now.

        Args:
            voice: the script's.
            script: the script.
            contact: the contact's columns.
            now: when the call begins.

        Raises:
            ContactError: the contact lacks what the script needs.
            SynthesisError: a prompt cannot be said.
            VoiceMissingError: nothing can speak it.
        """
        texts = [(one.node, Filled.of(one.text, one.pieces)) for one in fixed_prompts(script, contact, now)]
        for text, why in voice.prepare(texts).missing.items():
            raise SynthesisError(f"the prompt '{text}' cannot be said: {why}", remedy="reword or record it")
        if any(filled.heard for _, filled in texts):
            voice.warm_up()
        return AudioMouth(voice)

    def close(self) -> None:
        """Stop the thread."""
        if "_beside" in self.__dict__:
            self._beside.shutdown(cancel_futures=True)
            del self._beside

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        """Where live calls have made what is missing; one thread, because an engine says one thing at a time."""
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="speech")
