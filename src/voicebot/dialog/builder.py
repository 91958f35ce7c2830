"""Gathers the actions of one step while the state changes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voicebot.dialog.moves import Effect, Say, SetOutcome, SetValue
from voicebot.dialog.reactions import ready_made
from voicebot.dialog.templates import Filler

if TYPE_CHECKING:
    from voicebot.dialog.moves import Action, Role
    from voicebot.dialog.reactions import Texts
    from voicebot.dialog.script import Node, Script
    from voicebot.dialog.state import State
    from voicebot.language.pieces import Filled


class StepBuilder:
    """One step in the making.

    Args:
        script: the script.
        state: where the talk is before the step.
    """

    def __init__(self, script: Script, state: State) -> None:
        self.script = script
        self.state = state
        self.actions: list[Action] = []

    @property
    def node(self) -> Node:
        """Give the node where the talk is."""
        return self.script.nodes[self.state.node]

    @property
    def texts(self) -> Texts:
        """Give the ready-made texts of the script's language."""
        return ready_made(self.script.language).texts

    @property
    def filler(self) -> Filler:
        """Fill in with what is known now."""
        return Filler(self.script, self.state.contact, self.state.values, self.state.now)

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - any field of State
        """Move the state on."""
        self.state = replace(self.state, **changes)

    def pick(self, wordings: tuple[str, ...]) -> str:
        """Pick one wording: by the seed, so that a replayed call says the same."""
        if len(wordings) == 1:
            return wordings[0]
        chosen = random.Random(f"{self.state.seed}:{self.state.draws}").choice(wordings)  # noqa: S311 - not a secret
        self.change(draws=self.state.draws + 1)
        return chosen

    def say(self, template: str, role: Role, reaction: str | None = None, **more: str) -> bool:
        """Say a template, filled in; tell whether it comes to any words."""
        return self.say_text(self.filler.fill_in_pieces(template, **more), role, template, reaction)

    def say_text(self, filled: Filled, role: Role, template: str = "", reaction: str | None = None) -> bool:
        """Say a text; tell whether there is one."""
        if filled.pieces:
            self.change(saying=True)
            pieces = filled.pieces if filled.varies else ()
            self.actions.append(Say(filled.text, self.state.node, role, reaction, template, pieces=pieces))
        return bool(filled.pieces)

    def do(self, effect: str, data: dict[str, str]) -> None:
        """Ask for something outside the call."""
        self.actions.append(Effect(effect, data))

    def set_value(self, name: str, value: str) -> None:
        """Keep a value."""
        self.change(values={**self.state.values, name: value})
        self.actions.append(SetValue(name, value, self.filler.say_named(name, value)))

    def set_outcome(self, outcome: str) -> None:
        """Keep the outcome; an empty one changes nothing."""
        if outcome and outcome != self.state.outcome:
            self.change(outcome=outcome)
            self.actions.append(SetOutcome(outcome))
