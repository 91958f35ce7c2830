"""Who speaks in a benchmark: a synthetic voice or several, and recordings of people where they are at hand."""

from __future__ import annotations

import csv
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from voicebot.audio.channel import telephone
from voicebot.audio.frame import TELEPHONE_RATE
from voicebot.audio.level import to_level
from voicebot.audio.mix import join
from voicebot.audio.resample import resample
from voicebot.audio.tones import silence
from voicebot.audio.wav import read_sound
from voicebot.bench.alignment import word_ends
from voicebot.bench.samples import Sample, quietest, trimmed, with_pause
from voicebot.language.language import language
from voicebot.settings import VoiceSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.bench.material import Material
    from voicebot.recognition.vosk_recogniser import VoskModel
    from voicebot.speech.engine import Engine

SPEECH_DBFS = -20.0
"""The level of speech on the line; each sample lies within 4 dB of it."""

PAUSES_MS = (300, 900)
"""How long people pause, at least and at most."""

_QUIET_MS = 4000
_BREATH_MS = 400

SPEEDS = (0.9, 1.1)
"""A recording is played this much slower or faster."""


class People:
    """Makes samples; the same ones for the same seed.

    Args:
        material: what they say, and with which voices.
        engine: the synthetic voice.
        model: gives the recognition model, which tells where the words of a recording end.
        data: the folder of test data; None, or one that is not there, and nobody real is heard.
        seed: of all that varies.

    Attributes:
        material: what they say.
        sentences: what people were recorded saying in the model's language, by file; empty where there is no data.
    """

    def __init__(
        self, material: Material, engine: Engine, model: Callable[[], VoskModel], data: Path | None, seed: int = 1
    ) -> None:
        self.material = material
        self.random = Random(seed)  # noqa: S311 - sampling, not secrets
        self._engine = engine
        self._model = model
        self._data = data
        self._spoken: dict[tuple[str, VoiceSettings], Sound] = {}
        self._recordings: dict[str, Sound] = {}
        self._ends: dict[str, tuple[int, ...]] = {}
        self.sentences = transcripts(data, f"audio/{material.language}/")

    def says(self, text: str, group: str, sense: str = "") -> Sample:
        """Let the engine say something."""
        return Sample.of(self._heard(self._speak(text, self._voice())), group, "synthetic", text=text, sense=sense)

    def says_with_pause(self, first: str, second: str, group: str, sense: str) -> Sample:
        """Let the engine say something in two parts, as somebody who stops to think does."""
        voice, pause = self._voice(), self._pause()
        parts = [trimmed(self._speak(part, voice)) for part in (first, second)]
        whole = join([parts[0], silence(pause, parts[0].rate), parts[1]])
        text = f"{first} {second}"
        return Sample.of(self._heard(whole), group, "synthetic", text=text, sense=sense, pause_ms=pause)

    def recorded(self, file: str, group: str, sense: str = "") -> Sample:
        """Play one of the `sentences`."""
        return self._recorded(self._play(file), file, group, sense, 0)

    def recorded_with_pause(self, file: str, group: str, sense: str = "", gap: int | None = None) -> Sample | None:
        """Play one of the `sentences` with a pause between two of its words.

        Args:
            file: which.
            group: the class it is reported in.
            sense: the intent that it means.
            gap: after the first word (0), the second (1), ...; None for any of them.

        Returns:
            None where it could not be found out where the words end.
        """
        sound, ends = self._play(file), self._word_ends(file)
        if not ends:
            return None
        chosen = ends[self.random.randrange(len(ends)) if gap is None else gap]
        # the recording is played faster or slower than its words were found at
        pause, at = self._pause(), int(chosen * sound.duration_ms / self._read(file).duration_ms)
        return self._recorded(with_pause(sound, quietest(sound, at), pause), file, group, sense, pause)

    def files(self, folder: str, longest_ms: int | None = None) -> list[Sample]:
        """Play all recordings of a folder of the test data, each the way it is."""
        if self._data is None or not (self._data / folder).is_dir():
            return []
        sounds = [(path, read_sound(path)) for path in sorted((self._data / folder).glob("*.wav"))]
        kept = [(path, one) for path, one in sounds if longest_ms is None or one.duration_ms <= longest_ms]
        return [Sample.of(self._heard(one), folder, "human", text=path.stem) for path, one in kept]

    def silences(self, count: int) -> list[Sample]:
        """Say nothing, for some seconds each time."""
        return [Sample(silence(_QUIET_MS), "nothing", end_ms=_QUIET_MS)] * count

    def hello(self) -> Sound:
        """Let the engine say what people say when they pick up."""
        greeting = language(self.material.language).lexicon.greetings[0]
        return self._heard(self._speak(greeting, self._voice()))

    def television(self) -> Sound:
        """Let somebody else in the room talk on and on; it comes by the same telephone."""
        parts = [
            part
            for text in self.material.television
            for part in (self._speak(text, VoiceSettings()), silence(_BREATH_MS, TELEPHONE_RATE))
        ]
        return telephone(join([resample(part, TELEPHONE_RATE) for part in parts]))

    def _recorded(self, sound: Sound, file: str, group: str, sense: str, pause: int) -> Sample:
        text = self.sentences[file]
        return Sample.of(self._heard(sound), group, "human", text=text, sense=sense, pause_ms=pause)

    def _play(self, file: str) -> Sound:
        sound, speed = self._read(file), self.random.uniform(*SPEEDS)
        return resample(replace(sound, rate=int(sound.rate * speed)), sound.rate)

    def _read(self, file: str) -> Sound:
        if self._data is None:
            raise ValueError("there are no recordings")
        if file not in self._recordings:
            self._recordings[file] = read_sound(self._data / file)
        return self._recordings[file]

    def _word_ends(self, file: str) -> tuple[int, ...]:
        if file not in self._ends:
            self._ends[file] = word_ends(self._model(), self._read(file), self.sentences[file])
        return self._ends[file]

    def _speak(self, text: str, voice: VoiceSettings) -> Sound:
        if (text, voice) not in self._spoken:
            self._spoken[text, voice] = self._engine.synthesise(text, self.material.language, voice)
        return self._spoken[text, voice]

    def _voice(self) -> VoiceSettings:
        pace = self.random.randrange(*self.material.words_per_minute, 5)
        return VoiceSettings(voice=self.random.choice(self.material.voices), words_per_minute=pace)

    def _pause(self) -> int:
        return self.random.randrange(*PAUSES_MS, 10)

    def _heard(self, sound: Sound) -> Sound:
        return to_level(telephone(sound), SPEECH_DBFS + self.random.uniform(-4, 4))


def transcripts(data: Path | None, folder: str) -> dict[str, str]:
    """Read which recordings there are, and what is said in them."""
    sources = data / "SOURCES.tsv" if data else None
    if data is None or sources is None or not sources.exists():
        return {}
    rows: Sequence[Sequence[str]] = list(
        csv.reader(sources.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    said = {row[0]: row[-1] for row in rows if row[0].startswith(folder) and (data / row[0]).is_file()}
    return {file: text for file, text in said.items() if text and not text.startswith("[")}  # [silence] and the like
