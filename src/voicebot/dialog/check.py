"""What is wrong with a script beyond its form, and with a contact; found before a call, never during one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from voicebot.dialog.reactions import (
    active_reactions,
    built_in_intents,
    intent_phrases,
    reaction_named,
    ready_made,
    value_named,
)
from voicebot.dialog.templates import INTRODUCTION, condition_variables, heard_values, typed_contact_value, variables_of
from voicebot.errors import ContactError
from voicebot.language.language import language
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from voicebot.dialog.script import Ladder, Node, Script, Target
    from voicebot.dialog.templates import ContactValue
    from voicebot.yaml_file import YamlPath


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a script.

    Args:
        path: where, as keys from the top of the file.
        message: what is wrong, naming the thing.
        remedy: what to do about it.
        at_key: the last key itself is wrong, not what stands under it.
    """

    path: YamlPath
    message: str
    remedy: str = ""
    at_key: bool = False


def check_contact(script: Script, contact: Mapping[str, object]) -> dict[str, ContactValue]:
    """Check that a contact has what a script needs.

    Args:
        script: the script.
        contact: columns by name; more than the script declares are kept.

    Returns:
        The contact, with texts that are dates or times turned into these.

    Raises:
        ContactError: a required column is missing or empty, or a column holds no plain value; all faults gathered.
    """
    faults = []
    checked: dict[str, ContactValue] = {}
    for name, need in script.contact.items():
        if need == "required" and contact.get(name) in (None, ""):
            remedy = f"the script {script.script!r} needs {', '.join(script.contact)}"
            faults.append(ContactError(f"the contact has no {name!r}", remedy=remedy))
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
        *_unknown_targets(script),
        *_overridden_reactions(script),
        *_exits(script),
        *_open_questions(script),
        *_ways_back(script),
        *_unreachable(script),
        *_silent_cycles(script),
        *_own_reactions(script),
        *_phrases(script),
        *_texts(script),
    ]


def _targets(node: Node, at: YamlPath) -> Iterator[tuple[YamlPath, Target]]:
    """List every way out of a node with its place."""
    for intent, target in node.on.items():
        yield (*at, "on", intent), target
    for key, target in node.keys.items():
        yield (*at, "keys", key), target
    if node.then:
        yield (*at, "then"), node.then
    for name, ladder in (("silence", node.silence), ("unclear", node.unclear)):
        if ladder is not None and ladder.then:
            yield (*at, name, "then"), ladder.then


def _all_targets(script: Script) -> Iterator[tuple[YamlPath, Target]]:
    for name, node in script.nodes.items():
        yield from _targets(node, ("nodes", name))
    for name, ladder in (("silence", script.silence), ("unclear", script.unclear)):
        if ladder is not None and ladder.then:
            yield (name, "then"), ladder.then


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


def _unknown_targets(script: Script) -> Iterator[Fault]:
    names = {*script.nodes, *ready_made(script.language).reactions, *script.own_reactions}
    for path, target in _all_targets(script):
        for branch in target:
            if branch.then not in names:
                yield Fault(path, f"there is no node or reaction {branch.then!r}", nearest(branch.then, names))
        if target[-1].when:
            yield Fault(path, "no branch is left when no condition holds", "end the list with one without `when`")


def _overridden_reactions(script: Script) -> Iterator[Fault]:
    for name, node in script.nodes.items():
        if reaction_named(script, name) is not None and not node.overrides:
            message = f"the node {name!r} has the name of a reaction"
            yield Fault(("nodes", name), message, "say `overrides: true` in it, or give it another name", at_key=True)


def _exits(script: Script) -> Iterator[Fault]:
    for name, node in script.nodes.items():
        at: YamlPath = ("nodes", name)
        if node.ask and not node.then:
            yield Fault(at, f"the node {name!r} asks for {node.ask!r} and leads nowhere", "give it `then`", at_key=True)
        elif not (node.on or node.keys or node.then or node.hang_up or node.handoff is not None):
            remedy = "give it `on`, `then`, `handoff` or `hang_up: true`"
            yield Fault(at, f"the node {name!r} has no exit", remedy, at_key=True)
        elif node.hang_up and (node.waits or node.then):
            message = f"the node {name!r} hangs up, so nothing can come after it"
            yield Fault(at, message, "remove one of the two", at_key=True)
        elif node.then and (node.on or node.keys) and not node.ask:
            message = f"the node {name!r} waits for an answer and goes on by itself"
            yield Fault((*at, "then"), message, "remove `then`, or put it into `unclear`")
        if node.waits and not node.say:
            yield Fault(at, f"the node {name!r} waits for an answer and says nothing", "give it `say`", at_key=True)
        if node.say and not all(wording.strip() for wording in node.say):
            yield Fault((*at, "say"), f"a wording of the node {name!r} is empty")
        for trouble, ladder in (("silence", node.silence), ("unclear", node.unclear)):
            if ladder is not None and not ladder.then:
                yield Fault((*at, trouble), f"{trouble!r} of the node {name!r} has no way on", "give it `then`")


