"""Synthesised prompts on disk, with the marks of their words. Several processes may share one folder."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, astuple, dataclass, replace
from typing import TYPE_CHECKING

from voicebot.audio.frame import WordMark
from voicebot.audio.wav import read_sound, write_wav
from voicebot.errors import AudioFileError
from voicebot.files import appearing

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.audio.frame import Sound

_FORM = 2
"""The form of what is stored: raised when the same key would give another sound."""


@dataclass(frozen=True, slots=True)
class CacheKey:
    """Everything that a synthesised prompt's sound depends on.

    Args:
        engine: the engine's name and version.
        voice: the voice's name, empty for the engine's own.
        words_per_minute: how fast.
        pitch: the engine's own scale, None for its default.
        sentence_pause_ms: between two sentences, None for what goes with the speed.
        level_dbfs: the loudness it was brought to.
        language: the language's code.
        rate: samples a second.
        text: what is said.
    """

    engine: str
    voice: str
    words_per_minute: int
    pitch: int | None
    sentence_pause_ms: int | None
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
    """A folder of 16-bit WAV files, named by their key, each with a file of its marks beside it.

    Files appear whole or not at all. The marks name the sound they belong to, because an engine may make a text a
    little differently each time: those of one process beside the sound of another count as none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, key: CacheKey) -> Path:
        """Tell where a sound is or would be."""
        digest = key.digest
        return self._folder / digest[:2] / f"{digest}.wav"

    def get(self, key: CacheKey) -> Sound | None:
        """Fetch a sound with its marks; None when there is none, or a file is damaged or missing."""
        file = self.file(key)
        if not file.exists():
            return None
        try:
            sound = read_sound(file)
        except AudioFileError:
            return None
        # a remark means that the file is not as `put` wrote it: cut short, another format
        if sound.remarks or sound.rate != key.rate:
            return None
        return _marked(sound, _marks_file(file))

    def put(self, key: CacheKey, sound: Sound) -> None:
        """Keep a sound and its marks."""
        file = self.file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        marks = json.dumps({"sound": _fingerprint(sound), "marks": [astuple(mark) for mark in sound.marks]})
        with appearing(_marks_file(file)) as part:
            part.write_text(marks, encoding="utf-8")
        with appearing(file) as part:
            write_wav(part, sound.samples, sound.rate)


def _marks_file(file: Path) -> Path:
    return file.with_suffix(".json")


def _fingerprint(sound: Sound) -> int:
    return zlib.crc32(sound.samples.tobytes())


def _marked(sound: Sound, file: Path) -> Sound | None:
    """Give a sound the marks of a file; None when they are not its own."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        own = found["sound"] == _fingerprint(sound)
        marks = tuple(WordMark(*mark) for mark in found["marks"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return replace(sound, marks=marks) if own else None
