"""The texts of a script, with their places, and what is wrong with them as templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError

from voicebot.dialog.faults import Fault
from voicebot.dialog.templates import INTRODUCTION, condition_variables, heard_values, variables_of
from voicebot.dialog.ways import all_targets
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.dialog.script import Ladder, Script
    from voicebot.yaml_file import YamlPath


def text_faults(script: Script) -> Iterator[Fault]:
    """List what is wrong with the texts and conditions of a script whose form is right."""
    known = {*script.contact, INTRODUCTION, *heard_values(script)}
    for path, text in _templates(script):
        yield from _template_faults(path, text, known, condition=False)
    for path, target in all_targets(script):
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
