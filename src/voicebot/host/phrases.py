"""What a person could record for a script: every phrase that it says, and around which variables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from voicebot.dialog.outline import outlines
from voicebot.dialog.wordings import wordings
from voicebot.speech.phrasing import recordable
from voicebot.speech.prompts import Phrase, RecordedPrompts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Script
    from voicebot.dialog.wordings import Wording
    from voicebot.language.pieces import Filled

PROMPTS_FOLDER = "prompts"
"""Where a script's recordings are, in its folder."""


_NO_FILE_NAME = re.compile(r"[\s/\\:*?\"<>|]+")


@dataclass(frozen=True, slots=True)
class ScriptPhrase:
    """A phrase of a script.

    Args:
        phrase: the words, their node, and the name of their file.
        role: what they are for.
        reaction: the reaction that says them, if one does.
        whole: the text that they are a part of, variables in braces; the same words where they are all of it.
        ready_made: it is a ready-made text of the language, which no reaction says.
        also: other nodes and reactions that say the same words.
    """

    phrase: Phrase
    role: Role
    reaction: str | None
    whole: str
    ready_made: bool
    also: tuple[str, ...] = field(default=())


def phrases_of(script: Script) -> tuple[ScriptPhrase, ...]:
    """List every phrase that a script says, each once, in its order; ready-made reactions and texts are among them."""
    found: dict[str, ScriptPhrase] = {}
    also: dict[str, dict[str, None]] = {}
    for wording in wordings(script):
        for one in _of_wording(wording):
            first = found.setdefault(one.phrase.text, one)
            place = one.reaction or one.phrase.node
            if place != (first.reaction or first.phrase.node):
                also.setdefault(one.phrase.text, {})[place] = None
    return tuple(replace(one, also=tuple(also.get(text, ()))) for text, one in found.items())


def recorded_prompts(script: Script, script_folder: Path | None) -> RecordedPrompts:
    """Give a script's recordings.

    Args:
        script: the script.
        script_folder: where it is; None: nowhere, so it has none.

    Raises:
        ScriptError: the list of recordings is wrong.
    """
    if script_folder is None:
        return RecordedPrompts()
    return RecordedPrompts.load(script_folder / PROMPTS_FOLDER, _all_named(script))


def _all_named(script: Script) -> Iterator[Phrase]:
    """Give every name, of phrases that are said twice too: each node may have a recording of its own."""
    for wording in wordings(script):
        for one in _of_wording(wording):
            yield one.phrase


def _of_wording(wording: Wording) -> Iterator[ScriptPhrase]:
    file = _NO_FILE_NAME.sub("_", wording.name)
    texts: dict[str, Filled] = {}
    for outline in outlines(wording.template):
        for text in recordable(outline):
            texts.setdefault(text, outline)
    whole = len(texts) == 1 and not next(iter(texts.values())).varies
    for number, (text, outline) in enumerate(texts.items(), start=1):
        name = file if whole else f"{file}.{number}"
        place = wording.role, wording.reaction, outline.text, wording.ready_made
        yield ScriptPhrase(Phrase(text, name, wording.node), *place)
        asked = [sentence.text for sentence in outline.sentences() if sentence.text.endswith("?")]
        if whole and wording.question and asked and asked[-1] != text:
            yield ScriptPhrase(Phrase(asked[-1], f"{file}-question", wording.node), *place)
