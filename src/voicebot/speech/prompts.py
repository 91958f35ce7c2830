"""Recorded prompts: a person's own voice for what a script says, used before any synthesis.

A script's folder ``prompts/`` holds sound files of any kind, found in two ways:

- by name: every phrase of a script has one (``greet.wav`` is the first wording of the node ``greet``, ``greet_2.wav``
  its second, ``remind.1.wav`` the first fixed piece of a text with variables);
- by ``prompts.yaml``, a mapping from a phrase to a file, for files that are called otherwise.

A phrase may be a whole text, one of its sentences, or the fixed words before, between and after variables. What has
variables itself is never recorded: the recording would say the values of the day it was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.errors import InputError, ScriptError
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

LIST_FILE = "prompts.yaml"
SUFFIXES = (".wav", ".flac", ".ogg", ".mp3")

# marks around a phrase hang on what stands beside it; "?" and "!" are another way to say it
_BEFORE, _AFTER = re.compile(r"^[\s,.;:!?…»)\"—–-]+"), re.compile(r"[\s,.;:…—–-]+$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be recorded.

    Args:
        text: the words.
        name: what its file is called, without the ending.
        node: where it is said.
    """

    text: str
    name: str
    node: str


class RecordedPrompts:
    """Which file says which phrase.

    Args:
        by_node: (node, phrase) to its file.
        by_text: phrase to its file, at any node.
        unused: files that belong to no phrase, which a check of the script reports.
    """

    def __init__(
        self,
        by_node: Mapping[tuple[str, str], Path] | None = None,
        by_text: Mapping[str, Path] | None = None,
        unused: Sequence[Path] = (),
    ) -> None:
        self._by_node = {(node, _plain(text)): file for (node, text), file in (by_node or {}).items()}
        self._by_text = {_plain(text): file for text, file in (by_text or {}).items()}
        self.unused = tuple(unused)

    @classmethod
    def load(cls, folder: Path, phrases: Iterable[Phrase]) -> RecordedPrompts:
        """Read a script's ``prompts/``; a folder that is not there holds nothing.

        Args:
            folder: the folder.
            phrases: those of the script; what is recorded under the name of one is said wherever its words are, but at
                a node that has a recording of them itself.

        Raises:
            ScriptError: ``prompts.yaml`` is not a mapping from phrases to files of the folder.
        """
        if not folder.is_dir():
            return cls()
        listed = read_list(folder)
        named = {phrase: file for phrase in phrases if (file := _named(folder, phrase.name))}
        by_text = {phrase.text: file for phrase, file in reversed(named.items())} | listed
        by_node = {(phrase.node, phrase.text): file for phrase, file in reversed(named.items())}
        taken = {*named.values(), *listed.values()}
        sounds = (file for file in sorted(folder.iterdir()) if file.suffix.lower() in SUFFIXES)
        return cls(by_node, by_text, [file for file in sounds if file not in taken])

    def find(self, text: str, node: str = "") -> Path | None:
        """Find the recording of a phrase as it is said at a node."""
        plain = _plain(text)
        return self._by_node.get((node, plain)) or self._by_text.get(plain)


def has_variables(text: str) -> bool:
    """Tell whether a text of a script has something to fill in."""
    return "{{" in text or "{%" in text


def read_list(folder: Path) -> dict[str, Path]:
    """Read ``prompts.yaml``: phrases and their files; a list that is not there is empty.

    Raises:
        ScriptError: it is not a mapping from phrases to files of the folder; all faults at once.
    """
    file = folder / LIST_FILE
    if not file.exists():
        return {}
    listed = read_yaml(file, ScriptError)
    if not isinstance(listed.data, dict):
        raise ScriptError("the file must be a mapping from texts to sound files", place=listed.place())
    faults: list[InputError] = []
    for text, name in listed.data.items():
        if has_variables(str(text)):
            what = "a recorded prompt cannot stand for a text with variables"
            remedy = "record the words around them: 'voicebot prompts list' shows them"
            faults.append(ScriptError(what, place=listed.key_place((text,)), remedy=remedy))
        elif not (folder / str(name)).is_file():
            what = f"no sound file '{name}' in {folder}"
            faults.append(ScriptError(what, place=listed.place((text,)), remedy="record it or remove the line"))
    if faults:
        raise InputError.gathered(faults)
    return {str(text): folder / str(name) for text, name in listed.data.items()}


def _plain(text: str) -> str:
    """Fold line breaks and runs of spaces, which YAML and templates make differently, and drop marks at the edges."""
    folded = " ".join(text.split())
    return _AFTER.sub("", _BEFORE.sub("", folded)) or folded


def _named(folder: Path, name: str) -> Path | None:
    return next((file for suffix in SUFFIXES if (file := folder / (name + suffix)).is_file()), None)
