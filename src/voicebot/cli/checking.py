"""What can be known before a call: faults of scripts, cases and hand-off phrases, and words that a model lacks."""

from collections.abc import Callable, Iterator
from pathlib import Path

from voicebot.cli.output import errors
from voicebot.dialog.script import Script
from voicebot.errors import InputError, ScriptError
from voicebot.handoff.book import Book
from voicebot.host.studio import Studio
from voicebot.yaml_file import YamlPath, nearest, read_yaml


def raised(check: Callable[[], object]) -> list[InputError]:
    """Give what a check finds wrong; nothing when it passes."""
    try:
        check()
    except InputError as error:
        return [error]
    return []


def check_groups(file: Path, script: Script, book: Book, book_file: Path) -> None:
    """Compare a script with the hand-off phrases.

    Args:
        file: where the script is written.
        script: the script.
        book: the hand-off phrases.
        book_file: where they are written.

    Raises:
        ScriptError: it names groups of operators that do not exist; all faults at once, each with its place.
    """
    written = read_yaml(file, ScriptError)
    faults: list[InputError] = [
        ScriptError(
            f"there is no group '{group}' in {book_file}",
            place=written.place(path),
            remedy=nearest(group, book.groups) or f"list it under 'groups' in {book_file}",
        )
        for path, group in _groups(script)
        if group and group not in book.groups
    ]
    if faults:
        raise InputError.gathered(faults)


def show_unheard(studio: Studio, script: Script) -> dict[str, tuple[str, ...]]:
    """Warn of words that the recognition model lacks, on standard error, and give them with their phrases.

    Raises:
        ModelMissingError: no model for the script's language.
    """
    unheard = studio.unheard(script)
    for word, phrases in unheard.items():
        warning = f"{script.script}: the model lacks the word '{word}': not heard: {', '.join(phrases)}"
        errors.print(warning, style="yellow", markup=False, soft_wrap=True)
    return unheard


def _groups(script: Script) -> Iterator[tuple[YamlPath, str]]:
    for name, reaction in script.own_reactions.items():
        yield ("own_reactions", name, "group"), reaction.group
    for name, node in script.nodes.items():
        yield ("nodes", name, "handoff"), node.handoff or ""
