"""One turn of the robot: the moves of which the walk through a script is made."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from voicebot.dialog.builder import StepBuilder
from voicebot.dialog.given import said_at_once
from voicebot.dialog.moves import EnterNode
from voicebot.dialog.reactions import (
    OPERATOR,
    active_reactions,
    offered,
    reaction_named,
    response_to,
    value_named,
)
from voicebot.dialog.script import Reaction
from voicebot.dialog.state import Pending, Phase
from voicebot.language.pieces import Filled
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Response, Script, Target
    from voicebot.dialog.state import State
    from voicebot.understanding.values.value import Value

_MOST_HOPS = 100


class Turn(StepBuilder):
    """Goes from node to node, reacts, hands over, ends.

    Args:
        script: the script.
        state: where the talk is before the step.

    Attributes:
        answer: what the person said, where that led on.
        given: the value that would be asked for now, where it is in the answer; whoever acts on the answer takes it.
    """

    def __init__(self, script: Script, state: State) -> None:
        super().__init__(script, state)
        self._hops = 0
        self.answer = ""
        self.given: Value | None = None

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
        self.change(node=name, prompt="", phase=Phase.LISTENING, pending=None, reacting="", choosing=())
        self.change(silent=0, unclear=0, waiting_ms=0, part="", times=self._times_of_call())
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
        self.given = said_at_once(self.script, node.ask, self.answer, self.state.now)
        speaks = bool(self.state.prompt) and not self.given and self.say(self.state.prompt, "prompt")
        if node.hang_up:
            self.close()
        elif not node.waits and not speaks:
            self.go(node.then)

    def react(self, name: str, reaction: Reaction, heard: str, *, goes_on: bool = False) -> None:
        """Do what a reaction does, each time what is due then.

        Args:
            name: of the reaction.
            reaction: what it does.
            heard: what the person said.
            goes_on: they have answered the question too, so it is not asked again.
        """
        times = self.state.times.get(name, 0)
        self.change(times={**self.state.times, name: times + 1})
        response = response_to(self.script, reaction, times)
        if response.slower:
            self.slow_down()
        offer = offered(self.script, response)
        if response.then == "hang_up" and not offer:
            asks = isinstance(response, Reaction) and value_named(self.script, response.ask) is not None
            self.given = said_at_once(self.script, reaction.ask, self.answer, self.state.now) if asks else None
            if asks and (self.given or self.state.reacting != name):
                self._begin_asking(name, reaction)
            else:
                self.end_with(name, response, heard)
            return
        self._do_effect(name, response, heard)
        wording = self.pick(response.say) if response.say else ""
        if response.then == "hand_off" and not offer:
            self.hand_off(response.group, heard or "script", wording or self.texts.hand_off, name)
            return
        self.say(wording, "reaction", name)
        if offer:
            self.offer(offer)
        elif response.then == "wait":
            self.change(phase=Phase.LISTENING, pending=None, waiting_ms=response.wait, silent=0)
        elif not goes_on:
            self.ask_again(whole=response.then == "repeat")

    def _begin_asking(self, name: str, reaction: Reaction) -> None:
        """Ask for the value of a reaction, unless it was said at once; of the same reaction the tries go on."""
        if self.state.reacting != name:
            self.change(silent=0, unclear=0, part="")
        self.change(phase=Phase.LISTENING, pending=None, reacting=name)
        if not self.given:
            self.ask_for(reaction)

    def offer(self, name: str) -> None:
        """Ask whether a reaction is wanted that the person did not ask for."""
        reaction = reaction_named(self.script, name)
        question = self.filler.fill_in_pieces(reaction.confirm) if reaction is not None else Filled()
        pending = Pending(Kind.REACTION, name, "", question, offered=True)
        self.change(phase=Phase.CONFIRMING, pending=pending, reacting="", waiting_ms=0, part="")
        self.say_text(question, "confirm", reaction=name)

    def ask_for(self, reaction: Reaction, role: Role = "reaction") -> None:
        """Ask for the value of the reaction that asks for one of its own."""
        if reaction.ask_say:
            self.say(self.pick(reaction.ask_say), role, self.state.reacting)

    def end_with(self, name: str, response: Response, heard: str = "") -> None:
        """End the call with a reaction: its effect, its outcome, its goodbye."""
        self._do_effect(name, response, heard)
        if response.say:
            self.say(self.pick(response.say), "reaction", name)
        self.close()

    def leave(self) -> None:
        """End with the line; what the person asked for, and the robot only wanted to know more about, is done."""
        pending, name = self.state.pending, self.state.reacting
        if pending is not None and pending.kind is Kind.REACTION and not pending.offered:
            name = pending.name
        reaction = reaction_named(self.script, name) if name else None
        if reaction is not None and reaction.effect is not None:
            self._do_effect(name, reaction, pending.text if pending is not None else "")
        self.change(phase=Phase.ENDED, saying=False, pending=None, reacting="")

    def _do_effect(self, name: str, response: Response, heard: str) -> None:
        """Do the effect, before anything is said: the person may hang up during the goodbye."""
        if response.effect is not None:
            data = {"reaction": name, "heard": heard}
            if response.effect == "tag":
                data["value"] = name
            if isinstance(response, Reaction) and value_named(self.script, response.ask) is not None:
                default = self.state.now + timedelta(milliseconds=response.ask_default)
                data["at"] = self.state.values.get(response.ask) or default.isoformat(timespec="minutes")
            self.do(response.effect, data)
        self.set_outcome(response.outcome)

    def _times_of_call(self) -> dict[str, int]:
        """Forget how often those reactions were asked for that are counted afresh at every node."""
        return {
            name: times
            for name, times in self.state.times.items()
            if (reaction := reaction_named(self.script, name)) is not None and reaction.counts == "call"
        }

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
