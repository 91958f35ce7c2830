"""The ready-made reactions and the walker's own texts, read from ``ready_made/<language>.yaml`` in the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from voicebot.dialog.script import Reaction, Wordings  # noqa: TC001 - pydantic reads them at run time
from voicebot.errors import ScriptError
from voicebot.language.language import language
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from voicebot.dialog.script import Intent, Script

OPERATOR = "operator"


class Texts(BaseModel):
    """What the robot says where a script says nothing itself; templates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    confirm_value: str
    confirm_answer: str
    go_on: str
    silence: Wordings
    unclear: Wordings
    value_refused: str
    which_day: str
    which_hour: str
    hand_off: str
    hand_off_waiting: str
    hand_off_failed: str
    hand_off_failed_go_on: str
    goodbye: str


class ReadyMade(BaseModel):
    """Everything ready-made of one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reactions: dict[str, Reaction]
    texts: Texts


@cache
def ready_made(code: str) -> ReadyMade:
    """Give what is ready-made in a language.

    Args:
        code: ru, en or ko.
    """
    with as_file(files("voicebot.dialog") / "ready_made" / f"{code}.yaml") as path:
        return ReadyMade.model_validate(read_yaml(path, ScriptError).data)


def reaction_named(script: Script, name: str) -> Reaction | None:
    """Find a reaction: the script's own first, else the ready-made one, whether or not it is active in the script."""
    return script.own_reactions.get(name) or ready_made(script.language).reactions.get(name)


def active_reactions(script: Script) -> dict[str, Reaction]:
    """Give the reactions that may be said in this script, by name: those it lists, and its own."""
    names = (*script.reactions, *(name for name in script.own_reactions if name not in script.reactions))
    return {name: reaction for name in names if (reaction := reaction_named(script, name)) is not None}


def built_in_intents(code: str) -> dict[str, tuple[str, ...]]:
    """Give the phrases of yes, no, busy_now in a language."""
    return language(code).lexicon.intents


def intent_phrases(script: Script, name: str) -> tuple[str, ...]:
    """List the phrases of an intent: the script's, then the built-in ones of the same name."""
    intent: Intent | None = script.intents.get(name)
    own = intent.phrases if intent is not None else ()
    built_in = built_in_intents(script.language).get(name, ())
    return tuple(dict.fromkeys((*own, *built_in)))
