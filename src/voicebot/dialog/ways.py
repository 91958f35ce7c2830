"""Where a talk may go: every way out of the nodes of a script, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.faults import Fault
from voicebot.dialog.reactions import reaction_named, ready_made
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from voicebot.dialog.script import Node, Script, Target
    from voicebot.yaml_file import YamlPath


def way_faults(script: Script) -> Iterator[Fault]:
    """List what is wrong with the ways of a script whose form is right."""
    yield from _unknown_targets(script)
    yield from _exits(script)
    yield from _ways_back(script)
    yield from _unreachable(script)
    yield from _silent_cycles(script)


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


def all_targets(script: Script) -> Iterator[tuple[YamlPath, Target]]:
    """List every way out of every node, and of the ladders of the script, with its place."""
    for name, node in script.nodes.items():
        yield from _targets(node, ("nodes", name))
    for name, ladder in (("silence", script.silence), ("unclear", script.unclear)):
        if ladder is not None and ladder.then:
            yield (name, "then"), ladder.then


def _unknown_targets(script: Script) -> Iterator[Fault]:
    names = {*script.nodes, *ready_made(script.language).reactions, *script.own_reactions}
    for path, target in all_targets(script):
        for branch in target:
            if branch.then not in names:
                yield Fault(path, f"there is no node or reaction {branch.then!r}", nearest(branch.then, names))
        if target[-1].when:
            yield Fault(path, "no branch is left when no condition holds", "end the list with one without `when`")


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


def _ways_back(script: Script) -> Iterator[Fault]:
    """Find ways on that a reaction leads straight back: the talk would never end by itself."""
    for path, target in all_targets(script):
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
