"""One turn of the robot: the moves of which the walk through a script is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.builder import StepBuilder
from voicebot.dialog.moves import EnterNode, HandOff, HangUp, Say
from voicebot.dialog.reactions import OPERATOR, active_reactions, reaction_named
from voicebot.dialog.state import Phase

if TYPE_CHECKING:
    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Reaction, Script, Target
    from voicebot.dialog.state import State

_MOST_HOPS = 100


class Turn(StepBuilder):
    """Goes from node to node, reacts, hands over, ends.

    Args:
        script: the script.
        state: where the talk is before the step.
    """

    def __init__(self, script: Script, state: State) -> None:
        super().__init__(script, state)
        self._hops = 0

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
        self.change(silent=0, unclear=0, waiting_ms=0, part="")
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
        speaks = bool(self.state.prompt) and self.say(self.state.prompt, "prompt")
        if node.hang_up:
            self.close()
        elif not node.waits and not speaks:
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

    def react(self, name: str, reaction: Reaction, heard: str) -> None:
        """Do what a reaction does. Effects come before anything is said: the person may hang up during the goodbye."""
        if reaction.then == "hang_up" and reaction.ask in self.script.values:
            self.change(phase=Phase.LISTENING, pending=None, reacting=name, silent=0, unclear=0, part="")
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
            self.hand_off(reaction.group, heard or "script", wording or self.texts.hand_off, name)
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
