"""Reads a script's folder. Whatever is wrong is said at once, each fault with its place and the nearest valid name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from voicebot.dialog.check import check_script
from voicebot.dialog.declared import Value
from voicebot.dialog.script import Branch, Deed, Intent, Ladder, Node, Reaction, Response, Script, Silence
from voicebot.errors import Place, ScriptError
from voicebot.yaml_file import faults_of, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import BaseModel

    from voicebot.errors import InputError
    from voicebot.yaml_file import YamlPath

SCRIPT_FILE = "script.yaml"
TRANSLATIONS_FILE = "translations.yaml"

_MODELS: dict[YamlPath, type[BaseModel]] = {
    (): Script,
    ("values", "*"): Value,
    ("intents", "*"): Intent,
    ("own_reactions", "*"): Reaction,
    ("own_reactions", "*", "again", "*"): Response,
    ("silence",): Silence,
    ("unclear",): Ladder,
    ("nodes", "*"): Node,
    ("nodes", "*", "silence"): Silence,
    ("nodes", "*", "unclear"): Ladder,
    ("nodes", "*", "do", "*"): Deed,
    ("nodes", "*", "then", "*"): Branch,
    ("nodes", "*", "on", "*", "*"): Branch,
    ("nodes", "*", "keys", "*", "*"): Branch,
}
_Translations = TypeAdapter(dict[str, dict[str, str]])


def load_script(path: Path) -> Script:
    """Read and check a script.

    Args:
        path: its folder, or its YAML file.

    Raises:
        ScriptError: it cannot be read or is wrong; all faults are gathered in one error.
    """
    where = path / SCRIPT_FILE if path.is_dir() else path
    if not where.exists():
        raise ScriptError(
            f"there is no script at {path}", place=Place(where), remedy=f"give a folder with {SCRIPT_FILE}"
        )
    file = read_yaml(where, ScriptError)
    if not isinstance(file.data, dict):
        raise ScriptError("the file holds no script", place=Place(where), remedy="begin it with `script: its_name`")
    try:
        script = Script.model_validate(file.data)
    except ValidationError as refused:
        raise ScriptError.gathered(faults_of(refused, file, ScriptError, _valid_keys())) from refused
    faults: list[InputError] = [
        ScriptError(
            fault.message,
            place=file.key_place(fault.path) if fault.at_key else file.place(fault.path),
            remedy=fault.remedy,
        )
        for fault in check_script(script)
    ]
    if faults:
        raise ScriptError.gathered(faults)
    return script


def load_translations(folder: Path) -> dict[str, dict[str, str]]:
    """Read what a script's texts mean in other languages: for whoever watches, never for the call.

    Args:
        folder: the script's folder; without ``translations.yaml`` there are none.

    Returns:
        For each text its translations by language code.

    Raises:
        ScriptError: the file cannot be read or has another form.
    """
    path = folder / TRANSLATIONS_FILE
    if not path.exists():
        return {}
    file = read_yaml(path, ScriptError)
    try:
        return _Translations.validate_python(file.data or {})
    except ValidationError as refused:
        raise ScriptError.gathered(faults_of(refused, file, ScriptError, {})) from refused


def _valid_keys() -> dict[YamlPath, Iterable[str]]:
    return {
        path: [field.alias or name for name, field in model.model_fields.items()] for path, model in _MODELS.items()
    }
