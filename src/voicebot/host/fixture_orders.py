"""Which fixtures are wanted: of texts, of a file of texts, of the turns of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.dialog.loading import load_script
from voicebot.errors import InputError, Place, UsageError
from voicebot.trial.case import load_case
from voicebot.trial.run import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from voicebot.host.fixtures import Recipe
    from voicebot.trial.case import Case
    from voicebot.trial.case_file import Caller

SUFFIX = ".wav"

_LONGEST = 60
"""Characters of a file's name that a text gives."""


@dataclass(frozen=True, slots=True)
class FixtureOrder:
    """A fixture that is wanted.

    Args:
        name: of its file, below the folder.
        recipe: how it is made.
        turn: of which turn of the case, from 0, where the case does not name it yet.
    """

    name: str
    recipe: Recipe
    turn: int | None = None


def of_texts(texts: Iterable[str], usual: Recipe) -> list[FixtureOrder]:
    """Want a file for each text, named after it.

    Raises:
        UsageError: a text is empty, or two make the same name.
    """
    return _different([_order(text, named_after(text), usual, None) for text in texts])


def of_file(file: Path, usual: Recipe) -> list[FixtureOrder]:
    """Want a file for each line ``text``, or ``text<TAB>name``; empty lines and those that begin with # are left out.

    Raises:
        UsageError: the file cannot be read, or lines are wrong; all at once, each with its place.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise UsageError(f"cannot be read: {reason}", place=Place(file), remedy="give a text file in UTF-8") from error
    orders = []
    for number, line in enumerate(lines, start=1):
        text, _, name = (part.strip() for part in line.partition("\t"))
        if text and not text.startswith("#"):
            orders.append(_order(text, name or named_after(text), usual, Place(file, number)))
    if not orders:
        raise UsageError("holds no texts", place=Place(file), remedy="write a text on each line, or text<TAB>name")
    return _different(orders)


def of_case(file: Path, given: Mapping[str, object], usual: Recipe, *, every: bool) -> tuple[Case, list[FixtureOrder]]:
    """Want the files of a case's turns that are not there, in the language, voice and speed of the case.

    Args:
        file: the case.
        given: what overrides the case: fields of a recipe.
        usual: the rest of the recipe.
        every: also of turns that name no file: they get a name after the case and their number.

    Raises:
        CaseError: the case is wrong.
        ScriptError: its script is, where the case does not say its language.
    """
    case = load_case(file, sounds=False)
    language = case.file.language or load_script(script_of(file)).language
    orders = []
    for number, turn in enumerate(case.file.turns):
        caller = turn.caller
        if caller is None or not caller.text or (caller.wav and case.sound_file(caller.wav)):
            continue
        recipe = usual.model_copy(
            update={"text": caller.text, "language": language, **_voice(case, caller), **given},
        )
        if caller.wav:
            orders.append(FixtureOrder(caller.wav, recipe))
        elif every:
            orders.append(FixtureOrder(f"{language}/{file.stem}_{number + 1}{SUFFIX}", recipe, number))
    return case, _different(_alike_once(orders))


def named_after(text: str) -> str:
    """Give a file the name that its text makes: its words, in its own letters."""
    return "_".join(re.findall(r"\w+", text.casefold()))[:_LONGEST].strip("_") + SUFFIX


def _voice(case: Case, caller: Caller) -> dict[str, object]:
    own, usual = caller.voice, case.file.voice
    pace = (own.words_per_minute if own else None) or usual.words_per_minute or case.file.words_per_minute
    return {"voice": (own.voice if own else "") or usual.voice, "words_per_minute": pace}


def _order(text: str, name: str, usual: Recipe, place: Place | None) -> FixtureOrder:
    if not re.search(r"\w", text):
        raise UsageError(f"there is nothing to say in '{text}'", place=place, remedy="give words")
    name = name if name.casefold().endswith(SUFFIX) else f"{name}{SUFFIX}"
    if name.startswith(("/", ".")) or ".." in name:
        raise UsageError(f"'{name}' is no name of a file below the folder", place=place, remedy="as ru/hello.wav")
    return FixtureOrder(name, usual.model_copy(update={"text": text}))


def _different(orders: list[FixtureOrder]) -> list[FixtureOrder]:
    seen: dict[str, str] = {}
    faults: list[InputError] = []
    for order in orders:
        if order.name in seen:
            faults.append(
                UsageError(
                    f"'{seen[order.name]}' and '{order.recipe.text}' would both be {order.name}",
                    remedy="name them in a file: text<TAB>name",
                )
            )
        seen[order.name] = order.recipe.text
    if faults:
        raise InputError.gathered(faults)
    return orders


def _alike_once(orders: list[FixtureOrder]) -> list[FixtureOrder]:
    """Leave out what a turn before wants already."""
    once: dict[tuple[str, str], FixtureOrder] = {}
    for order in orders:
        once.setdefault((order.name, order.recipe.text), order)
    return list(once.values())
