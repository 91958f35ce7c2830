"""What an answer does: at a question, at a confirmation, during the goodbye."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.dialog.given import usable
from voicebot.dialog.ladders import climb, unclear_of
from voicebot.dialog.reactions import OPERATOR, intent_phrases, reaction_named, value_named
from voicebot.dialog.state import Pending, Phase
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.moves import Heard
    from voicebot.dialog.script import Script
    from voicebot.dialog.state import State
    from voicebot.dialog.turn import Turn
    from voicebot.understanding.meaning import Candidate, Meaning

YES = "yes"
NO = "no"
ANY_TIME = "any_time"
"""The built-in intent of a person who leaves it to us when they are called back."""


def asked_value(script: Script, state: State) -> str:
    """Name the value that is asked for now, empty for none."""
    if state.reacting:
        reaction = reaction_named(script, state.reacting)
        return reaction.ask if reaction is not None else ""
    return script.nodes[state.node].ask


def hear(turn: Turn, heard: Heard) -> None:
    """Act on an answer to the node's question."""
    turn.change(waiting_ms=0)
    meaning = heard.meaning
    best = meaning.best
    if turn.state.reacting and best.kind is Kind.INTENT:
        _leave_value_out(turn, best.name)
    elif _is_known(turn, best.kind, best.name):
        if meaning.confirm:
            _confirm(turn, best.kind, best.name, meaning.text)
        else:
            _act(turn, best.kind, best.name, meaning.text)
    elif value := _value_in(turn, meaning):
        _take_value(turn, value)
    elif turn.node.waits or turn.state.reacting:
        climb(turn, "noise" if heard.noisy else "unclear")
    elif not turn.state.saying:
        turn.go(turn.node.then)


def hear_while_confirming(turn: Turn, pending: Pending, heard: Heard) -> None:
    """Act on an answer to a confirmation: yes, no, the same again, or something else that is understood."""
    meaning = heard.meaning
    best = meaning.best
    is_intent = best.kind is Kind.INTENT
    if is_intent and best.name == YES:
        _settle(turn, pending)
    elif is_intent and best.name == NO and not (pending.kind is Kind.VALUE and meaning.value):
        deny(turn, pending)
    elif _is_same(turn, pending, best):
        _settle(turn, pending)
    elif pending.kind is Kind.VALUE and meaning.value:
        _correct(turn, pending, meaning)
    elif _is_known(turn, best.kind, best.name):
        turn.change(phase=Phase.LISTENING, pending=None)
        hear(turn, heard)
    else:
        unsettled(turn, pending)


def unsettled(turn: Turn, pending: Pending) -> None:
    """Repeat a confirmation that got no answer; the second time decide: a person who asked for a human gets one."""
    if not pending.repeated:
        turn.change(pending=replace(pending, repeated=True))
        turn.say_text(pending.question, "confirm")
    elif _asks_for_human(turn, pending.kind, pending.name) and not pending.offered:
        _settle(turn, pending)
    else:
        deny(turn, pending)


def deny(turn: Turn, pending: Pending) -> None:
    """Take a confirmation as refused: a value is asked for again, as often as unclear answers are; else go on."""
    turn.change(phase=Phase.LISTENING, pending=None)
    if pending.kind is not Kind.VALUE:
        turn.say(turn.texts.go_on, "confirm")
        turn.ask_again()
        return
    tries = unclear_of(turn.script, turn.node).tries
    if turn.state.unclear >= tries:
        climb(turn, "unclear")
        return
    turn.change(unclear=turn.state.unclear + 1)
    turn.say(turn.texts.value_refused, "confirm")
    reaction = reaction_named(turn.script, turn.state.reacting) if turn.state.reacting else None
    if reaction is not None:
        turn.ask_for(reaction)
    else:
        turn.ask_again()


def hear_while_closing(turn: Turn, heard: Heard) -> None:
    """Act during the goodbye only on what matters even then: never call again, a human."""
    best = heard.meaning.best
    reaction = reaction_named(turn.script, best.name) if best.kind is Kind.REACTION else None
    again = reaction is not None and reaction.outcome == turn.state.outcome and reaction.then == "hang_up"
    if best.kind is Kind.HAND_OFF or (reaction is not None and reaction.costly and not again):
        hear(turn, heard)
    elif not turn.state.saying:
        turn.hang_up()


def _is_known(turn: Turn, kind: Kind, name: str) -> bool:
    if kind is Kind.INTENT:
        return not turn.state.reacting and name in turn.node.on
    return kind is Kind.HAND_OFF or (kind is Kind.REACTION and reaction_named(turn.script, name) is not None)


def _is_same(turn: Turn, pending: Pending, again: Candidate) -> bool:
    """Tell whether what is being confirmed was said again; every way to ask for a human is the same."""
    if _asks_for_human(turn, pending.kind, pending.name):
        return _asks_for_human(turn, again.kind, again.name)
    return pending.kind is not Kind.VALUE and (again.kind, again.name) == (pending.kind, pending.name)


