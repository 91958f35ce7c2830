"""Recorded prompts: a person's own voice for the fixed phrases of a script, used before any synthesis.

A script's folder ``prompts/`` holds sound files of any kind, found in two ways:

- by name: ``greet.wav`` is the first wording of the node ``greet``, ``greet_2.wav`` its second;
- by ``prompts.yaml``, a mapping from a text to a file, for every other phrase (silence, unclear, reactions).

A text with variables is never recorded: the recording would say the values of the day it was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.errors import InputError, ScriptError
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LIST_FILE = "prompts.yaml"
SUFFIXES = (".wav", ".flac", ".ogg", ".mp3")


class RecordedPrompts:
    """Which file says which text.

    Args:
        by_node: (node, text) to its file.
        by_text: text to its file, at any node.
        unused: files that belong to no fixed text, which a check of the script reports.
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
    def load(cls, folder: Path, wordings: Mapping[str, Sequence[str]]) -> RecordedPrompts:
        """Read a script's ``prompts/``; a folder that is not there holds nothing.

        Args:
            folder: the folder.
            wordings: the texts of each node's ``say`` as written in the script, in their order.

        Raises:
            ScriptError: ``prompts.yaml`` is not a mapping from texts to files of the folder.
        """
        if not folder.is_dir():
            return cls()
        by_text = _read_list(folder / LIST_FILE)
        by_node = {
            (node, text): file
            for node, texts in wordings.items()
            for number, text in enumerate(texts, start=1)
            if not has_variables(text) and (file := _named(folder, node, number))
        }
        taken = {*by_node.values(), *by_text.values()}
        sounds = (file for file in sorted(folder.iterdir()) if file.suffix.lower() in SUFFIXES)
        return cls(by_node, by_text, [file for file in sounds if file not in taken])

    def find(self, text: str, node: str = "") -> Path | None:
        """Find the recording of a text as it is said at a node."""
        plain = _plain(text)
        return self._by_node.get((node, plain)) or self._by_text.get(plain)


def has_variables(text: str) -> bool:
    """Tell whether a text of a script has something to fill in."""
    return "{{" in text or "{%" in text


def _plain(text: str) -> str:
    """Fold line breaks and runs of spaces: YAML and templates make them differently."""
    return " ".join(text.split())


def _named(folder: Path, node: str, number: int) -> Path | None:
    stem = node if number == 1 else f"{node}_{number}"
    return next((file for suffix in SUFFIXES if (file := folder / (stem + suffix)).is_file()), None)


def _read_list(file: Path) -> dict[str, Path]:
    if not file.exists():
        return {}
    listed = read_yaml(file, ScriptError)
    if not isinstance(listed.data, dict):
        raise ScriptError("the file must be a mapping from texts to sound files", place=listed.place())
    faults: list[InputError] = []
    for text, name in listed.data.items():
        if has_variables(str(text)):
            what = "a recorded prompt cannot stand for a text with variables"
            faults.append(ScriptError(what, place=listed.key_place((text,)), remedy="remove the line"))
        elif not (file.parent / str(name)).is_file():
            what = f"no sound file '{name}' in {file.parent}"
            faults.append(ScriptError(what, place=listed.place((text,)), remedy="record it or remove the line"))
    if faults:
        raise InputError.gathered(faults)
    return {str(text): file.parent / str(name) for text, name in listed.data.items()}
