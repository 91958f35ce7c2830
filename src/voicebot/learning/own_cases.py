"""The cases of a script, run as text: what is said in them, and whether they pass."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.learning.said import said_in
from voicebot.trial.case import load_case
from voicebot.trial.run import CASES_FOLDER, is_case, run_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.host.trials import TrialStudio
    from voicebot.learning.said import Said
    from voicebot.trial.case import Case
    from voicebot.trial.verdict import Result


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case that was run.

    Args:
        case: the case.
        result: how it went.
        said: what was said in it.
    """

    case: Case
    result: Result
    said: tuple[Said, ...]


def case_files(folder: Path) -> list[Path]:
    """List the cases of the script in a folder."""
    return [file for file in sorted((folder / CASES_FOLDER).glob("*.yaml")) if is_case(file)]


def run_own_cases(
    files: list[Path], script: Script, studio: TrialStudio, tell: Callable[[], None] = lambda: None
) -> list[OwnCase]:
    """Run cases as text.

    Args:
        files: the cases.
        script: their script.
        studio: makes the calls.
        tell: is told after each.

    Raises:
        CaseError: a case is wrong, or does not fit the script.
    """
    found: list[OwnCase] = []
    for file in files:
        case = load_case(file, sounds=False)
        result = asyncio.run(run_case(case, script, studio))
        said = said_in(studio.record, script, case=file.name) if studio.record else ()
        found.append(OwnCase(case, result, said))
        tell()
    return found
