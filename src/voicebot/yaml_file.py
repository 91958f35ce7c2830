"""Reads YAML 1.2 files that people wrote, and remembers where everything stood.

PyYAML would turn ``on``, ``yes`` and ``no`` into booleans; ruamel.yaml reads YAML 1.2 and keeps lines and columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from voicebot.durations import Duration
from voicebot.errors import InputError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

YamlPath = tuple[str | int, ...]

_NEAR_ENOUGH = 60.0
_MOST_NAMES = 24
_YAML_REMEDY = "check the indentation, and quote a text that has ': ' or ' #' in it"
# pydantic speaks of Python's types, the file's author does not
_SAID = {
    "tuple_type": "this must be a list",
    "list_type": "this must be a list",
    "dict_type": "this must hold keys",
    "model_type": "this must hold keys",
    "string_type": "this must be a text",
    "bool_type": "this must be true or false",
    "int_type": "this must be a whole number",
    "int_parsing": "this must be a whole number",
    "int_from_float": "this must be a whole number",
    "float_type": "this must be a number",
    "float_parsing": "this must be a number",
    "bool_parsing": "this must be true or false",
    "path_type": "this must be a path, in quotes",
    "recursion_loop": "this holds itself",
}
_BOUNDS = {"greater_than_equal": ("ge", "less than"), "less_than_equal": ("le", "more than")}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says and where.

    Args:
        path: the file.
        data: plain dicts, lists, strings and numbers.
        places: line and column of each value by its path, counted from 1; of each key too, see `key_place`.
    """

    path: Path
    data: Any
    places: dict[YamlPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[YamlPath, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: YamlPath = ()) -> Place:
        """Find where the value at ``path`` is written, or else the nearest thing that contains it."""
        return self._find(self.places, path)

    def key_place(self, path: YamlPath) -> Place:
        """Find where the last key of ``path`` is written."""
        return self._find(self.keys, path)

    def _find(self, among: dict[YamlPath, tuple[int, int]], path: YamlPath) -> Place:
        for length in range(len(path), 0, -1):
            at = among.get(path[:length]) or self.places.get(path[:length])
            if at is not None:
                return Place(self.path, *at)
        return Place(self.path)

    def value(self, path: YamlPath) -> Any:  # noqa: ANN401 - YAML holds anything
        """Give what is written at ``path``; None where nothing is."""
        found = self.data
        for key in path:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                return None
        return found


def read_yaml(path: Path, error: type[InputError]) -> YamlFile:
    """Read one file.

    Args:
        path: a YAML file in UTF-8, with or without a byte order mark.
        error: which error to raise.

    Raises:
        InputError: of the type ``error``, with file:line:column: the file is missing, is not UTF-8, is not YAML, is
            nested too deeply, or holds a key twice.
    """
    return parse_yaml(read_text(path, error), path, error)


def read_text(path: Path, error: type[InputError]) -> str:
    """Read a text file in UTF-8; a byte order mark is left out.

    Raises:
        InputError: of the type ``error``: the file is missing, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as failed:
        raise error(f"cannot be read: {failed.strerror}", place=Place(path), remedy="check the path") from failed
    except UnicodeDecodeError as failed:
        line = failed.object[: failed.start].count(b"\n") + 1
        raise error("the file is not UTF-8", place=Place(path, line), remedy="save it as UTF-8") from failed


def parse_yaml(text: str, path: Path, error: type[InputError]) -> YamlFile:
    """Read what is written, or is to be written, in a file.

    Args:
        text: YAML.
        path: the file that is named in errors.
        error: which error to raise.

    Raises:
        InputError: of the type ``error``, with file:line:column: it is not YAML, is nested too deeply, or holds a key
            twice.
    """
    reader = YAML(typ="rt")
    file = YamlFile(path, None)
    try:
        tree = reader.load(text)
        file = YamlFile(path, _plain(tree))
        _note_places(file, tree, ())
    except DuplicateKeyError as failed:
        # its own words go on with both values, as Python writes them
        twice = re.match(r'found duplicate key "(.*?)" with value', _first_line(failed))
        message = f"found duplicate key '{twice[1]}'" if twice else "found duplicate key"
        raise error(message, place=_mark(path, failed), remedy="keep one of them") from failed
    except RecursionError as failed:
        raise error("the file is nested too deeply", place=Place(path), remedy="a few levels are enough") from failed
    except MarkedYAMLError as failed:
        remedy = "indent with spaces" if "\\t" in str(failed.problem) else _YAML_REMEDY
        raise error(f"not YAML: {_first_line(failed)}", place=_mark(path, failed), remedy=remedy) from failed
    except (YAMLError, ValueError) as failed:
        raise error(f"not YAML: {str(failed).splitlines()[0]}", place=Place(path)) from failed
    return file


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name that is most like ``name``, as a remedy; else list what is known, the first of many."""
    names = sorted(set(known))
    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if found is not None:
        return f"did you mean {found[0]}?"
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"known: {', '.join(names[:_MOST_NAMES])}{more}" if names else ""


def faults_of(
    refused: ValidationError, file: YamlFile, error: type[InputError], models: dict[YamlPath, Iterable[str]]
) -> list[InputError]:
    """Turn what pydantic refused into errors with places.

    Args:
        refused: pydantic's error.
        file: where the data came from.
        error: which error to make.
        models: the valid keys at a path, for the nearest name; ``"*"`` stands for any key.
    """
    faults = []
    for fault in refused.errors():
        path: YamlPath = tuple(fault["loc"])
        if fault["type"] == "extra_forbidden":
            valid = models.get(tuple(_generic(path[:-1], models)), ())
            message, remedy, place = f"unknown key {path[-1]!r}", nearest(str(path[-1]), valid), file.key_place(path)
        elif fault["type"] == "missing":
            inside = f" of {path[-2]}" if len(path) > 1 else ""
            message, remedy, place = f"the key {path[-1]!r}{inside} is missing", "", file.key_place(path[:-1])
        else:
            said, remedy = plain_words(fault, file.value(path))
            message, place = f"{'.'.join(map(str, path))}: {said}", file.place(path)
        faults.append(error(message, place=place, remedy=remedy))
    return faults


def plain_words(fault: ErrorDetails, written: object = None) -> tuple[str, str]:
    """Say what pydantic refused without Python's words.

    Args:
        fault: one of ``ValidationError.errors()``.
        written: what the file says there, where that is known.

    Returns:
        What is wrong, and the remedy; the remedy may be empty.
    """
    kind, context, given = fault["type"], fault.get("ctx", {}), fault["input"]
    if kind in ("literal_error", "enum"):
        names = [name for name in re.findall(r"'([^']*)'", context["expected"]) if name]  # an empty one: leave it out
        return f"{str(given)!r} is none of {', '.join(names)}", nearest(str(given), names)
    if kind in _BOUNDS:
        name, than = _BOUNDS[kind]
        unit = " ms" if isinstance(given, Duration) else ""
        # a number without its unit is taken for milliseconds, and is rarely meant so
        remedy = f"write {written}s?" if unit and isinstance(written, int) else ""
        return f"{given}{unit} is {than} {context[name]:g}{unit}", remedy
    said = _SAID.get(kind, fault["msg"].removeprefix("Value error, "))
    return said, "put it in quotes" if kind == "string_type" else ""


def _generic(path: YamlPath, models: dict[YamlPath, Iterable[str]]) -> YamlPath:
    """Find the pattern among ``models`` that ``path`` fits."""
    for pattern in models:
        if len(pattern) == len(path) and all(p in ("*", part) for p, part in zip(pattern, path, strict=True)):
            return pattern
    return path


def _first_line(failed: MarkedYAMLError) -> str:
    return str(failed.problem or failed.context or "cannot be read").splitlines()[0]


def _mark(path: Path, failed: MarkedYAMLError) -> Place:
    mark = failed.problem_mark or failed.context_mark
    return Place(path, mark.line + 1, mark.column + 1) if mark is not None else Place(path)


def _plain(tree: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    if isinstance(tree, CommentedMap):
        return {(str(key) if key is not None else ""): _plain(value) for key, value in tree.items()}
    if isinstance(tree, CommentedSeq):
        return [_plain(item) for item in tree]
    if isinstance(tree, bool) or tree is None:
        return tree
    for plain in (str, int, float):
        if isinstance(tree, plain):
            return plain(tree)
    return tree


def _note_places(file: YamlFile, tree: Any, path: YamlPath) -> None:  # noqa: ANN401 - YAML holds anything
    if isinstance(tree, CommentedMap):
        for key, value in tree.items():
            below = (*path, str(key) if key is not None else "")
            if key in (tree.lc.data or {}):  # keys merged with << stand elsewhere
                line, column = tree.lc.key(key)
                file.keys[below] = (line + 1, column + 1)
                line, column = tree.lc.value(key)
                file.places[below] = (line + 1, column + 1)
            _note_places(file, value, below)
    elif isinstance(tree, CommentedSeq):
        for index, value in enumerate(tree):
            line, column = tree.lc.item(index)
            file.places[*path, index] = (line + 1, column + 1)
            _note_places(file, value, (*path, index))
