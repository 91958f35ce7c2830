"""Every setting in one place: its name, unit, default, and why that default.

Read from ``voicebot.toml`` in the working folder, then from the environment (``VOICEBOT_FLOOR__PAUSE_WITHIN_MS=120``);
the environment wins.
"""

from __future__ import annotations

from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from voicebot.errors import Place, SettingsError

SETTINGS_FILE = Path("voicebot.toml")


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FloorSettings(_Group):
    """Who may speak now (`voicebot.floor`)."""

    opening_silence_ms: int = Field(default=500, ge=0, description="greet after this much silence after the answer")
    opening_greets_after_ms: int = Field(
        default=160, ge=0, description="greet this long after the end of the first utterance"
    )
    opening_window_ms: int = Field(default=2000, ge=0, description="a greeting begun in this time never interrupts")
    opening_limit_ms: int = Field(default=6000, ge=0, description="greet at the latest after this, whoever is speaking")
    pause_after_speech_ms: int = Field(
        default=80, ge=0, description="speech this long pauses the robot; with the detector's delay below 200 ms in all"
    )
    decide_within_ms: int = Field(
        default=700, ge=100, description="a pause becomes a decision at the latest after this"
    )
    phrase_stable_ms: int = Field(
        default=250, ge=0, description="a phrase in the middle of speech interrupts once it was heard for this long"
    )
    noise_below_ms: int = Field(default=260, ge=0, description="a sound shorter than this without words is a cough")
    answer_tail_ms: int = Field(
        default=700, ge=0, description="a back-channel over the last part of a question, this long, is its answer"
    )


class EndpointSettings(_Group):
    """When an utterance is over (`voicebot.recognition.endpoint`); all counted from the end of speech."""

    answer_ms: int = Field(default=160, ge=0, description="what was heard is an expected answer and cannot go on")
    extendable_ms: int = Field(default=600, ge=0, description="an expected answer that other phrases continue")
    unfinished_ms: int = Field(default=1200, ge=0, description="the beginning of a phrase, a filler, a conjunction")
    unknown_ms: int = Field(default=700, ge=0, description="words that fit nothing")
    short_ms: int = Field(
        default=600, ge=0, description="so short a sound is a filler while listening, and a back-channel over the robot"
    )
    stable_ms: int = Field(default=100, ge=0, description="a partial counts once it has not changed for this long")
    longest_ms: int = Field(default=20_000, ge=1000, description="nobody is listened to longer than this at a stretch")


class VoiceActivitySettings(_Group):
    """What counts as speech (`voicebot.recognition.activity`)."""

    threshold: float = Field(default=0.5, gt=0, lt=1, description="Silero's probability above which a chunk is speech")
    release: float = Field(default=0.35, gt=0, lt=1, description="and below which it is silence again")
    onset_ms: int = Field(default=64, ge=0, description="this much speech is an onset (two chunks of 32 ms)")
    offset_ms: int = Field(default=96, ge=0, description="this much silence is an offset")
    gate_dbfs: float = Field(default=-38.0, le=0, description="while the robot speaks, anything quieter is its echo")
    ring_ms: int = Field(default=500, ge=200, description="audio kept from before the onset, for the first syllable")


class MatchSettings(_Group):
    """How sure the robot must be (`voicebot.understanding`); probabilities from 0 to 1."""

    accept: float = Field(default=0.5, ge=0, le=1, description="an ordinary answer counts from this probability")
    costly: float = Field(default=0.6, ge=0, le=1, description="a hand-off, a refusal or a booking counts from this")
    margin: float = Field(default=0.08, ge=0, le=1, description="the best must lead another intent by this much")


class VoiceSettings(_Group):
    """A voice of an engine."""

    engine: str = Field(default="pyttsx3", description="which engine speaks")
    voice: str = Field(default="", description="the engine's name of the voice; empty: its voice for the language")
    words_per_minute: int = Field(default=160, ge=60, le=400)
    pitch: int | None = Field(default=None, ge=0, le=99, description="the engine's own scale; none: its default")
    level_dbfs: float = Field(default=-20.0, le=0, description="loudness of speech that every prompt is brought to")


class Settings(BaseSettings):
    """All settings of the product."""

    model_config = SettingsConfigDict(
        env_prefix="VOICEBOT_", env_nested_delimiter="__", toml_file=SETTINGS_FILE, extra="forbid", frozen=True
    )

    models: dict[str, Path] = Field(default_factory=dict, description="a recognition model's folder for each language")
    models_dir: Path = Field(default=Path("models"), description="where models/<language> is looked for")
    cache_dir: Path = Field(default=Path(".cache/voicebot"), description="where synthesised prompts are kept")
    voices: dict[str, VoiceSettings] = Field(default_factory=dict, description="a voice for each language")
    handoff_file: Path = Field(default=Path("dialogs/handoff.yaml"), description="the supervisor's phrases")
    floor: FloorSettings = FloorSettings()
    endpoint: EndpointSettings = EndpointSettings()
    voice_activity: VoiceActivitySettings = VoiceActivitySettings()
    match: MatchSettings = MatchSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: arguments, environment, ``voicebot.toml``."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**overrides: Any) -> Settings:  # noqa: ANN401 - any field of Settings
    """Read the settings.

    Raises:
        SettingsError: a setting is unknown, of the wrong kind or out of range; it names the setting.
    """
    place = Place(SETTINGS_FILE) if SETTINGS_FILE.exists() else None
    try:
        return Settings(**overrides)
    except TOMLDecodeError as error:
        raise SettingsError(f"the file is not TOML: {error}", place=place, remedy="mend or remove it") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"setting '{name}': {first['msg']}",
            place=place,
            remedy="'voicebot schema settings' lists every setting",
        ) from error
