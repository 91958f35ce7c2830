"""What is wrong with a script beyond its form, and with a contact; found before a call, never during one."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from voicebot.clock import ZONE, zone_named
from voicebot.dialog.declared import value_faults
from voicebot.dialog.faults import Fault
from voicebot.dialog.reactions import (
    active_reactions,
    built_in_intents,
    intent_phrases,
    reaction_named,
    ready_made,
    value_named,
)
from voicebot.dialog.templates import typed_contact_value
from voicebot.dialog.texts import text_faults
from voicebot.dialog.ways import way_faults
from voicebot.errors import ContactError, InputError
from voicebot.language.language import language
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from voicebot.dialog.script import Script
    from voicebot.dialog.typed import ContactValue
    from voicebot.yaml_file import YamlPath


def check_contact(script: Script, contact: Mapping[str, object]) -> dict[str, ContactValue]:
    """Check that a contact has what a script needs.

    Args:
        script: the script.
        contact: columns by name; more than the script declares are kept.

    Returns:
        The contact, with texts that are dates or times turned into these.

    Raises:
        ContactError: a required column is missing or empty, a column holds no plain value, or there is no such time
            zone as ``zone`` names; all faults gathered.
    """
    faults = []
    checked: dict[str, ContactValue] = {}
    for name, need in script.contact.items():
        if need == "required" and contact.get(name) in (None, ""):
            remedy = f"the script {script.script!r} needs {', '.join(script.contact)}"
            faults.append(ContactError(f"the contact has no {name!r}", remedy=remedy))
    try:
        zone_named(str(contact.get(ZONE) or ""))
    except InputError as unknown:
        faults.append(ContactError(f"{ZONE!r} of the contact: {unknown.message}", remedy=unknown.remedy))
    for name, value in contact.items():
        if isinstance(value, str | int | float | datetime | date | time):
            checked[name] = typed_contact_value(value)
        elif value is not None:
            faults.append(ContactError(f"{name!r} of the contact is {type(value).__name__}, not a text or number"))
    if faults:
        raise ContactError.gathered([*faults])
    return checked


def check_script(script: Script) -> list[Fault]:
    """List what is wrong with a script whose form is right."""
    return [
        *_unknown_names(script),
        *way_faults(script),
        *_overridden_reactions(script),
        *_open_questions(script),
        *value_faults(script.values, language(script.language)),
        *_own_reactions(script),
        *_phrases(script),
        *text_faults(script),
    ]


def _unknown_names(script: Script) -> Iterator[Fault]:
    if script.start not in script.nodes:
        yield Fault(("start",), f"there is no node {script.start!r}", nearest(script.start, script.nodes))
    for index, listed in enumerate(script.reactions):
        if reaction_named(script, listed.name) is None:
            known = nearest(listed.name, ready_made(script.language).reactions)
            yield Fault(("reactions", index), f"there is no reaction {listed.name!r}", known)
    for name in script.intents:
        if not intent_phrases(script, name):
            yield Fault(("intents", name), f"the intent {name!r} has no phrases", "list some", at_key=True)
    for name, node in script.nodes.items():
        for intent in node.on:
            if intent not in script.intents and not intent_phrases(script, intent):
                known = nearest(intent, {*script.intents, *built_in_intents(script.language)})
                message = f"there is no intent {intent!r}"
                yield Fault(("nodes", name, "on", intent), message, known, at_key=True)
        if node.ask and node.ask not in script.values:
            message = f"there is no value {node.ask!r}"
            yield Fault(("nodes", name, "ask"), message, nearest(node.ask, script.values))


def _overridden_reactions(script: Script) -> Iterator[Fault]:
    for name, node in script.nodes.items():
        if reaction_named(script, name) is not None and not node.overrides:
            message = f"the node {name!r} has the name of a reaction"
            yield Fault(("nodes", name), message, "say `overrides: true` in it, or give it another name", at_key=True)


def _open_questions(script: Script) -> Iterator[Fault]:
    for name, node in script.nodes.items():
        if node.open and not node.waits:
            message = f"the node {name!r} is an open question and waits for no answer"
            yield Fault(("nodes", name, "open"), message, "give it `ask` or `on`, or remove `open`", at_key=True)


def _phrases(script: Script) -> Iterator[Fault]:
    normal = language(script.language).normalise
    for name, declared in script.intents.items():
        for index, phrase in enumerate(declared.phrases):
            if not normal(phrase):
                yield Fault(("intents", name, index), f"the phrase {phrase!r} has no words")
    for name, node in script.nodes.items():
        answers = {intent: intent_phrases(script, intent) for intent in node.on}
        for intent, phrase, first in _twice(answers, normal):
            message = f"in the node {name!r} {phrase!r} belongs to both {first!r} and {intent!r}"
            yield Fault(("nodes", name, "on", intent), message, "keep it in one of them", at_key=True)
    reactions = {name: reaction.phrases for name, reaction in active_reactions(script).items()}
    for name, phrase, first in _twice(reactions, normal):
        message = f"{phrase!r} belongs to both reactions {first!r} and {name!r}"
        yield Fault(("own_reactions", name), message, "keep it in one of them")


def _twice(phrases_of: Mapping[str, tuple[str, ...]], normal: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Find phrases that two names claim: the later name, the phrase, the first name."""
    owner: dict[str, str] = {}
    for name, phrases in phrases_of.items():
        for phrase in phrases:
            first = owner.setdefault(normal(phrase), name)
            if first != name:
                yield name, phrase, first


def _own_reactions(script: Script) -> Iterator[Fault]:
    """Find reactions that nobody could call for, and what they name that is not there."""
    for name in script.own_reactions:
        at: YamlPath = ("own_reactions", name)
        reaction = reaction_named(script, name)
        if reaction is None or not reaction.phrases:
            yield Fault(at, f"the reaction {name!r} has no phrases", "list some under `phrases`", at_key=True)
            continue
        if reaction.ask and value_named(script, reaction.ask) is None:
            yield Fault((*at, "ask"), f"there is no value {reaction.ask!r}", nearest(reaction.ask, script.values))
        for path, response in ((at, reaction), *(((*at, "again", i), one) for i, one in enumerate(reaction.again))):
            for offer in response.offer:
                offered = reaction_named(script, offer)
                if offered is None or not offered.confirm:
                    message = f"{offer!r} cannot be offered: no reaction of that name has a question under `confirm`"
                    yield Fault((*path, "offer"), message, "offer another one, or give it `confirm`")