def _open_questions(script: Script) -> Iterator[Fault]:
    for name, node in script.nodes.items():
        if node.open and not node.waits:
            message = f"the node {name!r} is an open question and waits for no answer"
            yield Fault(("nodes", name, "open"), message, "give it `ask` or `on`, or remove `open`", at_key=True)
    for name, value in script.values.items():
        if value.open and value.kind == "yes_no":
            message = f"the value {name!r} is a yes or no, which is no open question"
            yield Fault(("values", name, "open"), message, "remove `open`, or make it a `text`", at_key=True)


def _ways_back(script: Script) -> Iterator[Fault]:
    """Find ways on that a reaction leads straight back: the talk would never end by itself."""
    for path, target in _all_targets(script):
        for branch in target:
            reaction = reaction_named(script, branch.then) if branch.then not in script.nodes else None
            if path[-1] == "then" and reaction is not None and reaction.then not in ("hand_off", "hang_up"):
                message = f"the reaction {branch.then!r} returns, so this is no way on"
                yield Fault(path, message, "lead to a node, or to a reaction that ends the talk")


def _next_nodes(script: Script, targets: Iterable[Target]) -> Iterator[str]:
    for target in targets:
        yield from (branch.then for branch in target if branch.then in script.nodes)


def _unreachable(script: Script) -> Iterator[Fault]:
    """Find nodes that nothing leads to, unless a name was mistyped: that is one fault, not one for each node."""
    if script.start not in script.nodes or any(_unknown_targets(script)):
        return
    ladders = [ladder.then for ladder in (script.silence, script.unclear) if ladder is not None]
    to_see = [script.start, *_next_nodes(script, ladders)]
    seen: set[str] = set()
    while to_see:
        name = to_see.pop()
        if name in script.nodes and name not in seen:
            seen.add(name)
            to_see += _next_nodes(script, (target for _, target in _targets(script.nodes[name], ())))
    for name in script.nodes:
        if name not in seen:
            message = f"nothing leads to the node {name!r}"
            yield Fault(("nodes", name), message, "lead to it, or remove it", at_key=True)


def _silent_cycles(script: Script) -> Iterator[Fault]:
    """Find nodes that say nothing and lead to each other for ever."""
    silent = {name for name, node in script.nodes.items() if node.then and not (node.say or node.waits)}
    for name in silent:
        seen: set[str] = set()
        to_see = [name]
        while to_see:
            following = [to for to in _next_nodes(script, [script.nodes[to_see.pop()].then]) if to in silent]
            if name in following:
                message = f"the node {name!r} says nothing and comes back to itself"
                yield Fault(("nodes", name, "then"), message, "let a node on the way say something")
                break
            to_see += [to for to in following if to not in seen]
            seen.update(following)


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


def _ladder_texts(at: YamlPath, silence: Ladder | None, unclear: Ladder | None) -> Iterator[tuple[YamlPath, str]]:
    for name, ladder in (("silence", silence), ("unclear", unclear)):
        for index, text in enumerate(ladder.say if ladder is not None else ()):
            yield (*at, name, "say", index), text


def _templates(script: Script) -> Iterator[tuple[YamlPath, str]]:
    """List every text of the script with its place."""
    yield from _ladder_texts((), script.silence, script.unclear)
    for place, listed in enumerate(script.reactions):
        yield from ((("reactions", place, listed.name, index), text) for index, text in enumerate(listed.say))
    for name, reaction in script.own_reactions.items():
        at: YamlPath = ("own_reactions", name)
        yield from (((*at, "say", index), text) for index, text in enumerate(reaction.say))
        yield (*at, "confirm"), reaction.confirm
        yield from (((*at, "ask_say", index), text) for index, text in enumerate(reaction.ask_say))
        for times, response in enumerate(reaction.again):
            yield from (((*at, "again", times, "say", index), text) for index, text in enumerate(response.say))
    for name, node in script.nodes.items():
        at = ("nodes", name)
        yield from (((*at, "say", index), text) for index, text in enumerate(node.say))
        yield from (((*at, "short", index), text) for index, text in enumerate(node.short))
        yield from _ladder_texts(at, node.silence, node.unclear)
        for index, deed in enumerate(node.do):
            for key, text in deed.set.items():
                yield (*at, "do", index, "set", key), text
            for effect, data in deed.effects():
                yield from (((*at, "do", index, effect, key), text) for key, text in data.items())


def _texts(script: Script) -> Iterator[Fault]:
    known = {*script.contact, INTRODUCTION, *heard_values(script)}
    for path, text in _templates(script):
        yield from _template_faults(path, text, known, condition=False)
    for path, target in _all_targets(script):
        for index, branch in enumerate(target):
            if branch.when:
                yield from _template_faults((*path, index, "when"), branch.when, known, condition=True)


def _template_faults(path: YamlPath, text: str, known: set[str], *, condition: bool) -> Iterator[Fault]:
    try:
        used = condition_variables(text) if condition else variables_of(text)
    except TemplateError as wrong:
        yield Fault(path, f"{text!r} is no {'condition' if condition else 'template'}: {wrong.message}")
        return
    for name in sorted(used - known):
        remedy = nearest(name, known - {INTRODUCTION}) or "declare it under `contact`"
        yield Fault(path, f"{name!r} is neither in `contact` nor in `values`", remedy)
