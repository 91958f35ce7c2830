"""The measurements of voices: how well they are understood, how soon and how cheaply they speak, how even they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from voicebot.audio.channel import telephone
from voicebot.audio.frame import TELEPHONE_RATE, Sound
from voicebot.audio.loudness import speech_dbfs
from voicebot.audio.wav import read_sound
from voicebot.bench.figures import Figure, Report, Section, middle, tail, this_machine
from voicebot.bench.first_audio import VALUES, measure_first_audio
from voicebot.bench.judges import VoskJudge, WhisperJudge, wrong
from voicebot.bench.loudness import loudness
from voicebot.bench.speech_phrases import PHRASES
from voicebot.clock import wall_seconds
from voicebot.errors import MissingError
from voicebot.host.engines import ENGINES, Engines, make_engine
from voicebot.recognition.models import find_model
from voicebot.recognition.vosk_recogniser import VoskModel
from voicebot.settings import VoiceSettings
from voicebot.speech.conform import conform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from voicebot.bench.judges import Judge
    from voicebot.settings import Settings

MOST_SPREAD_DB = 1.0
MOST_FIRST_AUDIO_MS = 150
"""How long a sentence with a value just heard may take."""

SHORT = 3
"""So many phrases of each language are enough to see that it works."""

_RECORDED = "audio/ru_announcements"
_JUDGED_BY_VOSK = "ko"
_PLAIN = VoiceSettings()
_PLAIN_RATE = 16_000
_STEPS = 3  # each phrase is spoken, and judged in two channels


@dataclass(slots=True)
class _Speaker:
    """One engine with one language, and what it said."""

    engine: str
    language: str
    texts: Sequence[str]
    sounds: list[Sound] = field(default_factory=list)
    cold_ms: float = 0.0
    waits_ms: list[float] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.language}, {self.engine}"


def measure(
    settings: Settings,
    *,
    languages: Sequence[str] = tuple(PHRASES),
    texts: int | None = None,
    data: Path | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> Report:
    """Measure every engine that has a voice, in each language.

    Args:
        settings: where voices, models and the cache are; everything else is the default.
        languages: codes of these only.
        texts: so many phrases of each language; None is all.
        data: the folder of test data with recordings, for their loudness; without it they are left out.
        tell: is told after each step how many there are.
    """
    skipped: list[str] = []
    engines = Engines(settings)
    try:
        speakers = list(_speakers(engines, languages, texts, skipped))
        names = [engines.engine(name).name for name in dict.fromkeys(one.engine for one in speakers)]
        first_audio = measure_first_audio(engines, languages, texts or VALUES)
    finally:
        engines.close()
    steps = sum(_STEPS * len(speaker.texts) for speaker in speakers)
    for speaker in speakers:
        _speak(settings, speaker, lambda: tell(steps))
    sections = [
        *_understood(settings, speakers, skipped, lambda: tell(steps)),
        first_audio,
        _cost(speakers),
        _evenness(speakers, _recordings(data, skipped)),
    ]
    return Report(
        {"phrases": texts or len(PHRASES["ru"]), **_PLAIN.model_dump()},
        this_machine(engines=names),
        tuple(sections),
        tuple(skipped),
    )


def _speakers(engines: Engines, languages: Sequence[str], texts: int | None, skipped: list[str]) -> Iterator[_Speaker]:
    for language in languages:
        for name in ENGINES:
            if engines.voices(name, language):
                yield _Speaker(name, language, PHRASES[language][:texts])
            else:
                skipped.append(f"{language}, {name}: no such voice on this machine")


def _speak(settings: Settings, speaker: _Speaker, tell: Callable[[], None]) -> None:
    """Let it say everything, the first phrase once more before, with the engine just made."""
    engine = make_engine(speaker.engine, settings)
    try:
        began = wall_seconds()
        engine.synthesise(speaker.texts[0], speaker.language, _PLAIN)
        speaker.cold_ms = 1000 * (wall_seconds() - began)
        for text in speaker.texts:
            began = wall_seconds()
            sound = engine.synthesise(text, speaker.language, _PLAIN)
            speaker.waits_ms.append(1000 * (wall_seconds() - began))
            speaker.sounds.append(conform(sound, _PLAIN_RATE, _PLAIN.level_dbfs))
            tell()
    finally:
        engine.close()


def _understood(
    settings: Settings, speakers: Sequence[_Speaker], skipped: list[str], tell: Callable[[], None]
) -> Iterator[Section]:
    """Let the judges listen, each to the languages that it hears best."""
    for by_vosk in (False, True):
        judged = [speaker for speaker in speakers if (speaker.language == _JUDGED_BY_VOSK) == by_vosk]
        if not judged:
            continue
        try:
            judge = _vosk(settings) if by_vosk else WhisperJudge(settings.cache_dir / "whisper-base")
        except MissingError as error:
            skipped.append(f"how well {' and '.join(sorted({one.label for one in judged}))} are understood: {error}")
            continue
        yield _judged(judge, judged, "characters" if by_vosk else "words", tell)


def _vosk(settings: Settings) -> Judge:
    found = find_model(_JUDGED_BY_VOSK, given=None, settings=settings)
    return VoskJudge(VoskModel(found, _JUDGED_BY_VOSK, settings.cache_dir))


def _judged(judge: Judge, speakers: Sequence[_Speaker], units: str, tell: Callable[[], None]) -> Section:
    figures: list[Figure] = []
    channels: tuple[Literal["plain", "telephone"], ...] = ("plain", "telephone")
    for speaker in speakers:
        for channel in channels:
            faults = said = 0
            for text, sound in zip(speaker.texts, speaker.sounds, strict=True):
                heard = judge.hear(telephone(sound) if channel == "telephone" else sound, speaker.language)
                one = wrong(text, heard, speaker.language)
                faults, said = faults + one[0], said + one[1]
                tell()
            figures.append(Figure(f"{speaker.label}, {channel}", 100 * faults / said, "%", said, "synthetic"))
    about = f"Judged by {judge.name}. Plain is {_PLAIN_RATE} Hz; a telephone lets 300 to 3400 Hz through, µ-law."
    return Section(f"Wrong {units}", tuple(figures), (about,))


def _cost(speakers: Sequence[_Speaker]) -> Section:
    figures: list[Figure] = []
    for speaker in speakers:
        seconds = sum(sound.duration_ms for sound in speaker.sounds) / 1000
        figures += [
            Figure(f"{speaker.label}: a phrase, the engine just made", speaker.cold_ms, "ms", 1),
            middle(f"{speaker.label}: a phrase", speaker.waits_ms, most=MOST_FIRST_AUDIO_MS),
            tail(f"{speaker.label}: a phrase", speaker.waits_ms),
            Figure(
                f"{speaker.label}: real-time factor", sum(speaker.waits_ms) / 1000 / seconds, "", len(speaker.texts)
            ),
        ]
    return Section("Time to make a phrase", tuple(figures), ("By the clock, whole phrases: nothing is cached.",))


def _evenness(speakers: Sequence[_Speaker], recorded: Sequence[Sound]) -> Section:
    """Measure how loud prompts are once they were brought to one level for the line."""
    spoken = {speaker.label: speaker.sounds for speaker in speakers} | ({"recorded": recorded} if recorded else {})
    levels = {
        label: [loudness(conform(sound, TELEPHONE_RATE, _PLAIN.level_dbfs)) for sound in sounds]
        for label, sounds in spoken.items()
    }
    means = [float(np.mean(values)) for values in levels.values()]
    figures = [
        Figure(f"{label}: mean", float(np.mean(values)), "LUFS", len(values)) for label, values in levels.items()
    ]
    figures.append(
        Figure("from the quietest voice to the loudest", max(means) - min(means), "dB", len(means), most=MOST_SPREAD_DB)
    )
    every = [value - float(np.mean(means)) for values in levels.values() for value in values]
    figures.append(Figure("single prompts around that, standard deviation", float(np.std(every)), "dB", len(every)))
    measured = [
        speech_dbfs(conform(sound, TELEPHONE_RATE, _PLAIN.level_dbfs)) for sounds in spoken.values() for sound in sounds
    ]
    figures.append(
        Figure(
            "the same prompts by ITU-T P.56, from the quietest to the loudest",
            max(measured) - min(measured),
            "dB",
            len(measured),
        )
    )
    note = "By ITU-R BS.1770, which the product does not level by, at 8 kHz."
    return Section("Loudness", tuple(figures), (note,))


def _recordings(data: Path | None, skipped: list[str]) -> list[Sound]:
    files = sorted((data / _RECORDED).glob("*.wav")) if data else []
    if not files:
        skipped.append("recorded prompts: not in the folder of test data (--data)")
    return [read_sound(file) for file in files]
