"""Every setting in one place: its name, unit, default, and why that default.

Read from ``voicebot.toml`` in the working folder, then from the environment (``VOICEBOT_FLOOR__PAUSE_WITHIN_MS=120``);
the environment wins.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as NotJsonError

from voicebot.clock import zone_named
from voicebot.errors import InputError, Place, SettingsError
from voicebot.yaml_file import nearest, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

SETTINGS_FILE = Path("voicebot.toml")

_PREFIX = "VOICEBOT_"
_NESTED = "__"
# [a.table], or a.key = value
_TOML_KEY = re.compile(r"\s*(?P<table>\[)?\s*(?P<key>[\w.\"'\- ]+?)\s*(?(table)\]|=)")


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
    open_ms: int = Field(default=900, ge=0, description="an answer to an open question: people think while they talk")
    unknown_ms: int = Field(default=700, ge=0, description="words that fit nothing")
    short_ms: int = Field(
        default=600, ge=0, description="so short a sound is a filler while listening, and a back-channel over the robot"
    )
    stable_ms: int = Field(default=100, ge=0, description="a partial counts once it has not changed for this long")
    longest_ms: int = Field(default=20_000, ge=1000, description="nobody is listened to longer than this at a stretch")
    second_hearing_ms: int = Field(
        default=1500,
        ge=0,
        description="a second hearing that takes longer in a live call is not waited for",
    )


class VoiceActivitySettings(_Group):
    """What counts as speech (`voicebot.recognition.activity`)."""

    threshold: float = Field(default=0.5, gt=0, lt=1, description="Silero's probability above which a chunk is speech")
    release: float = Field(default=0.35, gt=0, lt=1, description="and below which it is silence again")
    onset_ms: int = Field(default=64, ge=0, description="this much speech is an onset (two chunks of 32 ms)")
    offset_ms: int = Field(default=96, ge=0, description="this much silence is an offset")
    gate_dbfs: float = Field(default=-38.0, le=0, description="while the robot speaks, anything quieter is its echo")
    ring_ms: int = Field(default=500, ge=200, description="audio kept from before the onset, for the first syllable")
    near_db: float = Field(
        default=10.0, gt=0, description="who is this much quieter than the person has been is somebody else in the room"
    )
    near_forget_db_per_s: float = Field(
        default=0.5, ge=0, description="while the robot waits in vain, somebody this much quieter comes into question"
    )


class RecognitionSettings(_Group):
    """How the model of a language is used (`voicebot.recognition`)."""

    upsample: Literal["linear_noise", "kaldi", "none"] | None = Field(
        default=None,
        description="how a telephone's 8 kHz becomes the model's rate: straight lines and a little noise (best by far "
        "where it was measured), as Kaldi does it, or not at all; without it: noise, or none where the rates agree",
    )
    noise_dbfs: float = Field(
        default=-60.0, ge=-96, le=-30, description="level of that noise: it fills the band a telephone cuts off"
    )
    free: Literal["off", "doubt", "always"] | None = Field(
        default=None,
        description="when an answer is decoded a second time, without the grammar: before what is costly only, also in "
        "doubt, or always; open questions are decoded freely in any case; without it: in doubt, in Korean off",
    )
    doubt: float = Field(
        default=0.6, ge=0, le=1, description="an answer less probable than this is in doubt; unclear ones always are"
    )
    free_recognisers: int = Field(
        default=2, ge=1, le=64, description="kept for free decoding, 43 MB each; all but one may follow open answers"
    )


class LineSettings(_Group):
    """What is borne with on a line."""

    noisy_below_db: float = Field(
        default=15.0,
        ge=0,
        le=60,
        description="what stands out of the noise by less, and is not understood, was spoken on a bad line: with pink "
        "noise a quarter of read Korean sentences was understood at 14 dB, nine tenths at 22 dB",
    )
    longest_hold_ms: int = Field(
        default=120_000,
        ge=1000,
        description="the robot hangs up when it is kept on hold for longer than this at a stretch",
    )


_SECOND_HEARING = {"ko": "off"}
"""The Korean model hears 70 to 80 % of the characters wrong, freely and through a telephone: of 62 doubtful and plain
answers it understood not one more in a second hearing, and each took half a second (`voicebot bench hearing`)."""


class MatchSettings(_Group):
    """How sure the robot must be (`voicebot.understanding`); probabilities from 0 to 1."""

    accept: float = Field(default=0.5, ge=0, le=1, description="an ordinary answer counts from this probability")
    costly: float = Field(default=0.6, ge=0, le=1, description="a hand-off, a refusal or a booking counts from this")
    margin: float = Field(default=0.07, ge=0, le=1, description="the best must lead another intent by this much")
    learned: bool = Field(
        default=True,
        description="where no phrase was all but said, go by what the phrases and the library of paraphrases teach",
    )
    semantic: Literal["auto", "on", "off"] = Field(
        default="auto",
        description="with learned, sentence embeddings too: auto is where the extra is installed and the language "
        "has no library of paraphrases",
    )
    sure: float = Field(default=0.97, ge=0, le=1, description="below this probability sentence embeddings are asked")
    out_of_scope: float = Field(
        default=0.7, ge=0, le=1, description="so sure that nothing that is expected was meant, it is out of scope"
    )


class VoiceSettings(_Group):
    """A voice of an engine."""

    engine: str = Field(
        default="", description="piper, festival or pyttsx3; empty: the best that this machine has for the language"
    )
    voice: str = Field(default="", description="the engine's name of the voice; empty: its voice for the language")
    words_per_minute: int = Field(default=160, ge=60, le=400, description="how fast; 160 is a voice's own pace")
    sentence_pause_ms: int | None = Field(
        default=None, ge=0, le=3000, description="silence between two sentences; none: 350 ms at 160 words a minute"
    )
    slower: float = Field(
        default=0.8, ge=0.5, le=1, description="what is said slower, for a person who hears badly: a part of the speed"
    )
    pitch: int | None = Field(default=None, ge=0, le=99, description="the engine's own scale; none: its default")
    level_dbfs: float = Field(default=-20.0, le=0, description="loudness of speech that every prompt is brought to")


class Settings(BaseSettings):
    """All settings of the product."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_nested_delimiter=_NESTED, extra="forbid", frozen=True)

    models: dict[str, Path] = Field(default_factory=dict, description="a recognition model's folder for each language")
    models_dir: Path = Field(default=Path("models"), description="where models/<language> is looked for")
    voices_dir: Path = Field(
        default=Path("models/voices"), description="where <language>/*.onnx, voices of Piper, are looked for"
    )
    cache_dir: Path = Field(default=Path(".cache/voicebot"), description="where synthesised prompts are kept")
    mirror: str = Field(
        default="", description="address or folder that models and voices are pulled from, instead of their publishers"
    )
    recognition: dict[str, RecognitionSettings] = Field(
        default_factory=dict, description="how the recognition model of each language is used"
    )
    voices: dict[str, VoiceSettings] = Field(default_factory=dict, description="a voice for each language")
    zone: str = Field(
        default="",
        description="the time zone (Europe/Moscow) of people whose contact has no column `zone`; empty: this machine's",
    )
    handoff_file: Path = Field(default=Path("dialogs/handoff.yaml"), description="the supervisor's phrases")
    floor: FloorSettings = FloorSettings()
    endpoint: EndpointSettings = EndpointSettings()
    voice_activity: VoiceActivitySettings = VoiceActivitySettings()
    match: MatchSettings = MatchSettings()
    line: LineSettings = LineSettings()

    @field_validator("zone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            zone_named(name)
        except InputError as unknown:
            raise ValueError(f"{unknown.message}: {unknown.remedy}") from unknown
        return name

    def recognition_of(self, language: str) -> RecognitionSettings:
        """Give how a language is recognised, the defaults where nothing is set."""
        chosen = self.recognition.get(language, RecognitionSettings())
        return chosen.model_copy(update={"free": chosen.free or _SECOND_HEARING.get(language, "doubt")})

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
        return init_settings, env_settings, InitSettingsSource(settings_cls, _file_data())


def load_settings(**overrides: Any) -> Settings:  # noqa: ANN401 - any field of Settings
    """Read the settings.

    Raises:
        SettingsError: a setting is unknown, of the wrong kind or out of range, or the file cannot be read; all faults
            at once, each with its place in the file or the name of its variable.
    """
    faults: list[InputError] = list(_unknown_variables())
    try:
        settings = Settings(**overrides)
    except ValidationError as refused:
        faults += (_fault(each) for each in refused.errors())
    except NotJsonError as refused:
        found = re.search(r'field "(\w+)"', str(refused))
        name = f"{_PREFIX}{found[1].upper() if found else '*'}"
        remedy = f"write JSON, or a variable for each part: {name}{_NESTED}..."
        faults.append(SettingsError(f"{name} is not JSON", place=Place(name), remedy=remedy))
    if faults:
        raise SettingsError.gathered(faults)
    return settings


def _file_text() -> str:
    """Read the file; one that is not there is empty."""
    try:
        return SETTINGS_FILE.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as failed:
        raise SettingsError(
            f"cannot read it: {failed.strerror}", place=Place(SETTINGS_FILE), remedy="make it a readable file"
        ) from failed
    except UnicodeDecodeError as failed:
        line = failed.object[: failed.start].count(b"\n") + 1
        raise SettingsError("not UTF-8", place=Place(SETTINGS_FILE, line), remedy="save it as UTF-8") from failed


def _file_data() -> dict[str, Any]:
    try:
        return tomllib.loads(_file_text())
    except tomllib.TOMLDecodeError as failed:
        at = re.search(r" \(at line (\d+), column (\d+)\)$", str(failed))
        place = Place(SETTINGS_FILE, int(at[1]), int(at[2])) if at else Place(SETTINGS_FILE)
        said = str(failed)[: at.start()] if at else str(failed)
        raise SettingsError(f"not TOML: {said}", place=place, remedy="texts stand in quotes") from failed


def _unknown_variables() -> Iterator[SettingsError]:
    """Find variables that look like settings and are none; pydantic would pass over them."""
    for variable in sorted(os.environ):
        name = variable.upper().removeprefix(_PREFIX).lower()
        first = name.split(_NESTED)[0]
        if variable.upper().startswith(_PREFIX) and first not in Settings.model_fields:
            remedy = nearest(first, Settings.model_fields)
            yield SettingsError(f"unknown setting '{first}'", place=Place(variable), remedy=remedy)


def _fault(refused: ErrorDetails) -> SettingsError:
    """Say what is wrong with one setting, and where it was set."""
    path = tuple(map(str, refused["loc"]))
    name = ".".join(path)
    if refused["type"] == "extra_forbidden":
        message, remedy = f"unknown setting '{name}'", nearest(path[-1], _names_below(path[:-1]))
    else:
        said, remedy = plain_words(refused)
        message = f"setting '{name}': {said}"
    return SettingsError(message, place=_place(path), remedy=remedy or "'voicebot schema settings' lists every setting")


_BY_LANGUAGE: dict[str, type[BaseModel]] = {"voices": VoiceSettings, "recognition": RecognitionSettings}


def _names_below(path: tuple[str, ...]) -> Iterable[str]:
    """List what may stand in a table of the file."""
    if not path:
        return Settings.model_fields
    kind = _BY_LANGUAGE.get(path[0], Settings.model_fields[path[0]].annotation)
    return kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else ()


def _place(path: tuple[str, ...]) -> Place | None:
    """Find what set a setting: the variable, which wins, else the line of the file."""
    variables = {variable.upper(): variable for variable in os.environ}
    for length in range(len(path), 0, -1):
        variable = variables.get(_PREFIX + _NESTED.join(path[:length]).upper())
        if variable:
            return Place(variable)
    table: tuple[str, ...] = ()
    best, place = 0, None
    for number, line in enumerate(_file_text().splitlines(), start=1):
        found = _TOML_KEY.match(line)
        if not found:
            continue
        key = tuple(part.strip(" \"'") for part in found["key"].split("."))
        if found["table"]:
            table = key
        whole = key if found["table"] else (*table, *key)
        if best < len(whole) <= len(path) and whole == path[: len(whole)]:
            best, place = len(whole), Place(SETTINGS_FILE, number, found.start("key") + 1)
    return place
