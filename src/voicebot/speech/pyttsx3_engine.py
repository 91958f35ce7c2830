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
import weakref
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicebot.audio.wav import read_sound
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.speech.words import mark_words

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings

VOICES = {"en": "en-us", "ko": "ko", "ru": "ru"}
"""espeak-ng's voice for a language; for any other language its code is the voice's name."""

WORKER = "voicebot.speech.pyttsx3_worker"
"""The module that the process runs."""

PATIENCE_S = 20.0
"""A worker that has not answered after this long is ended: pyttsx3 waits for ever when it cannot write its file."""

_DEFAULT_PITCH = 50


class _WorkerDied(Exception):  # noqa: N818 - never leaves this file
    """The process ended without an answer."""


class _Worker:
    """One process: asks it one thing at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the call; the worker leaves when its input ends
        )
        self.close = weakref.finalize(self, _end, self._process)

    def receive(self) -> dict[str, Any]:
        """Read one answer.

        Raises:
            _WorkerDied: there is none.
        """
        watchdog = threading.Timer(PATIENCE_S, self._process.kill)
        watchdog.start()
        try:
            line = self._process.stdout.readline() if self._process.stdout else ""
        finally:
            watchdog.cancel()
        if not line:
            raise _WorkerDied
        found: dict[str, Any] = json.loads(line)
        return found

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and read its answer.

        Raises:
            _WorkerDied: it ended before it answered.
        """
        try:
            if self._process.stdin:
                self._process.stdin.write(json.dumps(request) + "\n")
                self._process.stdin.flush()
        except BrokenPipeError as error:
            raise _WorkerDied from error
        return self.receive()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid


def _end(process: subprocess.Popen[str]) -> None:
    """End a worker and collect it, so that no zombie stays."""
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # it died with a request in its pipe
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


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
        self._lock = threading.RLock()

    @cached_property
    def name(self) -> str:
        """``pyttsx3`` and espeak-ng with their versions; needs no worker, so that cached prompts need none."""
        return " ".join(["pyttsx3", version("pyttsx3"), *_espeak_version()])

    @property
    def pid(self) -> int | None:
        """The worker's process number, None when none runs."""
        return self._worker.pid if self._worker else None

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
            return replace(sound, marks=mark_words(text, found["words"], sound.duration_ms))

    def close(self) -> None:
        """End the process; the next text starts another."""
        with self._lock:
            if self._worker:
                self._worker.close()
                self._worker = None

    def _ask_twice(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._ask(request)
        except _WorkerDied:
            self.close()
        try:
            return self._ask(request)
        except _WorkerDied as error:
            self.close()
            raise SynthesisError(
                f"pyttsx3's process died twice on '{request['text']}'", remedy="try the text with 'voicebot say'"
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
