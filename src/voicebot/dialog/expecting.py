"""What may be said at a point of the talk: what hearing and the floor need to know of the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.answers import ANY_TIME, NO, YES
from voicebot.dialog.asked import asked_value
from voicebot.dialog.digits import THAT_IS_ALL, has_dictated
from voicebot.dialog.doubts import which_phrases
from voicebot.dialog.ladders import silence_of
from voicebot.dialog.moves import Expectation
from voicebot.dialog.reactions import active_reactions, intent_phrases, reaction_named, ready_made
from voicebot.dialog.state import Phase
from voicebot.language.language import language
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.values.reading import FREE_KINDS

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.moves import BargeIn
    from voicebot.dialog.script import Reaction, Script
    from voicebot.dialog.state import State

_CLOSING_SILENCE_MS = 1500
_DICTATED_MS = 2000
"""Whoever says nothing more for so long has dictated all digits, where there may be more of them."""


def expectation(script: Script, state: State) -> Expectation:
    """Tell what may happen now."""
    node = script.nodes[state.node]
    listening = state.phase in (Phase.LISTENING, Phase.CONFIRMING)
    asked = asked_value(script, state) if listening else None
    return Expectation(
        node=state.node,
        phrases=_phrases(script, state, asked),
        asked=asked.asked(script.language, state.now, state.part) if asked is not None else None,
        open_question=_is_open(script, state, asked),
        barge_in=_barge_in(script, state),
        silence_ms=_silence_ms(script, state, asked),
        patience_ms=node.patience,
        keys="".join(node.keys) if listening and not state.reacting else "",
    )


def expected_anywhere(script: Script) -> tuple[Expected, ...]:
    """List all that may be said anywhere in a script, each phrase once."""
    names = dict.fromkeys((YES, NO, *(name for node in script.nodes.values() for name in node.on)))
    answers = [phrase for name in names for phrase in _intent(script, name)]
    said = [phrase for name, reaction in active_reactions(script).items() for phrase in _reaction(name, reaction)]
    return _each_once(script, answers, said)


def _each_once(script: Script, answers: list[Expected], said: list[Expected]) -> tuple[Expected, ...]:
    """Leave out what reactions list as well: a phrase that the script itself expects means what the script says."""
    normal = language(script.language).normalise
    taken = {normal(answer.text) for answer in answers}
    return (*answers, *(phrase for phrase in said if normal(phrase.text) not in taken))


def _is_open(script: Script, state: State, asked: Value | None) -> bool:
    """Tell whether anything may be said: not where a yes or no is waited for."""
    if state.phase is not Phase.LISTENING:
        return False
    if asked is not None and (asked.open or asked.kind in FREE_KINDS):
        return True
    return script.nodes[state.node].open and not state.reacting


def _phrases(script: Script, state: State, asked: Value | None) -> tuple[Expected, ...]:
    if state.phase in (Phase.TRANSFERRING, Phase.ENDED):
        return ()
    reactions = active_reactions(script)
    if state.phase is Phase.CLOSING:
        reactions = {name: reaction for name, reaction in reactions.items() if reaction.costly}
    names = tuple(script.nodes[state.node].on) if state.phase is not Phase.CLOSING else ()
    if state.reacting:
        names = (NO, ANY_TIME)
    if state.pending is not None:
        # whatever else the node expects may be said instead of yes or no
        names = (YES, NO, *(name for name in names if name not in (YES, NO)))
        if (reaction := reaction_named(script, state.pending.name)) is not None:
            reactions = {state.pending.name: reaction, **reactions}
    if state.choosing:
        names = (NO, ANY_TIME, *(name for name in names if name not in (NO, ANY_TIME)))
    of_the_value = _of_the_value(script, state, asked) if asked is not None else ()
    answers = [*of_the_value, *(phrase for name in names for phrase in _intent(script, name))]
    said = [phrase for name, reaction in reactions.items() for phrase in _reaction(name, reaction)]
    return _each_once(script, answers, said)


def _of_the_value(script: Script, state: State, asked: Value) -> tuple[Expected, ...]:
    """List what may be said about a value that was begun: which of two was meant, that this was all of it."""
    over = ready_made(script.language).answers[THAT_IS_ALL] if asked.kind == "digits" and state.part else ()
    return (*which_phrases(script, state, asked), *(Expected(text, THAT_IS_ALL) for text in over))


def _intent(script: Script, name: str) -> list[Expected]:
    own = script.intents.get(name)
    costly, not_when = (own.costly, own.not_when) if own is not None else (False, ())
    if name in (YES, NO):
        not_when += language(script.language).lexicon.doubts
    return [
        Expected(text, name, Kind.INTENT, costly=costly, not_when=not_when) for text in intent_phrases(script, name)
    ]


def _reaction(name: str, reaction: Reaction) -> list[Expected]:
    return [
        Expected(
            text,
            name,
            Kind.REACTION,
            costly=reaction.costly,
            not_when=reaction.not_when,
            whole=True,
            human=reaction.then == "hand_off",
        )
        for text in reaction.phrases
    ]


def _barge_in(script: Script, state: State) -> BargeIn:
    node = script.nodes[state.node]
    if state.phase in (Phase.TRANSFERRING, Phase.ENDED):
        return "never"
    if state.phase is Phase.CLOSING or not node.waits:
        return node.barge_in or "phrases"  # a goodbye is not broken off by the person's own
    return node.barge_in or script.barge_in


def _silence_ms(script: Script, state: State, asked: Value | None) -> int:
    if state.phase is Phase.CLOSING:
        return _CLOSING_SILENCE_MS
    if asked is not None and has_dictated(asked, state.part):
        return _DICTATED_MS
    return state.waiting_ms or silence_of(script, script.nodes[state.node]).after
