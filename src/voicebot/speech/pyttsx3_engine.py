"""pyttsx3 with espeak-ng: the voice that works everywhere.

It runs in a process of its own (`voicebot.speech.pyttsx3_worker`): it breaks when several threads or another user of
libespeak share its process, and a crash of the library must not end a call.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicebot.audio.wav import read_sound
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.speech.engine import EngineVoice
from voicebot.speech.pauses import with_pauses
from voicebot.speech.process import LineProcess, ProcessDiedError
from voicebot.speech.words import mark_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings

VOICES = {"en": "en-us", "ko": "ko", "ru": "ru"}
"""espeak-ng's voice for a language; for any other language its code is the voice's name."""

WORKER = "voicebot.speech.pyttsx3_worker"
"""The module that the process runs."""

PATIENCE_S = 20.0
"""A worker that has not answered after this long is ended: pyttsx3 waits for ever when it cannot write its file."""

_DEFAULT_PITCH = 50


class _Worker:
    """One process: asks it one thing at a time."""

    def __init__(self) -> None:
        self._process = LineProcess([sys.executable, "-m", WORKER])
        self.close = self._process.close
        self.pid = self._process.pid

    def receive(self) -> dict[str, Any]:
        """Read one answer.

        Raises:
            ProcessDiedError: there is none.
        """
        found: dict[str, Any] = json.loads(self._process.read_line(PATIENCE_S))
        return found

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and read its answer.

        Raises:
            ProcessDiedError: it ended before it answered.
        """
        self._process.send(json.dumps(request) + "\n")
        return self.receive()


def _espeak_version() -> list[str]:
    """Ask espeak-ng's command for its name and version, in 10 ms; nothing where only the library is installed."""
    command = shutil.which("espeak-ng")
    if command is None:
        return []
    ran = subprocess.run(  # noqa: S603 - a command of the system, no shell
        [command, "--version"], capture_output=True, encoding="utf-8", check=False
    )
    found = re.search(r"[\d.]+", ran.stdout)
    return ["espeak-ng", found[0]] if found else []


class Pyttsx3Engine:
    """Speaks through pyttsx3; safe to use from several threads, which take turns.

    A voice is a name of espeak-ng's (``ko``, ``gmw/en-us``), with a variant if wanted (``ru+f3``).
    """

    def __init__(self) -> None:
        self._worker: _Worker | None = None
        self._voices: tuple[EngineVoice, ...] | None = None
        self._lock = threading.RLock()

    @cached_property
    def name(self) -> str:
        """``pyttsx3`` and espeak-ng with their versions; needs no worker, so that cached prompts need none."""
        return " ".join(["pyttsx3", version("pyttsx3"), *_espeak_version()])

    @property
    def pid(self) -> int | None:
        """The worker's process number, None when none runs."""
        return self._worker.pid if self._worker else None

    def voices(self) -> Sequence[EngineVoice]:
        """List espeak-ng's voices, a language's own one first; none where there is no espeak-ng."""
        with self._lock:
            if self._voices is None:
                try:
                    told = self._ask_twice({"voices": True})["voices"]
                except VoiceMissingError:
                    told = []
                self._voices = tuple(sorted((_voice(*one) for one in told), key=_own_first))
            return self._voices

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        """Speak a text; see `voicebot.speech.engine.Engine`.

        Raises:
            VoiceMissingError: no espeak-ng on this machine, or it has no such voice.
            SynthesisError: there is nothing to say, or the engine failed, its process died twice.
        """
        if not text.strip():
            raise SynthesisError("there is nothing to say: the text is empty")
        name = voice.voice or VOICES.get(language, language)
        with self._lock, tempfile.TemporaryDirectory(prefix="voicebot-") as folder:
            file = Path(folder) / "speech.wav"
            found = self._ask_twice(
                {
                    "text": text,
                    "voice": name,
                    "words_per_minute": voice.words_per_minute,
                    "pitch": _DEFAULT_PITCH if voice.pitch is None else voice.pitch,
                    "file": str(file),
                }
            )
            if found["fault"] == "voice":
                raise VoiceMissingError(
                    f"espeak-ng has no voice '{name}'", remedy="'espeak-ng --voices' lists the voices"
                )
            if found["fault"] or not file.exists():
                raise SynthesisError(f"pyttsx3 could not speak '{text}': {found['message'] or 'no sound came'}")
            sound = read_sound(file)
        marked = replace(sound, marks=mark_words(text, found["words"], sound.duration_ms))
        # without a wish espeak-ng's own pause, which goes with the speed
        return marked if voice.sentence_pause_ms is None else with_pauses(marked, text, voice.sentence_pause_ms)

    def close(self) -> None:
        """End the process; the next text starts another."""
        with self._lock:
            if self._worker:
                self._worker.close()
                self._worker = None

    def _ask_twice(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._ask(request)
        except ProcessDiedError:
            self.close()
        try:
            return self._ask(request)
        except ProcessDiedError as error:
            self.close()
            raise SynthesisError(
                f"pyttsx3's process died twice on '{request.get('text', 'the list of its voices')}'",
                remedy="try the text with 'voicebot say'",
            ) from error

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._worker is None:
            self._worker = _Worker()
            greeting = self._worker.receive()
            if greeting["fault"]:
                self.close()
                raise VoiceMissingError(
                    f"pyttsx3 finds no espeak-ng: {greeting['message']}", remedy="apt-get install espeak-ng"
                )
        return self._worker.ask(request)


def _voice(identifier: str, language: str, about: str) -> EngineVoice:
    """Describe one of espeak-ng's voices; ``gmw/en-us`` is called en-us in the settings."""
    name = identifier.rpartition("/")[2]
    return EngineVoice("pyttsx3", language.partition("-")[0], name, "GPL-3.0", about)


def _own_first(voice: EngineVoice) -> tuple[str, bool]:
    return voice.language, voice.name != VOICES.get(voice.language, voice.language)
