"""Synthesised prompts on disk. Several processes may share one folder."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from voicebot.audio.wav import read_sound, write_wav
from voicebot.errors import AudioFileError

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.audio.frame import Sound

_FORM = 1
"""The form of what is stored: raised when the same key would give another sound."""


@dataclass(frozen=True, slots=True)
class CacheKey:
    """Everything that a synthesised prompt's sound depends on.

    Args:
        engine: the engine's name and version.
        voice: the voice's name, empty for the engine's own.
        words_per_minute: how fast.
        pitch: the engine's own scale, None for its default.
        level_dbfs: the loudness it was brought to.
        language: the language's code.
        rate: samples a second.
        text: what is said.
    """

    engine: str
    voice: str
    words_per_minute: int
    pitch: int | None
    level_dbfs: float
    language: str
    rate: int
    text: str

    @property
    def digest(self) -> str:
        """The key as a file name: SHA-256 in hexadecimal."""
        fields = json.dumps([_FORM, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(fields.encode()).hexdigest()


class SoundCache:
    """A folder of 16-bit WAV files, named by their key.

    Files appear whole or not at all: two processes that make the same sound overwrite each other with equal content.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, key: CacheKey) -> Path:
        """Tell where a sound is or would be."""
        digest = key.digest
        return self._folder / digest[:2] / f"{digest}.wav"

    def get(self, key: CacheKey) -> Sound | None:
        """Fetch a sound; None when there is none, or its file is damaged."""
        file = self.file(key)
        if not file.exists():
            return None
        try:
            sound = read_sound(file)
        except AudioFileError:
            return None
        # a remark means that the file is not as `put` wrote it: cut short, another format
        return None if sound.remarks or sound.rate != key.rate or not len(sound.samples) else sound

    def put(self, key: CacheKey, sound: Sound) -> None:
        """Keep a sound."""
        file = self.file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{uuid4().hex}.part")
        try:
            write_wav(part, sound.samples, sound.rate)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