def _asks_for_human(turn: Turn, kind: Kind, name: str) -> bool:
    if kind is Kind.HAND_OFF:
        return True
    reaction = reaction_named(turn.script, name) if kind is Kind.REACTION else None
    return reaction is not None and reaction.then == "hand_off"


def _confirm(turn: Turn, kind: Kind, name: str, heard: str) -> None:
    reaction_name = OPERATOR if kind is Kind.HAND_OFF else name
    reaction = reaction_named(turn.script, reaction_name) if kind is not Kind.INTENT else None
    if reaction is not None and reaction.confirm:
        question = turn.filler.fill_in_pieces(reaction.confirm)
    else:
        phrases = intent_phrases(turn.script, name) if kind is Kind.INTENT else ()
        question = turn.filler.fill_in_pieces(turn.texts.confirm_answer, phrase=phrases[0] if phrases else heard)
    _ask_back(turn, Pending(kind, name, heard, question), reaction_name if reaction is not None else None)


def _ask_back(turn: Turn, pending: Pending, reaction: str | None = None) -> None:
    turn.change(phase=Phase.CONFIRMING, pending=pending, part="")
    turn.say_text(pending.question, "confirm", reaction=reaction)


def _settle(turn: Turn, pending: Pending) -> None:
    turn.change(phase=Phase.LISTENING, pending=None)
    if pending.kind is Kind.VALUE:
        _keep_value(turn, pending.name, pending.text)
    else:
        _act(turn, pending.kind, pending.name, pending.text)


def _act(turn: Turn, kind: Kind, name: str, heard: str) -> None:
    turn.answer = heard
    if kind is Kind.INTENT:
        turn.go(turn.node.on[name], heard)
    elif kind is Kind.HAND_OFF:
        turn.hand_off_by_phrase(name, heard)
    elif (reaction := reaction_named(turn.script, name)) is not None:
        turn.react(name, reaction, heard)
    if turn.given:
        _take_value(turn, turn.given)


def _leave_value_out(turn: Turn, intent: str) -> None:
    """End a reaction whose question is answered without a value: leave it to us, or drop it."""
    reaction = reaction_named(turn.script, turn.state.reacting)
    if intent == NO or reaction is None:
        turn.say_goodbye("refused")
    else:
        turn.end_with(turn.state.reacting, reaction)


def _value_in(turn: Turn, meaning: Meaning) -> str:
    """Give the value that an answer holds; an open question takes whatever was said."""
    asked = value_named(turn.script, asked_value(turn.script, turn.state))
    if asked is None:
        return ""
    said = meaning.value.text if meaning.value else (meaning.text.strip() if asked.kind == "text" else "")
    pending = turn.state.pending
    known = pending.text if pending is not None and pending.kind is Kind.VALUE else turn.state.part
    return usable(asked, said, known, turn.state.now)


def _correct(turn: Turn, pending: Pending, meaning: Meaning) -> None:
    """Take another value instead of the one being confirmed: that counts as an unclear answer, to be bounded.

    What the other lacks, the day or the hour, stays as it was; the same value again is a yes.
    """
    value = _value_in(turn, meaning)
    if value == pending.text and all(one.name != NO for one in meaning.ranked):
        _settle(turn, pending)
    elif not value or turn.state.unclear >= unclear_of(turn.script, turn.node).tries:
        turn.change(phase=Phase.LISTENING, pending=None)
        climb(turn, "unclear")
    else:
        turn.change(unclear=turn.state.unclear + 1)
        _take_value(turn, value)


def _take_value(turn: Turn, value: str) -> None:
    name = asked_value(turn.script, turn.state)
    asked = value_named(turn.script, name)
    if asked is None:
        return
    if asked.kind == "datetime" and "T" not in value and not asked.rough:
        _ask_rest(turn, value)
    elif asked.confirm:
        said = turn.filler.say_named(name, value)
        question = turn.filler.fill_in_pieces(turn.texts.confirm_value, value=said)
        _ask_back(turn, Pending(Kind.VALUE, name, value, question))
    else:
        _keep_value(turn, name, value)


def _ask_rest(turn: Turn, part: str) -> None:
    """Keep the day and ask for the hour, or the other way round; another part again counts as an unclear answer."""
    if turn.state.part and turn.state.unclear >= unclear_of(turn.script, turn.node).tries:
        climb(turn, "unclear")
        return
    turn.change(unclear=turn.state.unclear + bool(turn.state.part), part=part)
    turn.say(turn.texts.which_day if ":" in part else turn.texts.which_hour, "prompt")


def _keep_value(turn: Turn, name: str, value: str) -> None:
    turn.change(part="")
    turn.set_value(name, value)
    reacting = turn.state.reacting
    reaction = reaction_named(turn.script, reacting) if reacting else None
    if reaction is not None:
        turn.end_with(reacting, reaction)
    else:
        turn.go(turn.node.then)
