"""A test case: one YAML file that says what a person does in a call, and what the robot must do.

Cases lie in ``cases/`` beside their ``script.yaml``. The same case runs as text, as audio and as noisy audio.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from voicebot.clock import ZONE
from voicebot.dialog.reactions import CALL_BACK, OPERATOR, active_reactions
from voicebot.errors import CaseError, InputError, Place
from voicebot.trial.case_file import Caller, CaseFile, HandOff, Operator, Pickup, Robot, Turn, Voice
from voicebot.yaml_file import YamlFile, YamlPath, faults_of, nearest, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from voicebot.dialog.script import Script

__all__ = ["Case", "CaseFile", "check_case", "load_case"]

FIXTURES = "audio_fixtures"
"""The folder, beside or above a case, where ``wav`` is looked for when it is not relative to the case."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case and where it was written.

    Args:
        path: the file.
        file: what it says.
        lines: the line of each turn, from 1; empty for a case made in a program.
    """

    path: Path
    file: CaseFile
    lines: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What the case shows."""
        return self.file.case

    def sound_file(self, wav: str) -> Path | None:
        """Find a sound file of the case: relative to it, else in the nearest ``audio_fixtures/``."""
        places = [self.path.resolve().parent / wav, *(folder / wav for folder in self._fixtures())]
        return next((place for place in places if place.is_file()), None)

    def sound_folder(self) -> Path:
        """Give the folder in which a new sound file is found: the nearest ``audio_fixtures/``, else the case's own."""
        return next((folder for folder in self._fixtures() if folder.is_dir()), self.path.resolve().parent)

    def _fixtures(self) -> list[Path]:
        folder = self.path.resolve().parent
        return [above / FIXTURES for above in (folder, *folder.parents)]


_KEYS: dict[YamlPath, Iterable[str]] = {
    (): CaseFile.model_fields,
    ("turns", "*"): [*Turn.model_fields, "within", "silent_within"],
    ("turns", "*", "caller"): Caller.model_fields,
    ("turns", "*", "caller", "voice"): Voice.model_fields,
    ("turns", "*", "robot"): Robot.model_fields,
    ("voice",): Voice.model_fields,
    ("pickup",): Pickup.model_fields,
    ("operators", "*"): Operator.model_fields,
    ("hand_off",): HandOff.model_fields,
}


def load_case(path: Path, *, sounds: bool = True) -> Case:
    """Read a case.

    Args:
        path: its file.
        sounds: the sound files that it names must be there.

    Raises:
        CaseError: something in it is wrong; all faults at once, each with its place.
    """
    written = read_yaml(path, CaseError)
    if not isinstance(written.data, Mapping):
        raise CaseError("a case must hold keys", place=written.place(), remedy="begin it with 'case:' and 'turns:'")
    try:
        file = CaseFile.model_validate(written.data)
    except ValidationError as refused:
        raise InputError.gathered(_in_order(faults_of(refused, written, CaseError, _KEYS))) from refused
    case = Case(path, file, tuple(written.place(("turns", i)).line for i in range(len(file.turns))))
    faults = _missing_sounds(case, written) if sounds else []
    if faults:
        raise InputError.gathered(faults)
    return case


def check_case(case: Case, script: Script, operators: Iterable[str] | None = None) -> None:
    """Compare a case with its script.

    Args:
        case: the case.
        script: the script it is for.
        operators: known addresses of operators; None: not checked.

    Raises:
        CaseError: it names nodes, reactions, values, operators or columns of the contact that do not exist, its contact
            lacks a column, or its language is another.
    """
    file = case.file
    # a case made in a program was written nowhere: its faults then have no line
    written = read_yaml(case.path, CaseError) if case.path.is_file() else YamlFile(case.path, None)
    faults: list[InputError] = [
        CaseError(f"unknown {what} '{name}'", place=written.place(path), remedy=_remedy(what, name, valid, script))
        for path, what, name, valid in _named(file, script, operators)
        if name not in valid
    ]
    faults += [
        CaseError(
            f"unknown column '{key}'", place=written.key_place(("contact", key)), remedy=nearest(key, script.contact)
        )
        for key in file.contact
        if key not in (*script.contact, ZONE)
    ]
    if file.language not in ("", script.language):
        message = f"the script speaks '{script.language}', the case '{file.language}'"
        faults.append(CaseError(message, place=written.place(("language",)), remedy="leave it out"))
    missing = [key for key, need in script.contact.items() if need == "required" and key not in file.contact]
    faults += [
        CaseError(f"the contact lacks '{key}'", place=written.place(("contact",)), remedy="the script requires it")
        for key in missing
    ]
    if faults:
        raise InputError.gathered(_in_order(faults))


def _named(
    file: CaseFile, script: Script, operators: Iterable[str] | None
) -> Iterator[tuple[YamlPath, str, str, set[str]]]:
    """List what a case names: where, what it is, its name, and which names there are."""
    nodes = set(script.nodes)
    reactions = _reactions(script)
    for i, turn in enumerate(file.turns):
        if turn.robot and turn.robot.node:
            yield ("turns", i, "robot", "node"), "node", turn.robot.node, nodes
        if turn.robot and turn.robot.reaction:
            yield ("turns", i, "robot", "reaction"), "reaction", turn.robot.reaction, reactions
    for i, name in enumerate(file.never):
        yield ("never", i), "node or reaction", name, nodes | reactions
    values = {*script.values, *(name for node in script.nodes.values() for deed in node.do for name in deed.set)}
    for name in file.values:
        yield ("values", name), "value", name, values
    if operators is not None:
        known = set(operators)
        for name in file.operators:
            yield ("operators", name), "operator", name, known


def _reactions(script: Script) -> set[str]:
    """List the reactions that a call may come to: those that are listened for, and those that something leads to."""
    ladders = (script.silence, script.unclear)
    targets = [ladder.then for ladder in ladders if ladder]
    for node in script.nodes.values():
        targets += [*node.on.values(), *node.keys.values(), node.then]
        targets += [ladder.then for ladder in (node.silence, node.unclear) if ladder]
    led_to = {branch.then for target in targets for branch in target} - set(script.nodes)
    return {*active_reactions(script), OPERATOR, CALL_BACK, *led_to}


def _remedy(what: str, name: str, valid: set[str], script: Script) -> str:
    if what == "node" and name in _reactions(script):
        return f"it is a reaction: write {{reaction: {name}}}"
    return nearest(name, valid)


def _missing_sounds(case: Case, written: YamlFile) -> list[InputError]:
    return [
        CaseError(
            f"no sound file '{turn.caller.wav}'",
            place=written.place(("turns", i, "caller", "wav")),
            remedy=f"put it beside the case or into {FIXTURES}/, or: voicebot fixtures synth --case {case.path}",
        )
        for i, turn in enumerate(case.file.turns)
        if turn.caller and turn.caller.wav and case.sound_file(turn.caller.wav) is None
    ]


def _in_order(faults: list[InputError]) -> list[InputError]:
    def position(fault: InputError) -> tuple[int, int]:
        place = fault.place or Place("")
        return place.line, place.column

    return sorted(faults, key=position)
