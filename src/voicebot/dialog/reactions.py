"""The ready-made reactions and the walker's own texts, read from ``ready_made/<language>.yaml`` in the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from voicebot.dialog.declared import Value  # noqa: TC001 - pydantic reads it at run time
from voicebot.dialog.script import Reaction, Response, Wordings  # noqa: TC001 - pydantic reads them at run time
from voicebot.errors import ScriptError
from voicebot.language.language import language
from voicebot.yaml_file import read_yaml

if TYPE_CHECKING:
    from voicebot.dialog.script import Intent, Script

OPERATOR = "operator"
CALL_BACK = "call_back_later"


class Texts(BaseModel):
    """What the robot says where a script says nothing itself; templates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    confirm_value: str
    confirm_answer: str
    go_on: str
    silence: Wordings
    unclear: Wordings
    noisy: Wordings
    bad_line: str
    value_refused: str
    which_one: str
    confirm_other: str
    value_past: str
    digits_heard: Wordings
    digits_unclear: str
    digits_go_on: str
    digits_wrong: str
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

    values: dict[str, Value]
    reactions: dict[str, Reaction]
    answers: dict[str, Wordings]
    parts_of_day: tuple[Wordings, ...]
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
    """Find a reaction, active or not: the ready-made one with what the script says of it, or the script's own."""
    found = ready_made(script.language).reactions.get(name)
    own = script.own_reactions.get(name)
    if own is not None:
        changes = {key: getattr(own, key) for key in own.model_fields_set}
        found = own if found is None else _changed(found, changes)
        found = found.model_copy(update={"phrases": tuple(dict.fromkeys((*found.phrases, *own.also)))})
    say = next((listed.say for listed in script.reactions if listed.name == name), ())
    return found if found is None or not say else _changed(found, {"say": say})


def _changed(reaction: Reaction, changes: dict[str, object]) -> Reaction:
    """Change a reaction; wordings of later times that only return give way to another first one."""
    if "say" in changes and "again" not in changes:
        again = (later if _leads_away(later) else later.model_copy(update={"say": ()}) for later in reaction.again)
        changes = {**changes, "again": tuple(again)}
    return reaction.model_copy(update=changes)


def _leads_away(response: Response) -> bool:
    return bool(response.offer) or response.then in ("hand_off", "hang_up")


def active_reactions(script: Script) -> dict[str, Reaction]:
    """Give the reactions that may be said in this script, by name: those it lists, and its own."""
    names = dict.fromkeys((*(listed.name for listed in script.reactions), *script.own_reactions))
    return {name: reaction for name in names if (reaction := reaction_named(script, name)) is not None}


def response_to(script: Script, reaction: Reaction, times: int) -> Response:
    """Tell what a reaction does when it is asked for once more.

    Args:
        script: where.
        reaction: which.
        times: how often it was asked for before.

    Returns:
        The first response or one of its `Reaction.again`, with a wording. One that offers only what the script does not
        list is passed over.
    """
    later = reaction.again[times - 1 :] or reaction.again[-1:] if times else (reaction, *reaction.again)
    response = next((one for one in later if not one.offer or offered(script, one)), reaction)
    return response if response.say else response.model_copy(update={"say": reaction.say})


def offered(script: Script, response: Response) -> str:
    """Name the reaction that a response offers: the first that the script lists; empty for none."""
    active = active_reactions(script) if response.offer else {}
    return next((name for name in response.offer if name in active and active[name].confirm), "")


def value_named(script: Script, name: str) -> Value | None:
    """Find a value: the script's, else the ready-made one that a reaction asks for."""
    return script.values.get(name) or ready_made(script.language).values.get(name)


def built_in_intents(code: str) -> dict[str, tuple[str, ...]]:
    """Give the phrases of yes, no, busy_now in a language."""
    return language(code).lexicon.intents


def intent_phrases(script: Script, name: str) -> tuple[str, ...]:
    """List the phrases of an intent: the script's, then the built-in ones of the same name."""
    intent: Intent | None = script.intents.get(name)
    own = intent.phrases if intent is not None else ()
    built_in = built_in_intents(script.language).get(name, ())
    return tuple(dict.fromkeys((*own, *built_in)))
