"""The sets that tell how well intents are understood: phrases that a script lists, and what people say.

BANKING77 and CLINC150 are read from a folder of test data; the Russian set of telephone talk comes with the package.
"""

from __future__ import annotations

import csv
import json
import random
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from voicebot.errors import InputError
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FOLDER = files("voicebot.bench") / "material" / "understanding"
"""Where the sets lie that come with the package."""
OUT_OF_SCOPE = ""
"""The intent of an utterance that belongs to none."""
SAID, HEARD, OUTSIDE, ALIKE = "said", "heard", "outside", "alike"
"""The parts of a set: as people said it, as a recogniser might have heard it, what fits nothing, and what only looks
like a request with a consequence."""
OPERATOR, NEVER_CALL = "operator", "never_call"
"""The intents of the Russian set that have a consequence."""

_EACH = 10
_SEED = 1
Labelled = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that a person says.

    Args:
        text: the words.
        intent: what it means; `OUT_OF_SCOPE` where it fits nothing.
        part: which part of the set it belongs to.
    """

    text: str
    intent: str
    part: str = SAID


@dataclass(frozen=True, slots=True)
class IntentSet:
    """Phrases of intents, and utterances to understand.

    Args:
        name: how the set is known.
        language: of it.
        phrases: what a script would list, each with its intent.
        utterances: what people say.
    """

    name: str
    language: str
    phrases: tuple[Labelled, ...]
    utterances: tuple[Utterance, ...]

    def part(self, name: str) -> tuple[int, ...]:
        """List the places of the utterances of a part; none where the set has no such part."""
        return tuple(place for place, one in enumerate(self.utterances) if one.part == name)

    def every(self, step: int) -> IntentSet:
        """Keep every ``step``-th utterance of each part."""
        parts = dict.fromkeys(one.part for one in self.utterances)
        kept = (self.utterances[place] for part in parts for place in self.part(part)[::step])
        return replace(self, utterances=tuple(kept))


class _Intents(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    intents: dict[str, tuple[str, ...]]


class _Pair(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    said: str
    heard: str


class _Heard(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    intents: dict[str, tuple[_Pair, ...]]


class _Alike(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    operator: tuple[str, ...]
    never_call: tuple[str, ...]


class _Outside(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    out_of_scope: tuple[str, ...]


@cache
def packaged(file: str) -> Mapping[str, object]:
    """Read a file of the sets that come with the package.

    Args:
        file: its name.
    """
    with as_file(FOLDER / file) as path:
        data: Mapping[str, object] = read_yaml(path, InputError).data
        return data


def russian() -> IntentSet:
    """Give the Russian set: forty intents of telephone talk, said, heard, look-alikes, and what fits nothing."""
    phrases = _Intents.model_validate(packaged("phrases_ru.yaml")).intents
    said = [_Intents.model_validate(packaged(f"utterances_ru_{number}.yaml")).intents for number in (1, 2)]
    heard = _Heard.model_validate(packaged("heard_ru.yaml")).intents
    alike = _Alike.model_validate(packaged("lookalikes_ru.yaml"))
    outside = _Outside.model_validate(packaged("out_of_scope_ru.yaml")).out_of_scope
    return IntentSet(
        "Russian",
        "ru",
        tuple((text, intent) for intent, texts in phrases.items() for text in texts),
        (
            *(Utterance(text, intent) for half in said for intent, texts in half.items() for text in texts),
            *(Utterance(pair.heard, intent, HEARD) for intent, pairs in heard.items() for pair in pairs),
            *(Utterance(text, OUT_OF_SCOPE, ALIKE) for text in (*alike.operator, *alike.never_call)),
            *(Utterance(text, OUT_OF_SCOPE, OUTSIDE) for text in outside),
        ),
    )


def banking77(folder: Path) -> IntentSet:
    """Read BANKING77: ten phrases of each of 77 intents, and its whole test set.

    Args:
        folder: holds ``banking77_train.csv`` and ``banking77_test.csv``.

    Raises:
        InputError: it does not.
    """
    train, test = (
        [(row["text"], row["category"]) for row in csv.DictReader(_read(folder / file).splitlines())]
        for file in ("banking77_train.csv", "banking77_test.csv")
    )
    return IntentSet("BANKING77", "en", _few(train), tuple(Utterance(text, intent) for text, intent in test))


def clinc150(folder: Path) -> IntentSet:
    """Read CLINC150: ten phrases of each of 150 intents, and its whole test set with what is out of scope.

    Args:
        folder: holds ``clinc150_data_full.json``.

    Raises:
        InputError: it does not.
    """
    data: dict[str, list[list[str]]] = json.loads(_read(folder / "clinc150_data_full.json"))
    inside = (Utterance(text, intent) for text, intent in data["test"])
    outside = (Utterance(text, OUT_OF_SCOPE, OUTSIDE) for text, _ in data["oos_test"])
    return IntentSet("CLINC150", "en", _few([(text, intent) for text, intent in data["train"]]), (*inside, *outside))


def _few(labelled: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """Draw some phrases of each intent, always the same."""
    chance = random.Random(_SEED)  # noqa: S311 - sampling, not secrets
    ordered = sorted(labelled, key=itemgetter(1))
    return tuple(one for _, group in groupby(ordered, key=itemgetter(1)) for one in chance.sample([*group], _EACH))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as wrong:
        raise InputError(f"cannot read {file}", remedy="give the folder of test data: --data") from wrong
