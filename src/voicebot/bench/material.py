"""What is said in the measured calls of a language, read from ``material/<language>.yaml`` in the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from pydantic import BaseModel, ConfigDict, Field

from voicebot.errors import InputError
from voicebot.yaml_file import read_yaml

_FOLDER = files("voicebot.bench") / "material"

Phrases = tuple[str, ...]


class Material(BaseModel):
    """The words of people and robot; phrases of people in normal form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    engine: str = Field(description="the synthetic voice of the people")
    voices: Phrases = Field(description="its voices, taken at random")
    words_per_minute: tuple[int, int] = Field(description="how fast, at least and at most")
    prompts: tuple[str, str] = Field(description="short questions of the robot")
    speeches: tuple[str, str] = Field(description="what the robot says when it is to be interrupted, 15 s each")
    scripts: dict[str, dict[str, Phrases]] = Field(description="greeting, date, costly: each intent with its phrases")
    whole: dict[str, tuple[tuple[str, str], ...]] = Field(description="answers of each script, with their intent")
    inside: dict[str, tuple[tuple[str, str, str], ...]] = Field(description="answers with a pause inside a phrase")
    fillers: Phrases
    goes_on: dict[str, tuple[tuple[str, str, str], ...]] = Field(description="an answer, and what goes on after it")
    interruptions: Phrases = Field(description="expected in the script ``greeting``")
    back_channels: Phrases = Field(description="the grammar holds them")
    other_back_channels: Phrases = Field(description="it does not")
    ordinary: Phrases = Field(description="answers to the script ``costly``")
    costly_answer: str
    television: Phrases = Field(description="what somebody else in the room says")

    @property
    def greeting(self) -> dict[str, Phrases]:
        """The intents of the script ``greeting``."""
        return self.scripts["greeting"]

    @property
    def costly(self) -> dict[str, Phrases]:
        """The intents of the script ``costly``."""
        return self.scripts["costly"]


def languages() -> tuple[str, ...]:
    """List the languages there is material for, sorted."""
    return tuple(sorted(file.name.removesuffix(".yaml") for file in _FOLDER.iterdir() if file.name.endswith(".yaml")))


@cache
def material(language: str) -> Material:
    """Give the material of a language.

    Raises:
        InputError: there is none.
    """
    if language not in languages():
        raise InputError(f"nothing to say in {language!r}", remedy=f"the languages are {', '.join(languages())}")
    with as_file(_FOLDER / f"{language}.yaml") as path:
        return Material.model_validate(read_yaml(path, InputError).data)
