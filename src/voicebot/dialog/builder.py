"""Gathers the actions of one step while the state changes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voicebot.dialog.moves import Effect, HandOff, HangUp, Say, SetOutcome, SetValue
from voicebot.dialog.questions import last_question, questions, wordings_of
from voicebot.dialog.reactions import ready_made
from voicebot.dialog.state import Phase
from voicebot.dialog.templates import Filler

if TYPE_CHECKING:
    from voicebot.dialog.moves import Action, Role
    from voicebot.dialog.reactions import Texts
    from voicebot.dialog.script import Node, Script
    from voicebot.dialog.state import State
    from voicebot.language.pieces import Filled


_SLOW_FOR_GOOD = 2
"""Who did not hear this often is spoken to slower for the rest of the call."""


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
        self._slower = state.slowed >= _SLOW_FOR_GOOD

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
        """Pick one wording, never the same twice running: by the seed, so that a replayed call says the same."""
        if len(wordings) == 1:
            return wordings[0]
        others = [wording for wording in wordings if wording != self.state.picked.get(wordings)]
        chosen = random.Random(f"{self.state.seed}:{self.state.draws}").choice(others)  # noqa: S311 - not a secret
        self.change(draws=self.state.draws + 1, picked={**self.state.picked, wordings: chosen})
        return chosen

    def slow_down(self) -> None:
        """Say the rest of this step slower, and from the second time on the rest of the call."""
        self.change(slowed=self.state.slowed + 1)
        self._slower = True

    def say(self, template: str, role: Role, reaction: str | None = None, **more: str) -> bool:
        """Say a template, filled in; tell whether it comes to any words."""
        return self.say_text(self.filler.fill_in_pieces(template, **more), role, template, reaction)

    def say_text(self, filled: Filled, role: Role, template: str = "", reaction: str | None = None) -> bool:
        """Say a text; tell whether there is one."""
        if filled.pieces:
            text = filled.text
            self.change(saying=True, asked=last_question(text) or self.state.asked)
            pieces = filled.pieces if filled.varies else ()
            self.actions.append(Say(text, self.state.node, role, reaction, template, self._slower, pieces))
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

    def ask_again(self, role: Role = "prompt", *, whole: bool = False) -> None:
        """Return to the node: ask its question again, short or as a whole prompt, in other words if there are any."""
        phase = Phase.CLOSING if self.node.hang_up else Phase.LISTENING
        # whoever is asked for a number again says it from its beginning
        part = "" if self.state.part.isdigit() else self.state.part
        self.change(phase=phase, pending=None, reacting="", choosing=(), part=part)
        if not self.state.prompt:
            return
        if whole or not self.node.waits:
            others = tuple(wording for wording in self.node.say if wording != self.state.prompt)
            self.change(prompt=self.pick(others) if others else self.state.prompt)
            self.say(self.state.prompt, role)
        else:
            ways = questions(self.filler, self.node.short, wordings_of(self.node, self.state.prompt))
            filled, template = next((way for way in ways if way[0].text != self.state.asked), ways[0])
            self.say_text(filled, role, template)

    def hand_off(self, group: str, reason: str, notice: str, reaction: str | None = None) -> None:
        """Say so and call an operator."""
        self.change(phase=Phase.TRANSFERRING, pending=None, reacting="", waiting_ms=0)
        self.say(notice, "hand_off", reaction)
        self.actions.append(HandOff(group, reason))

    def close(self) -> None:
        """Hang up once the goodbye is over; at once where there is none."""
        self.change(phase=Phase.CLOSING, pending=None, reacting="", waiting_ms=0)
        if not any(isinstance(action, Say) for action in self.actions):
            self.hang_up()

    def hang_up(self) -> None:
        """End the call."""
        self.change(phase=Phase.ENDED, saying=False)
        self.actions.append(HangUp())
