"""Walking through a script: an event in, a new state and actions out. Pure.

What the caller keeps to:

- `Said` comes when the last prompt that waits was played. A prompt that the person broke off may be told with
  ``Said(fraction)``, and need not be: what they said, or their silence, is told in any case.
- `Silent` comes when nothing was said for `Expectation.silence_ms` after the last prompt.
- A text that cannot be filled in with a value that was said ends the call with the outcome ``script_error``.
- `Gone` comes when the line has ended: "больше не звоните" counts even if the robot was still asking back.
- After `HangUp`, or a hand-off that was bridged, every event changes nothing.

What happens where a script does not say: a silence is asked about twice, then the call ends with the outcome
``no_answer``; an answer that is not understood is asked for twice, then an operator is called where the script lists
that reaction, else the call ends with ``not_understood``. Each time the question is asked again, in its short form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from voicebot.dialog.answers import hear, hear_while_closing, hear_while_confirming, unsettled
from voicebot.dialog.asked import asked_value
from voicebot.dialog.check import check_contact
from voicebot.dialog.digits import has_dictated
from voicebot.dialog.expecting import expectation
from voicebot.dialog.ladders import climb
from voicebot.dialog.moves import Gone, HandOffEnded, Heard, Key, Said, Silent
from voicebot.dialog.reactions import OPERATOR
from voicebot.dialog.state import Phase, State, Step
from voicebot.dialog.taking import that_is_all
from voicebot.dialog.turn import Turn
from voicebot.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from voicebot.dialog.moves import Action, Event
    from voicebot.dialog.script import Script

__all__ = ["State", "Step", "advance", "begin", "expectation", "waiting_notice"]


def begin(script: Script, contact: Mapping[str, object], *, now: datetime, seed: int = 0) -> Step:
    """Begin a talk: enter the start node.

    Args:
        script: a script that was loaded, and so checked.
        contact: the contact's columns.
        now: the date and time of the call, where the person is.
        seed: picks the wordings.

    Raises:
        ContactError: the contact lacks what the script needs.
    """
    turn = Turn(script, State(contact=check_contact(script, contact), now=now, seed=seed))
    turn.enter(script.start)
    return Step(turn.state, tuple(turn.actions))


def advance(script: Script, state: State, event: Event) -> Step:
    """Take one event."""
    turn = Turn(script, state)
    if not state.ended:
        try:
            _take(turn, event)
        except ScriptError as failed:
            turn = _apologise(script, state, failed)
    return Step(turn.state, tuple(turn.actions))


def _take(turn: Turn, event: Event) -> None:
    match event:
        case Heard():
            _heard(turn, event)
        case Silent():
            _silent(turn)
        case Said():
            _said(turn, event.fraction)
        case Key():
            _key(turn, event.key)
        case HandOffEnded():
            _hand_off_ended(turn, bridged=event.bridged)
        case Gone():
            turn.leave()
        case _:
            assert_never(event)


def _apologise(script: Script, state: State, failed: ScriptError) -> Turn:
    """End a talk whose next text cannot be filled in with what the person said: nobody is left in silence."""
    turn = Turn(script, state)
    turn.do("tag", {"value": f"script_error: {failed.message}"})
    turn.say_goodbye("script_error")
    return turn


def waiting_notice(script: Script, state: State) -> tuple[Action, ...]:
    """Tell what is said now and then while an operator is being looked for."""
    turn = Turn(script, state)
    turn.say(turn.texts.hand_off_waiting, "hand_off", OPERATOR)
    return tuple(turn.actions)


def _heard(turn: Turn, event: Heard) -> None:
    pending = turn.state.pending
    if turn.state.phase is Phase.CLOSING:
        hear_while_closing(turn, event)
    elif pending is not None:
        hear_while_confirming(turn, pending, event)
    elif turn.state.phase is Phase.LISTENING:
        hear(turn, event)


def _silent(turn: Turn) -> None:
    pending = turn.state.pending
    if turn.state.phase is Phase.TRANSFERRING:
        return
    if turn.state.phase is Phase.CLOSING:
        turn.hang_up()
    elif pending is not None:
        unsettled(turn, pending)
    elif (asked := asked_value(turn.script, turn.state)) is not None and has_dictated(asked, turn.state.part):
        that_is_all(turn, asked)
    elif turn.node.waits or turn.state.reacting:
        climb(turn, "silence")
    else:
        turn.change(waiting_ms=0)
        turn.go(turn.node.then)


def _said(turn: Turn, fraction: float) -> None:
    """Go on where the talk goes on by itself, unless the person broke the prompt off: then they are listened to."""
    turn.change(saying=False)
    if fraction < 1:
        return
    if turn.state.phase is Phase.CLOSING:
        turn.hang_up()
    elif turn.state.phase is Phase.LISTENING and not (turn.node.waits or turn.state.reacting or turn.state.waiting_ms):
        turn.go(turn.node.then)


def _key(turn: Turn, key: str) -> None:
    if turn.state.phase in (Phase.LISTENING, Phase.CONFIRMING) and not turn.state.reacting and key in turn.node.keys:
        turn.go(turn.node.keys[key], key)


def _hand_off_ended(turn: Turn, *, bridged: bool) -> None:
    """End with the operator on the line; else say so, and promise a call back or go on."""
    if bridged:
        turn.set_outcome("handed_off")
        turn.change(phase=Phase.ENDED, saying=False)
        return
    turn.change(failed_transfers=turn.state.failed_transfers + 1)
    if turn.script.handoff_failed == "go_on" and turn.state.failed_transfers == 1:
        turn.say(turn.texts.hand_off_failed_go_on, "hand_off")
        if turn.node.then and turn.node.handoff is not None:
            turn.change(phase=Phase.LISTENING)
            turn.go(turn.node.then)
        else:
            turn.ask_again()
        return
    turn.do("call_back", {"reason": "handoff_failed"})
    turn.set_outcome("handoff_failed")
    turn.say(turn.texts.hand_off_failed, "hand_off")
    turn.close()
