"""Asks a person about each proposal: yes, no, other phrases, later, let me hear it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from voicebot.cli.learn_view import examples, name_of, shown
from voicebot.cli.output import console
from voicebot.dialog.reactions import active_reactions, intent_phrases, reaction_named
from voicebot.dialog.script import Script
from voicebot.files import near_path
from voicebot.learning.changing import Addition
from voicebot.learning.drafting import lesson_name
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.learning import Accepted
from voicebot.learning.proposal import Proposal
from voicebot.learning.proposing import Teacher
from voicebot.learning.said import Sense
from voicebot.understanding.meaning import Kind
from voicebot.yaml_file import nearest

_HELP = "y: add   n: never ask again   e: other phrases, or another intent   s: later   p2: hear the second   q: enough"


@dataclass
class Session:
    """A talk about the proposals for one script.

    Args:
        teacher: makes and measures proposals.
        calls: where each call is kept.
        clips: the folder for sounds that somebody wants to hear.
        force: what collides, and without asking what only a grammar has heard, may be added too.

    Attributes:
        accepted: what is to be added.
        refused: what is not to be proposed again.
        ended: the person has had enough.
    """

    teacher: Teacher
    calls: Mapping[str, KeptCall]
    clips: Path
    force: bool = False
    accepted: list[Accepted] = field(default_factory=list)
    refused: list[Proposal] = field(default_factory=list)
    ended: bool = False

    def accept_all(self, proposals: Sequence[Proposal]) -> None:
        """Accept everything that can be added, does not collide, and is what people said: that nobody has to hear."""
        for proposal in proposals:
            now = self._as_it_is_now(proposal)
            certain = self.force or proposal.in_peoples_words
            if now is not None and now.action == "add" and certain and self._may_be_added(now):
                self._accept(now)

    def ask(self, proposals: Sequence[Proposal]) -> None:
        """Show each proposal and do what the person says."""
        for number, proposal in enumerate(proposals, start=1):
            now = self._as_it_is_now(proposal)
            while now is not None and not self.ended:
                console.print(shown(now, number, len(proposals), self.calls))
                now = self._answered(now)

    def _as_it_is_now(self, proposal: Proposal) -> Proposal | None:
        return self.teacher.reviewed(proposal) if self.accepted else proposal

    def _may_be_added(self, proposal: Proposal) -> bool:
        return self.force or proposal.effect is None or not proposal.effect.refused

    def _accept(self, proposal: Proposal, leads_to: str = "") -> None:
        if proposal.sense is None:
            raise ValueError("nothing was proposed that could be added")
        addition = Addition(proposal.sense, proposal.phrases, proposal.place.node if leads_to else "", leads_to)
        self.accepted.append(Accepted(proposal, addition))
        self.teacher.learn(addition)

    def _answered(self, proposal: Proposal) -> Proposal | None:
        """Ask about a proposal; give it, changed perhaps, where it is to be shown again, else None."""
        can = "y/n/e/s/p/q" if proposal.action == "add" else "n/e/s/p/q"
        answer = typer.prompt(f"Your answer? {can}", default="s", show_default=False).strip().lower()
        if answer[:1] == "y" and proposal.action == "add":
            return self._yes(proposal)
        match answer[:1]:
            case "n":
                self.refused.append(proposal)
            case "e":
                return self._edited(proposal)
            case "p":
                self._play(proposal, answer[1:].strip())
                return self._answered(proposal)
            case "q":
                self.ended = True
            case "s":
                pass
            case _:
                console.print(_HELP, style="dim")
                return self._answered(proposal)
        return None

    def _yes(self, proposal: Proposal) -> Proposal | None:
        if not self._may_be_added(proposal):
            console.print("It collides: change its phrases (e), or start again with --force.", style="red")
            return self._answered(proposal)
        self._accept(proposal)
        return None

    def _edited(self, proposal: Proposal) -> Proposal | None:
        """Let the person choose the phrases and what they mean, and measure that."""
        script = self.teacher.understanding.script
        said = typer.prompt("Phrases, with ; between them", default="; ".join(proposal.phrases))
        phrases = tuple(dict.fromkeys(part.strip() for part in said.split(";") if part.strip()))
        name = typer.prompt("Intent or reaction; a new name makes a new intent", default=_suggested(proposal)).strip()
        sense = _sense(script, name)
        edited = replace(proposal, phrases=phrases or proposal.phrases, sense=sense)
        if sense[0] is Kind.REACTION or intent_phrases(script, name):
            addition = Addition(sense, edited.phrases)
        else:
            leads_to = _asked_target(script)
            addition = Addition(sense, edited.phrases, proposal.place.node, leads_to)
        return self._measured(edited, addition)

    def _measured(self, proposal: Proposal, addition: Addition) -> Proposal | None:
        """Show what an edited proposal changes, and of a new intent ask whether it is meant so."""
        measured = self.teacher.measured(proposal, addition)
        if not addition.leads_to:
            return measured
        console.print(shown(measured, 1, 1, self.calls))
        if typer.confirm(
            f"Add the intent {name_of(addition.sense)}, which leads to {addition.leads_to}?", default=True
        ):
            if self._may_be_added(measured):
                self._accept(measured, addition.leads_to)
                return None
            console.print("It collides: change its phrases, or start again with --force.", style="red")
        return proposal

    def _play(self, proposal: Proposal, number: str) -> None:
        """Write the sound of one of the answers that are shown, and tell where."""
        listed = examples(proposal)
        index = int(number or 1) - 1 if (number or "1").isdecimal() else -1
        if not 0 <= index < len(listed):
            console.print(f"p1 to p{len(listed)}", style="dim")
            return
        said = listed[index].said
        file = self.clips / f"{lesson_name(said)}.wav"
        if self.calls[said.source.name].write_clip(said, file):
            console.print(near_path(file.resolve()), markup=False, soft_wrap=True)
        else:
            console.print("the call was not recorded", style="yellow")


def _suggested(proposal: Proposal) -> str:
    can = proposal.sense is not None and proposal.sense[0] in (Kind.INTENT, Kind.REACTION)
    return proposal.sense[1] if can and proposal.sense else ""


def _sense(script: Script, name: str) -> Sense:
    """Take a name as an intent, or as one of the script's reactions."""
    is_intent = bool(intent_phrases(script, name))
    return (Kind.REACTION if not is_intent and name in active_reactions(script) else Kind.INTENT), name


def _asked_target(script: Script) -> str:
    """Ask where a new intent leads, until it is a node or a reaction."""

    def known(given: str) -> str:
        if given in script.nodes or reaction_named(script, given) is not None:
            return given
        raise typer.BadParameter(f"there is no node or reaction '{given}'; {nearest(given, script.nodes)}")

    target: str = typer.prompt("Where does it lead? A node or a reaction", value_proc=known)
    return target
