"""What is done when nothing was said, or nothing was understood: a few tries, then a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from voicebot.dialog.asked import asked_value
from voicebot.dialog.doubts import ask_which
from voicebot.dialog.reactions import CALL_BACK, reaction_named
from voicebot.dialog.script import Ladder, Silence

if TYPE_CHECKING:
    from voicebot.dialog.moves import Role
    from voicebot.dialog.script import Node, Script
    from voicebot.dialog.turn import Turn

Trouble = Literal["silence", "unclear", "noise"]

_DEFAULT_SILENCE = Silence()
_DEFAULT_UNCLEAR = Ladder()


def silence_of(script: Script, node: Node) -> Silence:
    """Give the node's silence ladder, else the script's, else the default one."""
    return node.silence or script.silence or _DEFAULT_SILENCE


def unclear_of(script: Script, node: Node) -> Ladder:
    """Give the node's ladder for unclear answers, else the script's, else the default one."""
    return node.unclear or script.unclear or _DEFAULT_UNCLEAR


def climb(turn: Turn, trouble: Trouble) -> None:
    """Try once more, or go where the ladder leads when the tries are used up.

    On a noisy line the robot says so, slower, and at the third time in a call it offers to call back; that was declined
    where the line is still noisy after it, and what is not understood is only unclear.
    """
    if trouble == "noise" and turn.state.noisy <= len(turn.texts.noisy):
        _climb_noise(turn)
        return
    silent = trouble == "silence"
    if turn.state.reacting:
        ladder: Ladder = _DEFAULT_SILENCE if silent else _DEFAULT_UNCLEAR
    else:
        ladder = silence_of(turn.script, turn.node) if silent else unclear_of(turn.script, turn.node)
    tried = turn.state.silent if silent else turn.state.unclear
    if tried < ladder.tries:
        turn.change(**{"silent" if silent else "unclear": tried + 1}, waiting_ms=0, pending=None)
        _say_try(turn, ladder, trouble, tried)
    elif turn.state.reacting:
        _end_without_value(turn)
    elif ladder.then:
        turn.go(ladder.then)
    else:
        turn.give_up(silent=silent)


def _climb_noise(turn: Turn) -> None:
    wordings, tried = turn.texts.noisy, turn.state.noisy
    turn.change(noisy=tried + 1, waiting_ms=0, pending=None)
    turn.slow_down()
    if tried < len(wordings):
        turn.say(wordings[tried], "unclear")
        question_again(turn, "unclear")
    else:
        turn.say(turn.texts.bad_line, "unclear")
        turn.offer(CALL_BACK)


def _say_try(turn: Turn, ladder: Ladder, trouble: Trouble, tried: int) -> None:
    """Say the wording of this try; a ready-made one is followed by the question, so that "yes" answers that."""
    role: Role = "silence" if trouble == "silence" else "unclear"
    if _says_more_of_a_value(turn, role):
        return
    own = ladder.say
    wordings = own or (turn.texts.silence if trouble == "silence" else turn.texts.unclear)
    turn.say(wordings[min(tried, len(wordings) - 1)], role)
    if not own:
        question_again(turn, role)


def _says_more_of_a_value(turn: Turn, role: Role) -> bool:
    """Ask for the rest of digits that are dictated, or which of two readings was meant; tell whether either is so."""
    asked = asked_value(turn.script, turn.state)
    if turn.state.choosing and asked is not None:
        if role == "unclear":
            turn.say(turn.texts.unclear[0], role)
        ask_which(turn, asked)
        return True
    if turn.state.part and asked is not None and asked.kind == "digits":
        turn.say(turn.texts.digits_unclear if role == "unclear" else turn.texts.digits_go_on, role)
        return True
    return False


def question_again(turn: Turn, role: Role) -> None:
    """Ask the question again that is open: the node's, or the one of the reaction that asks for a value."""
    reaction = reaction_named(turn.script, turn.state.reacting) if turn.state.reacting else None
    if reaction is not None:
        turn.ask_for(reaction, role)
    else:
        turn.ask_again(role)


def _end_without_value(turn: Turn) -> None:
    reaction = reaction_named(turn.script, turn.state.reacting)
    if reaction is not None:
        turn.end_with(turn.state.reacting, reaction)
