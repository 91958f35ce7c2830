"""Every text that a script can say, as it is written: what may be recorded, and what is prepared before a call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from voicebot.dialog.ladders import silence_of, unclear_of
from voicebot.dialog.reactions import (
    CALL_BACK,
    OPERATOR,
    active_reactions,
    intent_phrases,
    reaction_named,
    ready_made,
    value_named,
)
from voicebot.dialog.templates import heard_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Branch, Node, Script


UNKNOWN = "…"
"""What stands for what is not known before the call."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that can be said.

    Args:
        template: as it is written.
        node: where it is said; for what may be said anywhere, the start node.
        role: what it is for.
        name: tells it from the other texts of the script; its recording is a file of this name.
        reaction: the reaction it belongs to, where it does.
        given: variables besides the contact's and the values that are known before the call.
        later: the variables that are known only in the call, each with what it may be.
        question: its last question may be asked alone.
        ready_made: it is a ready-made text of the language, which no reaction says.
    """

    template: str
    node: str
    role: Role
    name: str
    reaction: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)
    question: bool = False
    ready_made: bool = False


def wordings(script: Script) -> Iterator[Wording]:
    """List every text that a script can say, in its order: of its nodes, its reactions, and the ready-made ones."""
    for wording in (*_of_nodes(script), *_of_reactions(script), *_of_the_walk(script)):
        if wording.template:
            yield wording


def _numbered(wording: Wording, templates: tuple[str, ...]) -> Iterator[Wording]:
    """Give one for each of several wordings: ``greet``, ``greet_2``, ``greet_3``."""
    for number, template in enumerate(templates, start=1):
        name = wording.name if number == 1 else f"{wording.name}_{number}"
        yield replace(wording, template=template, name=name)


def _of_nodes(script: Script) -> Iterator[Wording]:
    for name, node in script.nodes.items():
        role: Role = "hand_off" if node.handoff is not None else "prompt"
        yield from _numbered(Wording("", name, role, name, question=node.waits), node.say)
        if node.waits:
            yield from _numbered(Wording("", name, "prompt", f"{name}-short"), node.short)
        yield from _numbered(Wording("", name, "silence", f"{name}-silence"), silence_of(script, node).say)
        own = node.unclear is not None and node.waits
        unclear = Wording("", name, "unclear", f"{name}-unclear", question=own)
        yield from _numbered(unclear, unclear_of(script, node).say)
        for intent in (intent for intent in node.on if intent in script.intents and script.intents[intent].costly):
            template = ready_made(script.language).texts.confirm_answer
            given = {"phrase": intent_phrases(script, intent)[0]}
            yield Wording(template, name, "confirm", f"text-confirm_answer-{intent}", given=given, ready_made=True)


def _of_reactions(script: Script) -> Iterator[Wording]:
    reactions = active_reactions(script)
    targets = {branch.then for node in script.nodes.values() for branch in _branches(node)}
    for name in sorted(targets - {*script.nodes, *reactions} | {OPERATOR, CALL_BACK}):
        reaction = reaction_named(script, name)
        if reaction is not None:
            reactions.setdefault(name, reaction)
    for name, reaction in reactions.items():
        role: Role = "hand_off" if reaction.then == "hand_off" else "reaction"
        file = f"reaction-{name}"
        yield from _numbered(Wording("", script.start, role, file, name), reaction.say)
        for times, later in enumerate(reaction.again, start=2):
            again: Role = "hand_off" if later.then == "hand_off" else "reaction"
            yield from _numbered(Wording("", script.start, again, f"{file}-again{times}", name), later.say)
        yield Wording(reaction.confirm, script.start, "confirm", f"{file}-confirm", name)
        if value_named(script, reaction.ask) is not None:
            yield from _numbered(Wording("", script.start, "reaction", f"{file}-ask", name), reaction.ask_say)


def _of_the_walk(script: Script) -> Iterator[Wording]:
    texts = ready_made(script.language).texts
    asked = [value for name in heard_values(script) if (value := value_named(script, name)) is not None]
    moments = (
        ("which_day", "which_hour") if any(value.kind == "datetime" and not value.rough for value in asked) else ()
    )
    future = ("value_past",) if any(value.future for value in asked) else ()
    digits = (
        ("digits_heard", "digits_unclear", "digits_go_on") if any(value.kind == "digits" for value in asked) else ()
    )
    roles: dict[Role, tuple[str, ...]] = {
        "silence": ("silence",),
        "unclear": ("unclear", "noisy", "bad_line", *future, *digits),
        "confirm": ("go_on", "value_refused", *moments),
        "hand_off": ("hand_off", "hand_off_waiting", "hand_off_failed", "hand_off_failed_go_on"),
        "prompt": ("goodbye",),
    }
    for role, names in roles.items():
        for name in names:
            said = getattr(texts, name)
            several = (said,) if isinstance(said, str) else said
            yield from _numbered(Wording("", script.start, role, f"text-{name}", ready_made=True), several)
    of_values: tuple[tuple[str, Role, dict[str, str], bool], ...] = (
        ("confirm_value", "confirm", {"value": UNKNOWN}, any(value.confirm for value in asked)),
        ("confirm_other", "confirm", {"value": UNKNOWN}, any(value.confirm for value in asked)),
        ("which_one", "confirm", {"first": UNKNOWN, "second": UNKNOWN}, bool(asked)),
        ("digits_wrong", "unclear", {"heard": "2", "needed": "10"}, bool(digits)),
    )
    for name, role, later, is_said in of_values:
        if is_said:
            template = getattr(texts, name)
            yield Wording(template, script.start, role, f"text-{name}", later=later, ready_made=True)


def _branches(node: Node) -> Iterator[Branch]:
    ladders = [ladder.then for ladder in (node.silence, node.unclear) if ladder is not None]
    for target in (*node.on.values(), *node.keys.values(), node.then, *ladders):
        yield from target
