"""A value that may mean two things: which of them was meant is asked, and the answer understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.reactions import ready_made
from voicebot.language.contrast import told_apart, ways_to_name
from voicebot.language.language import language
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.polarity import canonical, polarity

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.script import Script
    from voicebot.dialog.state import State
    from voicebot.dialog.turn import Turn
    from voicebot.understanding.meaning import Meaning

FIRST = "first_one"
SECOND = "second_one"


def ask_which(turn: Turn, asked: Value) -> None:
    """Ask which of the two readings of the state was meant: "В восемь утра или в восемь вечера?"."""
    first, second = _said(turn.script, turn.state, asked, turn.state.choosing)
    turn.say(turn.texts.which_one, "confirm", first=first[:1].upper() + first[1:], second=second)


def which_phrases(script: Script, state: State, asked: Value) -> tuple[Expected, ...]:
    """List how either reading may be named: of those that are asked about, or are being confirmed.

    Args:
        script: the script.
        state: where the talk is.
        asked: the value that is asked for.
    """
    readings = _readings(state)
    if not readings:
        return ()
    owner: dict[str, str] = {}
    for name, ways in zip((FIRST, SECOND), _ways(script, state, asked, readings), strict=True):
        for way in ways:
            owner.setdefault(way, name)
    if state.choosing:
        answers = ready_made(script.language).answers
        for name in (FIRST, SECOND):
            for way in answers[name]:
                owner.setdefault(language(script.language).normalise(way), name)
    return tuple(Expected(way, name, Kind.INTENT) for way, name in owner.items())


def chosen(script: Script, state: State, asked: Value, meaning: Meaning) -> str:
    """Give the reading that an answer names; empty where it names none, or both.

    Args:
        script: the script.
        state: where the talk is.
        asked: the value that is asked for.
        meaning: the answer.
    """
    readings = _readings(state)
    if not readings:
        return ""
    if meaning.best.kind is Kind.INTENT:
        return dict(zip((FIRST, SECOND), readings, strict=True)).get(meaning.best.name, "")
    value = meaning.value
    if value is not None and not value.doubtful:
        same = [one for one in readings if value.text in (one, *one.split("T"))]
        if len(same) == 1:
            return same[0]
    return _by_words(script, state, asked, meaning)


def _by_words(script: Script, state: State, asked: Value, meaning: Meaning) -> str:
    """Find the reading that alone has a word of its own in an answer without other numbers that denies nothing."""
    spoken = language(script.language)
    readings = _readings(state)
    said = set(spoken.words(meaning.text))
    both = set(spoken.words(" ".join(_said(script, state, asked, readings))))
    if polarity(canonical(meaning.text, spoken), spoken).denied or any(
        word.isdigit() or word in spoken.lexicon.values.numbers for word in said - both
    ):
        return ""
    ways = _ways(script, state, asked, readings)
    named = [one for one, rows in zip(readings, ways, strict=True) if any(said >= set(row.split()) for row in rows)]
    return named[0] if len(named) == 1 else ""


def _readings(state: State) -> tuple[str, ...]:
    pending = state.pending
    if pending is not None and pending.kind is Kind.VALUE and pending.other:
        return pending.text, pending.other
    return state.choosing


def _said(script: Script, state: State, asked: Value, readings: tuple[str, ...]) -> tuple[str, str]:
    first, second = readings
    return told_apart(first, second, asked.kind, language(script.language), state.now)


def _ways(
    script: Script, state: State, asked: Value, readings: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    spoken, parts = language(script.language), ready_made(script.language).parts_of_day
    first, second = _said(script, state, asked, readings)
    return ways_to_name(first, second, parts, spoken), ways_to_name(second, first, parts, spoken)
