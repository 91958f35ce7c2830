"""Festival: with Debian's ``festvox-ru`` the one intelligible Russian voice that needs no download.

One process speaks text after text: its voice takes most of a second to load, a sentence 50 ms.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import threading
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.audio.stretch import stretched
from voicebot.audio.wav import read_sound
from voicebot.errors import AudioFileError, SynthesisError, VoiceMissingError
from voicebot.speech.engine import NATURAL_WORDS_PER_MINUTE, EngineVoice
from voicebot.speech.festival_words import to_read
from voicebot.speech.pauses import pause_ms, with_pauses
from voicebot.speech.process import LineProcess, ProcessDiedError
from voicebot.speech.words import mark_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings

REMEDY = "apt-get install festival festvox-ru"

PATIENCE_S = 10.0
"""A process that has not answered after this long is ended."""

_LANGUAGES = {"russian": "ru", "english": "en"}
_LICENCES = {"msu_ru_nsh_clunits": "BSD-like"}
_DONE = "voicebot: done"
_WORD = re.compile(r"voicebot: word (\d+) (\S+)")
_VOICE = re.compile(r"voicebot: voice (\S+) (\S+) (\S+) (\S+)")
_ERROR = re.compile(r"(?:SIOD )?ERROR:? *(.+)")

_SCHEME = f"""
(define (voicebot_done) (format t "\\n{_DONE}\\n") (fflush nil))
(define (voicebot_feature voice name)
  (let ((found (assoc name (cadr (voice.description voice))))) (if found (cadr found) '-)))
(define (voicebot_voice voice)
  (format t "voicebot: voice %s %s %s %s\\n" voice (voicebot_feature voice 'language)
          (voicebot_feature voice 'gender) (voicebot_feature voice 'dialect)))
(define (voicebot_words token number)
  (if token
      (begin
        (mapcar (lambda (word) (format t "voicebot: word %d %f\\n" number (item.feat word "word_start")))
                (item.daughters token))
        (voicebot_words (item.next token) (+ number 1)))))
(define (voicebot_say text file)
  (let ((utterance (utt.synth (eval (list 'Utterance 'Text text)))))
    (utt.save.wave utterance file 'riff)
    (voicebot_words (utt.relation.first utterance 'Token) 0)))
"""
"""What the process is taught first. Each answer ends with a line of its own, after an error too."""


class _Festival:
    """One process: is given one Scheme expression at a time."""

    def __init__(self, command: str) -> None:
        self._process = LineProcess([command, "--pipe"], errors_too=True)
        self.close = self._process.close
        self.pid = self._process.pid
        self.voice = ""
        self.ask(_SCHEME)

    def ask(self, expression: str) -> list[str]:
        """Let it evaluate an expression.

        Raises:
            ProcessDiedError: it ended before it answered.
        """
        self._process.send(f"{expression}\n(voicebot_done)\n")
        lines: list[str] = []
        while (line := self._process.read_line(PATIENCE_S).strip()) != _DONE:
            lines.append(line)
        return lines

    def select(self, voice: str) -> None:
        """Let a voice speak from now on.

        Raises:
            ProcessDiedError: it ended before it answered.
        """
        if self.voice != voice:
            self.ask(f"(voice_{voice})")
            self.voice = voice


class FestivalEngine:
    """Speaks through Festival; safe to use from several threads, which take turns.

    A voice is a name of Festival's (``msu_ru_nsh_clunits``). Pitch cannot be set: the voice is made of recorded pieces.
    """

    def __init__(self) -> None:
        self._festival: _Festival | None = None
        self._voices: tuple[EngineVoice, ...] | None = None
        self._lock = threading.RLock()

    @cached_property
    def name(self) -> str:
        """``festival`` with its version; needs no process, so that cached prompts need none."""
        command = shutil.which("festival")
        return " ".join(["festival", *_version(command)]) if command else "festival"

    @property
    def pid(self) -> int | None:
        """The process's number, None when none runs."""
        return self._festival.pid if self._festival else None

    def voices(self) -> Sequence[EngineVoice]:
        """List the voices in a language of the product, as Festival itself tells; one that does not work has none."""
        with self._lock:
            if self._voices is None:
                try:
                    self._voices = tuple(self._listed())
                except (VoiceMissingError, SynthesisError):
                    return ()
            return self._voices

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        """Speak a text; see `voicebot.speech.engine.Engine`.

        Raises:
            VoiceMissingError: no Festival on this machine, or it has no such voice.
            SynthesisError: there is nothing in the text that it can say, or its process died twice.
        """
        with self._lock:
            name = self._voice(language, voice.voice)
            read = to_read(text, language)
            if not read:
                raise SynthesisError(f"there is nothing that Festival can say in '{text}'", remedy="reword it")
            with tempfile.TemporaryDirectory(prefix="voicebot-") as folder:
                file = Path(folder) / "speech.wav"
                words = _quoted(" ".join(word.text for word in read))
                answer = self._ask_twice(name, f"(voicebot_say {words} {_quoted(str(file))})", text)
                try:
                    sound = read_sound(file)
                except AudioFileError as error:
                    why = _error(answer) or "no sound came"
                    raise SynthesisError(f"Festival could not speak '{text}': {why}", remedy="reword it") from error
        told = [
            (round(float(found[2]) * 1000), read[int(found[1])].offset)
            for line in answer
            if (found := _WORD.match(line)) and int(found[1]) < len(read)
        ]
        marked = replace(sound, remarks=(), marks=mark_words(text, told, sound.duration_ms))
        # Festival's Duration_Stretch changes nothing: the voice joins recorded pieces
        paced = stretched(marked, NATURAL_WORDS_PER_MINUTE / voice.words_per_minute)
        return with_pauses(paced, text, pause_ms(voice))

    def close(self) -> None:
        """End the process; the next text starts another."""
        with self._lock:
            if self._festival:
                self._festival.close()
                self._festival = None

    def _voice(self, language: str, wanted: str) -> str:
        """Find the voice that is to speak.

        Raises:
            VoiceMissingError: there is none.
        """
        names = [voice.name for voice in self.voices() if voice.language == language]
        if not names:
            remedy = REMEDY if language == "ru" else "set no engine: the best for the language speaks"
            raise VoiceMissingError(f"Festival has no voice for '{language}'", remedy=remedy)
        if wanted and wanted not in names:
            raise VoiceMissingError(
                f"Festival has no voice '{wanted}' for '{language}'", remedy=f"it has: {', '.join(names)}"
            )
        return wanted or names[0]

    def _listed(self) -> list[EngineVoice]:
        answer = self._ask_twice("", "(mapcar voicebot_voice (voice.list))", "the list of its voices")
        return [
            EngineVoice(
                "festival", _LANGUAGES[found[2]], found[1], _LICENCES.get(found[1], ""), f"{found[3]}, {found[4]}"
            )
            for line in answer
            if (found := _VOICE.match(line)) and found[2] in _LANGUAGES
        ]

    def _ask_twice(self, voice: str, expression: str, about: str) -> list[str]:
        for _ in range(2):
            try:
                return self._ask(voice, expression)
            except ProcessDiedError:
                self.close()
        raise SynthesisError(f"Festival died twice on '{about}'", remedy="try the text with 'voicebot say'")

    def _ask(self, voice: str, expression: str) -> list[str]:
        if self._festival is None:
            command = shutil.which("festival")
            if command is None:
                raise VoiceMissingError("Festival is not installed", remedy=REMEDY)
            self._festival = _Festival(command)
        if voice:
            self._festival.select(voice)
        return self._festival.ask(expression)


def _version(command: str) -> list[str]:
    ran = subprocess.run(  # noqa: S603 - a command of the system, no shell
        [command, "--version"], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    found = re.search(r"\d+(?:\.\d+)+", ran.stdout)
    return [found[0]] if found else []


def _error(lines: Sequence[str]) -> str:
    """Find what Festival says went wrong; empty if it does not tell."""
    return next((found[1].strip() for line in lines if (found := _ERROR.search(line))), "")


def _quoted(text: str) -> str:
    """Write a Scheme string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
