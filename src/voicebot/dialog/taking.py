"""What a value in an answer does: it is doubted, completed, confirmed and kept, or refused and asked for again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.dialog.asked import asked_name, asked_value
from voicebot.dialog.digits import ends_here, fits, is_whole
from voicebot.dialog.doubts import ask_which, chosen
from voicebot.dialog.given import usable
from voicebot.dialog.ladders import climb, question_again, unclear_of
from voicebot.dialog.reactions import reaction_named, value_named
from voicebot.dialog.state import Pending, Phase
from voicebot.language.contrast import told_apart
from voicebot.language.language import language
from voicebot.understanding.meaning import Kind
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value as Declared
    from voicebot.dialog.turn import Turn
    from voicebot.understanding.meaning import Meaning

_MORNING = "07:00"
"""Before it nobody means a moment that they do not say is at night."""


def value_in(turn: Turn, meaning: Meaning) -> Value | None:
    """Give the value that an answer holds, completed; an open question takes whatever was said."""
    asked = asked_value(turn.script, turn.state)
    if asked is None:
        return None
    named = chosen(turn.script, turn.state, asked, meaning)
    if named:
        return Value(asked.kind, named)
    said = meaning.value
    if said is None and asked.kind == "text" and meaning.text.strip():
        said = Value(asked.kind, meaning.text.strip(), (0, len(meaning.text)))
    if said is None:
        return None
    pending = turn.state.pending
    known = pending.text if pending is not None and pending.kind is Kind.VALUE else turn.state.part
    return usable(asked, said, known, turn.state.now)


def take(turn: Turn, value: Value, heard: str = "") -> None:
    """Take a value: ask what is missing or doubtful about it, confirm it, or keep it.

    Args:
        turn: the turn.
        value: as `value_in` gives it.
        heard: the words it was in.
    """
    name = asked_name(turn.script, turn.state)
    asked = value_named(turn.script, name)
    if asked is None:
        return
    if value.past:
        _refuse(turn, turn.texts.value_past)
    elif asked.kind == "digits":
        _take_digits(turn, asked, value.text, over=ends_here(turn.script, heard))
    elif value.doubtful and value.alternatives and (_lacks(asked, value) or not asked.confirm):
        _doubt(turn, asked, value)
    elif _lacks(asked, value):
        _ask_rest(turn, value.text)
    else:
        take_whole(turn, asked, value)


def take_whole(turn: Turn, asked: Declared, value: Value) -> None:
    """Confirm a value that lacks nothing, or keep it."""
    name = asked_name(turn.script, turn.state)
    if not asked.confirm:
        keep(turn, name, value.text)
        return
    said = turn.filler.say_named(name, value.text)
    question = turn.filler.fill_in_pieces(turn.texts.confirm_value, value=said)
    ask_back(turn, Pending(Kind.VALUE, name, value.text, question, other=_worth_offering(value)))


def that_is_all(turn: Turn, asked: Declared) -> None:
    """Take the digits that were dictated so far for all."""
    _take_digits(turn, asked, turn.state.part, over=True)


def offer_other(turn: Turn, pending: Pending) -> None:
    """Ask whether the other reading of a value was meant, whose first one was denied."""
    asked = value_named(turn.script, pending.name)
    kind = asked.kind if asked is not None else "text"
    said, _ = told_apart(pending.other, pending.text, kind, language(turn.script.language), turn.state.now)
    question = turn.filler.fill_in_pieces(turn.texts.confirm_other, value=said)
    ask_back(turn, replace(pending, text=pending.other, other="", question=question, repeated=False))


def ask_back(turn: Turn, pending: Pending, reaction: str | None = None) -> None:
    """Ask for a yes or no to what is pending."""
    turn.change(phase=Phase.CONFIRMING, pending=pending, part="", choosing=())
    turn.say_text(pending.question, "confirm", reaction=reaction)


def keep(turn: Turn, name: str, value: str) -> None:
    """Keep a value and go on."""
    turn.change(part="", choosing=())
    turn.set_value(name, value)
    reacting = turn.state.reacting
    reaction = reaction_named(turn.script, reacting) if reacting else None
    if reaction is not None:
        turn.end_with(reacting, reaction)
    else:
        turn.go(turn.node.then)


def _lacks(asked: Declared, value: Value) -> bool:
    """Tell whether the day or the hour is missing."""
    return asked.kind == "datetime" and "T" not in value.text and not asked.rough


def _worth_offering(value: Value) -> str:
    """Give what else a value may be, where that is worth a question: nobody means three at night by "в три"."""
    other = next(iter(value.alternatives), "")
    at = other.partition("T")[2] or other
    return "" if not value.doubtful and ":" in at and at < _MORNING else other


def _used_up(turn: Turn) -> bool:
    """Tell whether all tries at an answer were made; then go where that leads."""
    if turn.state.unclear < unclear_of(turn.script, turn.node).tries:
        return False
    turn.change(phase=Phase.LISTENING, pending=None, part="", choosing=())
    climb(turn, "unclear")
    return True


def _refuse(turn: Turn, why: str, **more: str) -> None:
    """Say why a value cannot be taken and ask for it again, as often as unclear answers are."""
    if _used_up(turn):
        return
    turn.change(phase=Phase.LISTENING, pending=None, choosing=(), unclear=turn.state.unclear + 1)
    turn.say(why, "unclear", **more)
    question_again(turn, "unclear")


def _doubt(turn: Turn, asked: Declared, value: Value) -> None:
    """Ask which of two readings was meant; to doubt again counts as an unclear answer."""
    again = bool(turn.state.choosing)
    if again and _used_up(turn):
        return
    choosing = (value.text, value.alternatives[0])
    turn.change(phase=Phase.LISTENING, pending=None, choosing=choosing, unclear=turn.state.unclear + again)
    ask_which(turn, asked)


def _ask_rest(turn: Turn, part: str) -> None:
    """Keep the day and ask for the hour, or the other way round; another part again counts as an unclear answer."""
    again = bool(turn.state.part)
    if again and _used_up(turn):
        return
    turn.change(unclear=turn.state.unclear + again, part=part, choosing=())
    turn.say(turn.texts.which_day if ":" in part else turn.texts.which_hour, "prompt")


def _take_digits(turn: Turn, asked: Declared, figures: str, *, over: bool) -> None:
    """Take the digits so far: wait for more of them, until there are enough or the person says that this was all."""
    if fits(asked, figures) and (over or is_whole(asked, figures)):
        take_whole(turn, asked, Value(asked.kind, figures))
    elif over or is_whole(asked, figures):
        turn.change(part="")
        needed = " ".join(map(str, asked.length))
        _refuse(turn, turn.texts.digits_wrong, heard=str(len(figures)), needed=needed)
    else:
        turn.change(phase=Phase.LISTENING, pending=None, part=figures, silent=0)
        turn.say(turn.pick(turn.texts.digits_heard), "prompt")
