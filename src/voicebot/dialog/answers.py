"""What an answer does: at a question, at a confirmation, during the goodbye."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.dialog.asked import asked_value
from voicebot.dialog.besides import answer_beside, foremost
from voicebot.dialog.digits import THAT_IS_ALL
from voicebot.dialog.doubts import chosen
from voicebot.dialog.given import usable
from voicebot.dialog.ladders import climb, question_again, unclear_of
from voicebot.dialog.reactions import OPERATOR, intent_phrases, reaction_named
from voicebot.dialog.state import Pending, Phase
from voicebot.dialog.taking import ask_back, keep, offer_other, take, that_is_all, value_in
from voicebot.understanding.meaning import Kind
from voicebot.understanding.values.value import Value as Reading

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.moves import Heard
    from voicebot.dialog.turn import Turn
    from voicebot.understanding.meaning import Candidate, Meaning

YES = "yes"
NO = "no"
ANY_TIME = "any_time"
"""The built-in intent of a person who leaves it to us when they are called back."""


def hear(turn: Turn, heard: Heard) -> None:
    """Act on an answer to the node's question."""
    turn.change(waiting_ms=0)
    meaning = foremost(turn, heard.meaning)
    best = meaning.best
    asked = asked_value(turn.script, turn.state)
    if asked is not None and _is_of_the_value(turn, asked, meaning):
        return
    if turn.state.reacting and best.kind is Kind.INTENT:
        _leave_value_out(turn, best.name)
    elif _is_known(turn, best.kind, best.name):
        answer_beside(turn, meaning)
        if meaning.confirm:
            _confirm(turn, meaning)
        else:
            _act(turn, best.kind, best.name, meaning.text)
    elif value := value_in(turn, meaning):
        answer_beside(turn, meaning)
        take(turn, value, meaning.text)
    elif turn.node.waits or turn.state.reacting:
        climb(turn, "noise" if heard.noisy else "unclear")
    elif not turn.state.saying:
        turn.go(turn.node.then)


def hear_while_confirming(turn: Turn, pending: Pending, heard: Heard) -> None:
    """Act on an answer to a confirmation: yes, no, the same again, or something else that is understood."""
    meaning = foremost(turn, heard.meaning)
    best = meaning.best
    is_intent = best.kind is Kind.INTENT
    asked = asked_value(turn.script, turn.state)
    named = chosen(turn.script, turn.state, asked, meaning) if asked is not None else ""
    if is_intent and best.name == YES:
        answer_beside(turn, meaning)
        _settle(turn, pending)
    elif named:
        _settle(turn, replace(pending, text=named))
    elif is_intent and best.name == NO and pending.other:
        offer_other(turn, pending)
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
    if pending.answer and _is_known(turn, Kind.INTENT, pending.answer):
        _act(turn, Kind.INTENT, pending.answer, pending.text)
        return
    if pending.kind is not Kind.VALUE:
        turn.say(turn.texts.go_on, "confirm")
        turn.ask_again()
        return
    refuse_value(turn)


def refuse_value(turn: Turn) -> None:
    """Ask for a value again that was refused, as often as unclear answers are."""
    if turn.state.unclear >= unclear_of(turn.script, turn.node).tries:
        climb(turn, "unclear")
        return
    turn.change(unclear=turn.state.unclear + 1)
    turn.say(turn.texts.value_refused, "confirm")
    question_again(turn, "prompt")


def hear_while_closing(turn: Turn, heard: Heard) -> None:
    """Act during the goodbye only on what matters even then: never call again, a human."""
    best = foremost(turn, heard.meaning).best
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


def _confirm(turn: Turn, meaning: Meaning) -> None:
    kind, name, heard = meaning.best.kind, meaning.best.name, meaning.text
    reaction_name = OPERATOR if kind is Kind.HAND_OFF else name
    reaction = reaction_named(turn.script, reaction_name) if kind is not Kind.INTENT else None
    if reaction is not None and reaction.confirm:
        question = turn.filler.fill_in_pieces(reaction.confirm)
    else:
        phrases = intent_phrases(turn.script, name) if kind is Kind.INTENT else ()
        question = turn.filler.fill_in_pieces(turn.texts.confirm_answer, phrase=phrases[0] if phrases else heard)
    answer = next((one.name for one in meaning.also if one.kind is Kind.INTENT), "")
    pending = Pending(kind, name, heard, question, answer=answer)
    ask_back(turn, pending, reaction_name if reaction is not None else None)


def _settle(turn: Turn, pending: Pending) -> None:
    turn.change(phase=Phase.LISTENING, pending=None)
    if pending.kind is Kind.VALUE:
        keep(turn, pending.name, pending.text)
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
    if turn.given is not None:
        take(turn, turn.given, heard)


def _leave_value_out(turn: Turn, intent: str) -> None:
    """End a reaction whose question is answered without a value: leave it to us, or drop it."""
    reaction = reaction_named(turn.script, turn.state.reacting)
    if intent == NO or reaction is None:
        turn.say_goodbye("refused")
    else:
        turn.end_with(turn.state.reacting, reaction)


def _correct(turn: Turn, pending: Pending, meaning: Meaning) -> None:
    """Take another value instead of the one being confirmed: that counts as an unclear answer, to be bounded.

    What the other lacks, the day or the hour, stays as it was; the same value again is a yes.
    """
    value = value_in(turn, meaning)
    if value is not None and value.text == pending.text and all(one.name != NO for one in meaning.ranked):
        _settle(turn, pending)
    elif value is None or turn.state.unclear >= unclear_of(turn.script, turn.node).tries:
        turn.change(phase=Phase.LISTENING, pending=None)
        climb(turn, "unclear")
    else:
        turn.change(unclear=turn.state.unclear + 1)
        take(turn, value, meaning.text)


def _is_of_the_value(turn: Turn, asked: Value, meaning: Meaning) -> bool:
    """Act on what is said about a value that was begun: which reading, none of them, that this was all of it."""
    best = meaning.best
    if turn.state.choosing and best.kind in (Kind.INTENT, Kind.VALUE, Kind.UNCLEAR, Kind.OUT_OF_SCOPE):
        named = chosen(turn.script, turn.state, asked, meaning)
        if not named and best.kind is Kind.INTENT and best.name == ANY_TIME:
            named = turn.state.choosing[0]
        if named:
            turn.change(choosing=())
            take(turn, usable(asked, Reading(asked.kind, named), turn.state.part, turn.state.now))
            return True
        if best.kind is Kind.INTENT and best.name == NO:
            turn.change(choosing=())
            refuse_value(turn)
            return True
    if turn.state.part and best.kind is Kind.INTENT and best.name == THAT_IS_ALL:
        that_is_all(turn, asked)
        return True
    return False
