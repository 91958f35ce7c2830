"""What can be known before a call: faults of scripts, cases and hand-off phrases, and words that a model lacks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from voicebot.cli.output import errors
from voicebot.clock import SystemClock
from voicebot.dialog.script import Script
from voicebot.errors import HandoffFileError, InputError, ScriptError
from voicebot.handoff.book import Book
from voicebot.host.collisions import Collision, collisions
from voicebot.host.studio import Studio
from voicebot.settings import Settings
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


def check_phrases(scripts: Sequence[Script], book: Book, settings: Settings) -> None:
    """Compare the hand-off phrases that are switched on with the ordinary answers of scripts.

    Args:
        scripts: the scripts.
        book: the hand-off phrases.
        settings: where they are written, and from which probability an answer counts.

    Raises:
        HandoffFileError: phrases sound like answers; all faults at once, each with its place.
    """
    listened = [entry for entry in book.phrases if entry.enabled]
    found = collisions(listened, scripts, settings.match, SystemClock().now().astimezone())
    nearest_first = {one.said: one for one in reversed(found) if one.refused}
    if not nearest_first:
        return
    written = read_yaml(settings.handoff_file, HandoffFileError)
    places = {
        text: written.place(("phrases", index, "say", number))
        for index, entry in enumerate(book.phrases)
        for number, text in enumerate(entry.say)
    }
    faults: list[InputError] = [
        HandoffFileError(
            f"'{said}' sounds like {_answer(one)}",
            place=places[said],
            remedy="say more in it, or keep it to other scripts with 'scripts'",
        )
        for said, one in nearest_first.items()
    ]
    raise InputError.gathered(faults)


def _answer(one: Collision) -> str:
    owner = f"of the script '{one.script}'" if one.script else "that is built in"
    return f"the {one.kind} '{one.name}' {owner}" + (f": '{one.phrase}'" if one.phrase else "")


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
