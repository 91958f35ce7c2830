"""How well people are heard: plain, through a telephone, in noise; by each way to bring 8 kHz up; freely and expected.

What is said are recordings of people in the language, played at several speeds, where there are any; else a synthetic
voice says the material's phrases.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Levenshtein

from voicebot.audio.channel import telephone
from voicebot.audio.mix import join
from voicebot.audio.resample import resample
from voicebot.audio.tones import silence
from voicebot.audio.wav import read_sound
from voicebot.bench.figures import Figure, Report, Section, rate, this_machine
from voicebot.bench.laboratory import described, frozen
from voicebot.bench.material import material
from voicebot.bench.people import SPEEDS, transcripts
from voicebot.bench.second_hearing import measure_open, measure_second_hearing
from voicebot.bench.spoken import Spoken
from voicebot.clock import cpu_seconds
from voicebot.host.engines import Engines
from voicebot.host.studio import Studio
from voicebot.language.language import Language, language
from voicebot.recognition.vosk_recogniser import VoskRecogniser
from voicebot.settings import RecognitionSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.bench.material import Material
    from voicebot.recognition.vosk_recogniser import VoskModel
    from voicebot.settings import Settings

PHRASES = 100
"""The grammar holds so many phrases, where there are as many."""
NOISES: tuple[float | None, ...] = (None, 15.0, 5.0)
"""Pink noise through the telephone, so many dB below the speech."""
SOXR = "soxr HQ"
RECIPES: dict[str, RecognitionSettings | None] = {
    SOXR: None,
    "as Kaldi does it": RecognitionSettings(upsample="kaldi"),
    "straight lines": RecognitionSettings(upsample="linear_noise", noise_dbfs=-96),
    "straight lines, noise at −60 dBFS": RecognitionSettings(upsample="linear_noise"),
}
"""How 8 kHz becomes the model's rate; soxr works on the whole sound, before the model."""
_BEFORE_MS, _AFTER_MS = 300, 300
_NOTES = (
    "Exact: word for word. Nearest: the listed phrase whose sounds are nearest is the right one.",
    "Real-time factors are CPU seconds to seconds of sound, the free recogniser being warm.",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is heard: each recording at so many speeds, or so many phrases of a synthetic voice."""

    speeds: int = 6
    phrases: int = 30


FULL, QUICK = Sizes(), Sizes(1, 4)


def steps(sizes: Sizes, language_code: str, data: Path | None) -> int:
    """Count how often `measure` will tell."""
    recordings = len(transcripts(data, f"audio/{language_code}/"))
    said = recordings * sizes.speeds or sizes.phrases
    return said * (1 + len(NOISES) * len(RECIPES) + 3)


def measure(  # noqa: PLR0913 - all but two are keywords
    settings: Settings,
    sizes: Sizes = FULL,
    *,
    language_code: str = "ko",
    data: Path | None = None,
    model: Path | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Report:
    """Measure recognition.

    Args:
        settings: where models and the cache are; everything else is the default.
        sizes: how much.
        language_code: of the people.
        data: the folder of test data with recordings of people.
        model: a recognition model's folder that goes before every other place.
        tell: is told after each utterance.

    Raises:
        InputError: there is nothing to say in the language.
        ModelMissingError: there is no model of the language.
        VoiceMissingError: there are no recordings, and nothing can speak.
    """
    configuration = frozen(settings)
    what = material(language_code)
    studio = Studio(configuration, model=model)
    try:
        loaded = studio.model(language_code)
        spoken = list(_recorded(language_code, sizes, data)) or list(_synthetic(what, sizes, configuration))
    finally:
        studio.close()
    listed = _listed(spoken, what, language(language_code))
    sections = [Section("As it was recorded", _heard(loaded, spoken, listed, tell), _NOTES)]
    sections += [_by_recipe(loaded, spoken, listed, snr, tell) for snr in NOISES]
    on_telephone = [replace(one, sound=telephone(one.sound)) for one in spoken]
    sections += [
        measure_second_hearing(loaded, on_telephone, what.greeting, configuration.match, tell),
        measure_open(loaded, on_telephone, tell),
    ]
    skipped = () if spoken[0].source == "human" else (f"recordings of people in '{language_code}': there are none",)
    return Report(
        described(configuration),
        this_machine(vosk=version("vosk"), model=loaded.name, facts=loaded.facts.described()),
        tuple(sections),
        skipped,
    )


def _by_recipe(
    model: VoskModel,
    spoken: Sequence[Spoken],
    listed: Sequence[str],
    snr_db: float | None,
    tell: Callable[[], None],
) -> Section:
    """Hear everything through a telephone, in each way to bring that up, and put the figures side by side."""
    heard = [replace(one, sound=telephone(one.sound, snr_db, "pink")) for one in spoken]
    by_recipe = []
    for recipe, used in RECIPES.items():
        usable = heard if used else [replace(one, sound=resample(one.sound, model.facts.rate)) for one in heard]
        figures = _heard(model.using(used) if used else model, usable, listed, tell)
        by_recipe.append([replace(figure, name=f"{figure.name}: {recipe}") for figure in figures])
    title = "Through a telephone" if snr_db is None else f"Through a telephone, pink noise at {snr_db:g} dB"
    return Section(title, tuple(figure for same in zip(*by_recipe, strict=True) for figure in same))


def _heard(
    model: VoskModel, spoken: Sequence[Spoken], listed: Sequence[str], tell: Callable[[], None]
) -> tuple[Figure, ...]:
    """Hear everything with a grammar and freely."""
    known, recogniser = language(model.language), VoskRecogniser(model)
    recogniser.listen_for([*listed, *map(known.normalise, known.lexicon.extras)])
    texts, freely = [], []
    model.decode_freely(spoken[0].sound)  # the first decoding pays for the language model
    expected_cost = free_cost = 0.0
    for one in spoken:
        begun = cpu_seconds()
        for frame in one.sound.frames():
            recogniser.accept(frame)
        texts.append(recogniser.final().text)
        between = cpu_seconds()
        freely.append(model.decode_freely(one.sound).text)
        expected_cost, free_cost = expected_cost + between - begun, free_cost + cpu_seconds() - between
        tell()
    seconds = sum(one.sound.duration_ms for one in spoken) / 1000
    source = spoken[0].source
    keys = [known.sound_key(phrase) for phrase in listed]
    nearest = [listed[nearest_of(known.sound_key(text), keys)] for text in texts]
    exact = [text.replace(" ", "") == one.text.replace(" ", "") for text, one in zip(texts, spoken, strict=True)]
    right = [phrase == one.text for phrase, one in zip(nearest, spoken, strict=True)]
    wrong = [one.wrong(text) for text, one in zip(freely, spoken, strict=True)]
    return (
        rate(f"exact, among {len(listed)} phrases", exact, source),
        rate("the nearest phrase is right", right, source),
        Figure("wrong characters, freely", 100 * float(np.mean(wrong)), "%", len(wrong), source),
        Figure("real-time factor, among phrases", expected_cost / seconds, "", len(spoken), source),
        Figure("real-time factor, freely", free_cost / seconds, "", len(spoken), source),
    )


def nearest_of(key: str, keys: Sequence[str]) -> int:
    """Give the place of the sound key that is nearest by its normalised edit distance."""
    return min(range(len(keys)), key=lambda place: Levenshtein.normalized_distance(key, keys[place]))


def _recorded(code: str, sizes: Sizes, data: Path | None) -> Iterator[Spoken]:
    """Play each recording at several speeds."""
    speeds = np.linspace(*SPEEDS, sizes.speeds) if sizes.speeds > 1 else (1.0,)
    known = language(code)
    for file, text in transcripts(data, f"audio/{code}/").items():
        sound = read_sound(data / file) if data is not None else silence(0)
        for speed in speeds:
            played = resample(replace(sound, rate=int(sound.rate * speed), remarks=()), sound.rate)
            yield Spoken(known.normalise(text), _between_silences(played), "human")


def _synthetic(what: Material, sizes: Sizes, settings: Settings) -> Iterator[Spoken]:
    """Let the voice of the language say the material's phrases."""
    engines = Engines(settings)
    try:
        voice = engines.chosen(what.language)
        engine = engines.engine(voice.engine)
        for text in dict.fromkeys(_phrases(what)[: sizes.phrases]):
            spoken = engine.synthesise(text, what.language, voice)
            yield Spoken(language(what.language).normalise(text), _between_silences(spoken), "synthetic")
    finally:
        engines.close()


def _phrases(what: Material) -> list[str]:
    return [phrase for intents in what.scripts.values() for phrases in intents.values() for phrase in phrases]


def _listed(spoken: Sequence[Spoken], what: Material, known: Language) -> tuple[str, ...]:
    said = dict.fromkeys(one.text for one in spoken)
    more = map(known.normalise, (*_phrases(what), *what.interruptions, *what.ordinary, *what.television))
    return tuple(dict.fromkeys((*said, *more)))[: max(PHRASES, len(said))]


def _between_silences(sound: Sound) -> Sound:
    return join([silence(_BEFORE_MS, sound.rate), replace(sound, marks=()), silence(_AFTER_MS, sound.rate)])
