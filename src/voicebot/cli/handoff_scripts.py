"""The scripts that the hand-off phrases are for: those beside their file."""

from collections.abc import Sequence
from pathlib import Path

from voicebot.cli.output import errors
from voicebot.dialog.loading import SCRIPT_FILE, load_script
from voicebot.dialog.script import Script
from voicebot.errors import InputError, UsageError
from voicebot.yaml_file import nearest


def known_scripts(book_file: Path) -> list[Script]:
    """Load the scripts beside ``handoff.yaml``; one that is wrong is left out, and it is said."""
    return list(scripts_beside(book_file).values())


def scripts_beside(book_file: Path) -> dict[Path, Script]:
    """Load the scripts beside ``handoff.yaml``, with their files; one that is wrong is left out, and it is said."""
    scripts: dict[Path, Script] = {}
    for file in sorted(book_file.parent.glob(f"*/{SCRIPT_FILE}")):
        try:
            scripts[file] = load_script(file)
        except InputError as error:
            warning = f"{file} is left out: {error.message} (voicebot lint {file.parent})"
            errors.print(warning, style="yellow", markup=False, soft_wrap=True)
    return scripts


def check_names(names: Sequence[str], scripts: Sequence[Script]) -> None:
    """Refuse the name of a script that is not there.

    Raises:
        UsageError: there is no such script.
    """
    known = [script.script for script in scripts]
    for name in names:
        if name not in known:
            raise UsageError(f"there is no script '{name}'", remedy=nearest(name, known))
