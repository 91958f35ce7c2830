from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.moves import Heard
from voicebot.dialog.walk import expectation
from voicebot.understanding.meaning import Candidate, Kind, Meaning

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk


def names(talk: Talk) -> set[str]:
    return {phrase.name for phrase in expectation(talk.script, talk.state).phrases}


def test_answers_of_the_node_and_active_reactions_are_expected(reminded: Talk) -> None:
    assert {"yes", "no", "another_day", "operator", "never_call_again"} <= names(reminded)
    assert not {"busy_now", "hello"} & names(reminded)


def test_what_is_expensive_is_marked(reminded: Talk) -> None:
    costly = {phrase.name for phrase in expectation(reminded.script, reminded.state).phrases if phrase.costly}
    assert costly == {"operator", "never_call_again"}


def test_a_phrase_of_the_node_is_not_a_reactions(visit: Talk) -> None:
    later = [p.name for p in expectation(visit.script, visit.state).phrases if p.text == "перезвоните позже"]
    assert later == ["busy_now"]


def test_a_question_back_expects_yes_and_no(reminded: Talk) -> None:
    reminded.send(Heard(Meaning("оператора", Candidate("operator", Kind.REACTION, 0.6), confirm=True)))
    assert {"yes", "no", "operator", "another_day"} <= names(reminded)


def test_a_goodbye_expects_only_what_matters_even_then(reminded: Talk) -> None:
    reminded.hear("приду")
    assert names(reminded) == {"operator", "never_call_again"}
    assert expectation(reminded.script, reminded.state).barge_in == "phrases"


def test_the_value_that_is_asked_for(reminded: Talk) -> None:
    expected = expectation(reminded.script, reminded.hear("не приду").state)
    assert (expected.value, expected.future) == ("datetime", True)


def test_the_nodes_own_terms(start_talk: StartTalk) -> None:
    talk = start_talk("""
    barge_in: phrases
    nodes:
      first: {say: "Да?", on: {yes: done}, keys: {"1": done}, patience: 2s, silence: {after: 6s, say: "А?", then: done}}
      done: {say: Всё., barge_in: never, hang_up: true}
    """)
    first = expectation(talk.script, talk.state)
    assert (first.barge_in, first.patience_ms, first.silence_ms, first.keys) == ("phrases", 2000, 6000, "1")
    assert expectation(talk.script, talk.hear("да").state).barge_in == "never"


def test_nothing_is_expected_during_a_transfer_and_after_the_end(reminded: Talk) -> None:
    reminded.hear("позовите оператора")
    assert expectation(reminded.script, reminded.state).phrases == ()
