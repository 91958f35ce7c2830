"""One turn of the robot: the moves of which the walk through a script is made."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voicebot.dialog.moves import Effect, EnterNode, HandOff, HangUp, Say, SetOutcome, SetValue
from voicebot.dialog.reactions import OPERATOR, active_reactions, reaction_named, ready_made
from voicebot.dialog.state import Phase, State
from voicebot.dialog.templates import Filler

if TYPE_CHECKING:
    from voicebot.dialog.moves import Action, Role
    from voicebot.dialog.reactions import Texts
    from voicebot.dialog.script import Node, Reaction, Script, Target

_MOST_HOPS = 100


class Turn:
    """Gathers the actions of one step while the state changes.

    Args:
        script: the script.
        state: where the talk is before the step.
    """

    def __init__(self, script: Script, state: State) -> None:
        self.script = script
        self.state = state
        self.actions: list[Action] = []
        self._hops = 0

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

    def say(self, template: str, role: Role, reaction: str | None = None, **more: str) -> None:
        """Say a template, filled in."""
        self.say_text(self.filler.fill(template, **more), role, template, reaction)

    def say_text(self, text: str, role: Role, template: str = "", reaction: str | None = None) -> None:
        """Say a text."""
        if text:
            self.change(saying=True)
            self.actions.append(Say(text, self.state.node, role, reaction, template))

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

    # --- going somewhere -------------------------------------------------------------------------------------------

    def go(self, target: Target, heard: str = "") -> None:
        """Go to the first branch that holds: a node first, else a reaction."""
        self._hops += 1
        filler = self.filler
        to = next((branch.then for branch in target if not branch.when or filler.holds(branch.when)), None)
        if to in self.script.nodes and self._hops < _MOST_HOPS:
            self.enter(to)
            return
        reaction = reaction_named(self.script, to) if to is not None else None
        if to is not None and reaction is not None:
            self.react(to, reaction, heard)
        else:
            self.say_goodbye("no_way_on")

    def enter(self, name: str) -> None:
        """Come to a node: do its deeds, say its prompt."""
        self.change(node=name, prompt="", phase=Phase.LISTENING, pending=None, reacting="")
        self.change(silent=0, unclear=0, waiting_ms=0)
        self.actions.append(EnterNode(name))
        node = self.node
        for deed in node.do:
            for value, template in deed.set.items():
                self.set_value(value, self.filler.fill(template))
            for effect, data in deed.effects():
                self.do(effect, {key: self.filler.fill(template) for key, template in data.items()})
        self.set_outcome(node.outcome)
        if node.say:
            self.change(prompt=self.pick(node.say))
        if node.handoff is not None:
            self.hand_off(node.handoff, "script", self.state.prompt or self.texts.hand_off)
            return
        if self.state.prompt:
            self.say(self.state.prompt, "prompt")
        if node.hang_up:
            self.close()
        elif not node.waits and not node.say:
            self.go(node.then)

    def ask_again(self, role: Role = "prompt", *, whole: bool = False) -> None:
        """Return to the node: ask its question again, in its short form or as the whole prompt."""
        self.change(phase=Phase.CLOSING if self.node.hang_up else Phase.LISTENING, pending=None, reacting="")
        if not self.state.prompt:
            return
        if whole or not self.node.waits:
            self.say(self.state.prompt, role)
        else:
            text, template = self.filler.question(self.node, self.state.prompt)
            self.say_text(text, role, template)

    # --- reactions, hand-off, the end ------------------------------------------------------------------------------

    def react(self, name: str, reaction: Reaction, heard: str) -> None:
        """Do what a reaction does. Effects come before anything is said: the person may hang up during the goodbye."""
        if reaction.then == "hang_up" and reaction.ask in self.script.values:
            self.change(phase=Phase.LISTENING, pending=None, reacting=name, silent=0, unclear=0)
            self.say(reaction.ask_say, "reaction", name)
            return
        if reaction.then == "hang_up":
            self.end_with(name, reaction, heard)
            return
        self.set_outcome(reaction.outcome)
        if reaction.effect is not None:
            self.do(reaction.effect, {"reaction": name, "heard": heard})
        wording = self.pick(reaction.say) if reaction.say else ""
        if reaction.then == "hand_off":
            self.hand_off(reaction.group, heard or name, wording or self.texts.hand_off, name)
            return
        self.say(wording, "reaction", name)
        if reaction.then == "wait":
            self.change(phase=Phase.LISTENING, pending=None, waiting_ms=reaction.wait, silent=0)
        else:
            self.ask_again(whole=reaction.then == "repeat")

    def end_with(self, name: str, reaction: Reaction, heard: str = "") -> None:
        """End the call with a reaction: its effect, its outcome, its goodbye."""
        asked = {"at": self.state.values[reaction.ask]} if reaction.ask in self.state.values else {}
        if reaction.effect is not None:
            self.do(reaction.effect, {"reaction": name, "heard": heard, **asked})
        self.set_outcome(reaction.outcome)
        if reaction.say:
            self.say(self.pick(reaction.say), "reaction", name)
        self.close()

    def hand_off(self, group: str, reason: str, notice: str, reaction: str | None = None) -> None:
        """Say so and call an operator."""
        self.change(phase=Phase.TRANSFERRING, pending=None, reacting="", waiting_ms=0)
        self.say(notice, "hand_off", reaction)
        self.actions.append(HandOff(group, reason))

    def hand_off_by_phrase(self, group: str, heard: str) -> None:
        """Call an operator because of one of the supervisor's phrases."""
        operator = reaction_named(self.script, OPERATOR)
        notice = self.pick(operator.say) if operator is not None and operator.say else self.texts.hand_off
        self.hand_off(group, heard, notice, OPERATOR)

    def give_up(self, *, silent: bool) -> None:
        """Do what is done after the last try where the script does not say: an operator, else goodbye."""
        operator = active_reactions(self.script).get(OPERATOR)
        if operator is not None and not silent:
            self.react(OPERATOR, operator, "")
        else:
            self.say_goodbye("no_answer" if silent else "not_understood")

    def say_goodbye(self, outcome: str) -> None:
        """End the call politely."""
        self.set_outcome(outcome)
        self.say(self.texts.goodbye, "prompt")
        self.close()

    def close(self) -> None:
        """Hang up once the goodbye is over; at once where there is none."""
        self.change(phase=Phase.CLOSING, pending=None, reacting="", waiting_ms=0)
        if not any(isinstance(action, Say) for action in self.actions):
            self.hang_up()

    def hang_up(self) -> None:
        """End the call."""
        self.change(phase=Phase.ENDED, saying=False)
        self.actions.append(HangUp())
