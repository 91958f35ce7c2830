"""The recognition models and voices that are known: where they are, and what their publishers say of them.

The data is ``catalogue.toml`` beside this file, with its sources.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from voicebot.errors import UsageError
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = re.compile(r"vosk-model(?:-small)?-(?P<language>[a-z]{2})\b")

_LANGUAGES = {"cn": "zh", "kz": "kk", "ua": "uk", "vn": "vi"}
"""Vosk's own names of languages that ISO 639-1 names otherwise."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KnownFile(_Entry):
    """A file of a voice.

    Args:
        bytes: its size; 0 is not known.
        sha256: its checksum in hexadecimal.
    """

    bytes: int = 0
    sha256: str


class KnownModel(_Entry):
    """A recognition model.

    Args:
        name: what its publisher calls it, the name of its archive without ``.zip``.
        language: its code.
        recommended: it is taken where only a language is named.
        bytes: what is downloaded; unpacked it is about twice as large.
        md5: the checksum that Vosk publishes.
        sha256: the same file's, where it is known.
        package: the Python package that it comes in, where it is not an archive.
        graph: dynamic takes grammars at run time, static only decodes freely.
        word_errors: per cent of wrong words by test set, as published.
        telephone: recommended for calls; None: this project has not tried it.
        remark: what else must be known.
    """

    name: str
    language: str
    recommended: bool = False
    bytes: int = 0
    md5: str = ""
    sha256: str = ""
    package: str = ""
    licence: str
    graph: Literal["dynamic", "static"]
    word_errors: dict[str, float] = Field(default_factory=dict)
    telephone: bool | None = None
    remark: str = ""

    @property
    def path(self) -> str:
        """Where its archive is below the publisher's address, or a mirror's."""
        return f"{self.name}.zip"


class KnownVoice(_Entry):
    """A voice of Piper.

    Args:
        name: who speaks.
        key: Piper's name of the voice, the name of its files.
        language: its code.
        recommended: it is taken where only a language is named.
        licence: of the recordings that it was made of.
        model: the network, ``KEY.onnx``.
        config: its configuration, ``KEY.onnx.json``.
    """

    name: str
    key: str
    language: str
    recommended: bool = False
    sex: Literal["female", "male"]
    licence: str
    remark: str = ""
    model: KnownFile
    config: KnownFile

    @property
    def path(self) -> str:
        """Where its network is below the publisher's address, or a mirror's; the configuration is beside it."""
        region, name, quality = self.key.split("-")
        return f"{self.language}/{region}/{name}/{quality}/{self.key}.onnx"


class Catalogue(_Entry):
    """Everything that is known.

    Args:
        vosk: the address below which the models are.
        piper: the address below which the voices are.
        models: languages together, the recommended model of each first.
        voices: the same.
    """

    vosk: str
    piper: str
    models: tuple[KnownModel, ...]
    voices: tuple[KnownVoice, ...]

    def model(self, wanted: str) -> KnownModel | None:
        """Find a model by its name, or the recommended one of a language.

        Raises:
            UsageError: it is neither, nor has it the form of a model's name.
        """
        found = _wanted(wanted, self.models, [model.name for model in self.models])
        if found is None and not _NAME.match(wanted):
            raise _unknown("model", wanted, [name for model in self.models for name in (model.language, model.name)])
        return found

    def voice(self, wanted: str) -> KnownVoice:
        """Find a voice by its name or key, or the recommended one of a language.

        Raises:
            UsageError: there is none.
        """
        found = _wanted(wanted, self.voices, [voice.name for voice in self.voices])
        found = found or next((voice for voice in self.voices if voice.key == wanted), None)
        if found is None:
            raise _unknown("voice", wanted, [name for voice in self.voices for name in (voice.language, voice.name)])
        return found


@cache
def catalogue() -> Catalogue:
    """Read the catalogue, once."""
    return Catalogue.model_validate(tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text("utf-8")))


def language_of(name: str) -> str:
    """Tell the language of a model by its name; empty where the name does not tell."""
    found = _NAME.match(name)
    return _LANGUAGES.get(found["language"], found["language"]) if found else ""


_Known = TypeVar("_Known", KnownModel, KnownVoice)


def _wanted(wanted: str, known: Sequence[_Known], names: Sequence[str]) -> _Known | None:
    by_name = dict(zip(names, known, strict=True))
    recommended = {each.language: each for each in known if each.recommended}
    return by_name.get(wanted) or recommended.get(wanted)


def _unknown(what: str, wanted: str, valid: Sequence[str]) -> UsageError:
    near = nearest(wanted, valid)
    return UsageError(
        f"no {what} and no language with one is called '{wanted}'", remedy=near or f"voicebot {what}s list"
    )
