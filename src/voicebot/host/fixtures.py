"""Sound files out of texts: a voice, a telephone channel, noise, echo; and a list of how each was made.

The list, `MANIFEST` in the folder, holds everything that a file's sound depends on, so that it can be made again.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, ValidationError, model_serializer

from voicebot.audio import tones
from voicebot.audio.channel import over_noise, telephone
from voicebot.audio.level import SILENCE_DBFS, gain, rms_dbfs, to_level
from voicebot.audio.mix import join, overlay
from voicebot.audio.resample import resample
from voicebot.audio.tones import Noise  # noqa: TC001 - pydantic reads it at run time
from voicebot.audio.wav import read_sound, write_wav
from voicebot.errors import AudioFileError, InputError, Place, UsageError
from voicebot.files import locked_folder, write_whole
from voicebot.language.language import language
from voicebot.language.speakable import speakable
from voicebot.settings import VoiceSettings

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.host.engines import Engines

MANIFEST = "fixtures.jsonl"
"""In a folder of fixtures: one line of JSON for each, in the order of their names."""

LEVEL_DBFS = -20.0
"""Speech is brought to this level before anything is added."""

PLAIN_RATE = 16_000
"""Samples a second without a telephone."""

Channel = Literal["telephone", "plain"]


class Recipe(BaseModel):
    """Everything that the sound of a fixture depends on, beside the version of the engine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    language: str
    engine: str = ""
    voice: str = ""
    words_per_minute: int = 160
    margin_ms: int = Field(default=200, description="silence before and after the speech")
    channel: Channel = "telephone"
    snr_db: float | None = Field(default=None, description="signal-to-noise ratio; none: no noise")
    noise: Noise | Path = Field(default="pink", description="its kind, or a sound file")
    seed: int = Field(default=0, description="the same noise for the same seed")
    echo_db: float | None = Field(default=None, description="how much quieter the speaker's own echo is; none: no echo")
    echo_ms: int = Field(default=150, description="how much later it comes")

    @model_serializer(mode="wrap")
    def _without_idle_fields(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what makes no difference: a kind of noise without noise, an echo's delay without an echo."""
        idle = {"snr_db": ("snr_db", "noise", "seed"), "echo_db": ("echo_db", "echo_ms")}
        gone = [name for switch, names in idle.items() if getattr(self, switch) is None for name in names]
        return {name: value for name, value in write(self).items() if name not in gone}


class Fixture(BaseModel):
    """A line of the list.

    Args:
        file: its name below the folder.
        recipe: how it is made, with the engine and voice that were taken.
        engine_version: the engine's name and version.
        voicebot_version: ours.
        rate: samples a second.
        duration_ms: its length.
        sha256: of its samples, 16-bit little-endian.
    """

    model_config = ConfigDict(frozen=True)

    file: str
    recipe: Recipe
    engine_version: str
    voicebot_version: str
    rate: int
    duration_ms: int
    sha256: str


class FixtureMaker:
    """Makes fixtures. The same recipe gives the same sound, whatever was made before.

    Args:
        engines: what speaks.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def make(self, recipe: Recipe) -> tuple[Sound, Recipe, str]:
        """Make the sound of a recipe.

        Returns:
            The sound, the recipe with the engine and the voice that spoke, and the engine's name and version.

        Raises:
            SettingsError: no engine is called so.
            VoiceMissingError: the engine or the voice is missing on this machine.
            SynthesisError: it failed.
            AudioFileError: the noise cannot be read, or is silent.
        """
        named = VoiceSettings(engine=recipe.engine, voice=recipe.voice) if recipe.engine or recipe.voice else None
        usual = self._engines.chosen(recipe.language, named)
        # nothing else of the settings, which the list does not know
        chosen = VoiceSettings(engine=usual.engine, voice=usual.voice, words_per_minute=recipe.words_per_minute)
        engine = self._engines.engine(chosen.engine)
        engine.close()  # espeak-ng says a text a little differently after another
        text = speakable(recipe.text, language(recipe.language)).text or recipe.text
        spoken = to_level(engine.synthesise(text, recipe.language, chosen), LEVEL_DBFS)
        taken = recipe.model_copy(update={"engine": chosen.engine, "voice": chosen.voice})
        return heard(spoken, recipe), taken, engine.name


def heard(spoken: Sound, recipe: Recipe) -> Sound:
    """Put silence around speech, its echo behind it, and pass it through the channel, with the noise.

    Raises:
        AudioFileError: the noise cannot be read, or is silent.
    """
    margin = tones.silence(recipe.margin_ms, spoken.rate)
    sound = join([margin, spoken, margin])
    if recipe.echo_db is not None:
        sound = overlay(sound, gain(sound, -recipe.echo_db), recipe.echo_ms)
    if recipe.snr_db is None:
        return telephone(sound) if recipe.channel == "telephone" else resample(sound, PLAIN_RATE)
    noise = _read_noise(recipe.noise) if isinstance(recipe.noise, Path) else recipe.noise
    if recipe.channel == "telephone":
        return telephone(sound, recipe.snr_db, noise, recipe.seed)
    plain = resample(sound, PLAIN_RATE)
    made = tones.noise(noise, plain.duration_ms + 1, -30, PLAIN_RATE, recipe.seed) if isinstance(noise, str) else noise
    return over_noise(plain, resample(made, PLAIN_RATE), recipe.snr_db)


def write_fixture(folder: Path, name: str, maker: FixtureMaker, recipe: Recipe) -> Fixture:
    """Make a fixture, write it, and put it on the folder's list.

    Raises:
        VoicebotError: see `FixtureMaker.make` and `voicebot.audio.wav.write_wav`.
    """
    made = maker.make(recipe)
    fixture = describe(name, *made)
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_wav(file, made[0].samples, made[0].rate)
    with locked_folder(folder):
        listed = {**read_manifest(folder), name: fixture}
        lines = [listed[name].model_dump_json() for name in sorted(listed)]
        write_whole(folder / MANIFEST, "\n".join(lines) + "\n")
    return fixture


def describe(name: str, sound: Sound, recipe: Recipe, engine: str) -> Fixture:
    """Write the line of the list for a sound."""
    return Fixture(
        file=name,
        recipe=recipe,
        engine_version=engine,
        voicebot_version=version("voicebot"),
        rate=sound.rate,
        duration_ms=sound.duration_ms,
        sha256=digest(sound),
    )


def digest(sound: Sound) -> str:
    """Give the checksum of a sound's samples."""
    return hashlib.sha256(sound.samples.astype("<i2").tobytes()).hexdigest()


def read_manifest(folder: Path) -> dict[str, Fixture]:
    """Read the list of a folder; empty where there is none.

    Raises:
        UsageError: a line of it is damaged.
    """
    file = folder / MANIFEST
    if not file.is_file():
        return {}
    found: dict[str, Fixture] = {}
    faults: list[InputError] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            fixture = Fixture.model_validate_json(line)
        except ValidationError as error:
            wrong = error.errors()[0]["msg"]
            faults.append(UsageError(f"no fixture: {wrong}", place=Place(file, number), remedy="delete the line"))
        else:
            found[fixture.file] = fixture
    if faults:
        raise InputError.gathered(faults)
    return found


def _read_noise(file: Path) -> Sound:
    noise = read_sound(file)
    if rms_dbfs(noise.samples) <= SILENCE_DBFS:
        raise AudioFileError("holds only silence: no noise", place=Place(file), remedy="give another file")
    return noise
