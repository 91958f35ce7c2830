"""What can be said in a call and is known before it: to be synthesised beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.check import check_contact
from voicebot.dialog.ladders import silence_of, unclear_of
from voicebot.dialog.moves import Say
from voicebot.dialog.reactions import OPERATOR, active_reactions, intent_phrases, reaction_named, ready_made
from voicebot.dialog.templates import Filler, variables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Branch, Node, Reaction, Script


def fixed_prompts(script: Script, contact: Mapping[str, object], now: datetime) -> tuple[Say, ...]:
    """List every prompt that can be said to this contact and does not wait for a value that is asked in the call.

    Args:
        script: a script that was loaded.
        contact: the contact's columns.
        now: the date and time of the call.

    Returns:
        Each text once, in the order of the script.

    Raises:
        ContactError: the contact lacks what the script needs.
        ScriptError: a template cannot be filled in with this contact.
    """
    filler = Filler(script, check_contact(script, contact), {}, now)
    prompts = [*_of_nodes(script, filler), *_of_reactions(script, filler), *_of_the_walk(script, filler)]
    by_text: dict[str, Say] = {}
    for prompt in prompts:
        by_text.setdefault(prompt.text, prompt)
    return tuple(by_text.values())


def _fill(
    filler: Filler, template: str, node: str, role: Role, reaction: str | None = None, **more: str
) -> Iterator[Say]:
    later = {*filler.script.values, *(name for n in filler.script.nodes.values() for deed in n.do for name in deed.set)}
    if template and not variables_of(template) & later:
        text = filler.fill(template, **more)
        if text:
            yield Say(text, node, role, reaction, template)


def _of_nodes(script: Script, filler: Filler) -> Iterator[Say]:
    for name, node in script.nodes.items():
        for wording in node.say:
            for prompt in _fill(filler, wording, name, "hand_off" if node.handoff is not None else "prompt"):
                yield prompt
                yield from _question(filler, name, node, wording)
        for wording in silence_of(script, node).say:
            yield from _fill(filler, wording, name, "silence")
        for wording in unclear_of(script, node).say:
            yield from _fill(filler, wording, name, "unclear")
        for intent in (intent for intent in node.on if intent in script.intents and script.intents[intent].costly):
            template = ready_made(script.language).texts.confirm_answer
            yield from _fill(filler, template, name, "confirm", phrase=intent_phrases(script, intent)[0])


def _question(filler: Filler, name: str, node: Node, wording: str) -> Iterator[Say]:
    if node.waits:
        text, template = filler.question(node, wording)
        yield Say(text, name, "prompt", template=template)


def _of_reactions(script: Script, filler: Filler) -> Iterator[Say]:
    reactions: dict[str, Reaction] = active_reactions(script)
    targets = {branch.then for node in script.nodes.values() for branch in _branches(node)}
    for name in sorted(targets - {*script.nodes, *reactions} | {OPERATOR}):
        reaction = reaction_named(script, name)
        if reaction is not None:
            reactions.setdefault(name, reaction)
    for name, reaction in reactions.items():
        for wording in reaction.say:
            yield from _fill(
                filler, wording, script.start, "hand_off" if reaction.then == "hand_off" else "reaction", name
            )
        yield from _fill(filler, reaction.confirm, script.start, "confirm", name)
        if reaction.ask in script.values:
            yield from _fill(filler, reaction.ask_say, script.start, "reaction", name)


def _of_the_walk(script: Script, filler: Filler) -> Iterator[Say]:
    texts = ready_made(script.language).texts
    for template in texts.silence:
        yield from _fill(filler, template, script.start, "silence")
    for template in texts.unclear:
        yield from _fill(filler, template, script.start, "unclear")
    asks_moments = any(value.kind == "datetime" for value in script.values.values())
    rest = (texts.which_day, texts.which_hour) if asks_moments else ()
    for template in (texts.go_on, texts.value_refused, *rest):
        yield from _fill(filler, template, script.start, "confirm")
    for template in (texts.hand_off, texts.hand_off_waiting, texts.hand_off_failed, texts.hand_off_failed_go_on):
        yield from _fill(filler, template, script.start, "hand_off")
    yield from _fill(filler, texts.goodbye, script.start, "prompt")


def _branches(node: Node) -> Iterator[Branch]:
    ladders = [ladder.then for ladder in (node.silence, node.unclear) if ladder is not None]
    for target in (*node.on.values(), *node.keys.values(), node.then, *ladders):
        yield from target
