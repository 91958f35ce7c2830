"""Adds phrases to a script: to what it is, and to how it is written. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import MappingNode

from voicebot.dialog.script import Branch, Intent, Reaction
from voicebot.understanding.meaning import Kind
from voicebot.yaml_editing import composed, in_flow, under, with_item, with_key, with_section

if TYPE_CHECKING:
    from voicebot.dialog.script import Script
    from voicebot.learning.said import Sense


@dataclass(frozen=True, slots=True)
class Addition:
    """Phrases that a script is to understand.

    Args:
        sense: the intent or the reaction that they get.
        phrases: the phrases.
        node: where a new intent is answered.
        leads_to: the node or reaction that a new intent leads to there; empty: the intent is not new.
    """

    sense: Sense
    phrases: tuple[str, ...]
    node: str = ""
    leads_to: str = ""


def with_addition(script: Script, addition: Addition) -> Script:
    """Give the script as it is with the phrases.

    An intent that is built in becomes one of the script, which adds to the built-in phrases; what is added to a
    ready-made reaction stands beside its phrases.
    """
    kind, name = addition.sense
    if kind is Kind.REACTION:
        own = script.own_reactions.get(name, Reaction())
        key = _reactions_key(script, name)
        more = own.model_copy(update={key: (*getattr(own, key), *addition.phrases)})
        return script.model_copy(update={"own_reactions": {**script.own_reactions, name: more}})
    intent = script.intents.get(name, Intent(phrases=()))
    intent = intent.model_copy(update={"phrases": (*intent.phrases, *addition.phrases)})
    changed = script.model_copy(update={"intents": {**script.intents, name: intent}})
    if not addition.leads_to:
        return changed
    node = script.nodes[addition.node]
    node = node.model_copy(update={"on": {**node.on, name: (Branch(then=addition.leads_to),)}})
    return changed.model_copy(update={"nodes": {**script.nodes, addition.node: node}})


def written_with(text: str, script: Script, addition: Addition) -> str:
    """Write the phrases into a script's file; every other character stays.

    Args:
        text: the file, right as it stands, with plain line ends.
        script: what it says.
        addition: the phrases.
    """
    kind, name = addition.sense
    if kind is Kind.REACTION:
        return _listed(text, ("own_reactions", name), _reactions_key(script, name), addition.phrases)
    text = _listed(text, ("intents", name), "phrases", addition.phrases, bare=True)
    if addition.leads_to:
        text = _answered(text, addition)
    return text


def _reactions_key(script: Script, name: str) -> str:
    """Tell where a reaction's new phrases stand: with those that it lists itself, else beside the ready-made ones."""
    own = script.own_reactions.get(name)
    return "phrases" if own is not None and "phrases" in own.model_fields_set else "also"


def _listed(text: str, path: tuple[str, str], key: str, phrases: tuple[str, ...], *, bare: bool = False) -> str:
    """Put phrases into a list.

    Args:
        text: the file.
        path: the section, and the name in it that has the list.
        key: the list's key under that name.
        phrases: what is added.
        bare: the name may have its list without a key.
    """
    section, name = path
    for number, phrase in enumerate(phrases):
        root = composed(text)
        holder, entry = under(root, section), under(root, section, name)
        items = under(entry, key) if isinstance(entry, MappingNode) else entry if bare else None
        if items is not None:
            text = with_item(text, items, in_flow(phrase))
            continue
        written = in_flow(list(phrases[number:]))
        if isinstance(entry, MappingNode):
            return with_key(text, entry, key, written)
        value = written if bare else f"{{{key}: {written}}}"
        if isinstance(holder, MappingNode) and (holder.value or holder.flow_style):
            return with_key(text, holder, name, value)
        return with_section(text, section, f"{in_flow(name)}: {value}", before="start")
    return text


def _answered(text: str, addition: Addition) -> str:
    """Let a node answer a new intent."""
    root = composed(text)
    node, on = under(root, "nodes", addition.node), under(root, "nodes", addition.node, "on")
    name, target = in_flow(addition.sense[1]), in_flow(addition.leads_to)
    if isinstance(on, MappingNode):
        return with_key(text, on, addition.sense[1], target)
    return with_key(text, node, "on", f"{{{name}: {target}}}") if isinstance(node, MappingNode) else text
