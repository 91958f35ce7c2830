from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import call, enters, robot, said

from voicebot.learning.said import said_in
from voicebot.learning.unclear import Unclear, unclear_answers
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.script import Script
    from voicebot.events import CallEvent

YES = (Kind.INTENT, "yes")


def found(script: Script, *events: CallEvent) -> list[Unclear]:
    return list(unclear_answers(said_in(call(enters("greet"), robot(), *events), script)))


def test_what_is_understood_when_asked_again_is_what_was_meant(script: Script) -> None:
    (one,) = found(script, *said("минутка есть"), robot("unclear"), *said("да", "intent yes"), enters("remind"))
    assert (one.said.text, one.why, one.later) == ("минутка есть", "unclear", YES)


def test_several_unclear_answers_mean_what_the_last_one_meant(script: Script) -> None:
    events = (*said("а"), robot("unclear"), *said("б", at=5), robot("unclear"), *said("да", "intent yes", at=9))
    assert [one.later for one in found(script, *events)] == [YES, YES]


def test_an_answer_to_another_question_tells_nothing(script: Script) -> None:
    events = (
        *said("а"),
        robot("unclear"),
        enters("remind"),
        robot(node="remind"),
        *said("да", "intent yes", node="remind"),
    )
    assert [one.later for one in found(script, *events)] == [None]


def test_a_reaction_tells_only_where_it_was_near_the_first_time_too(script: Script) -> None:
    events = (*said("а"), robot("unclear"), *said("оператор", "reaction operator", at=5))
    assert [one.later for one in found(script, *events)] == [None], "who is not understood asks for a human"
    utterance, meaning = said("повтори")
    near = meaning.model_dump() | {"ranked": [{"name": "repeat", "kind": "reaction", "probability": 0.4}]}
    again = said("повторите", "reaction repeat", at=5)
    assert [one.later for one in found(script, utterance, type(meaning).model_validate(near), *again)] == [
        (Kind.REACTION, "repeat")
    ]


def test_what_was_asked_about_and_denied_was_not_meant(script: Script) -> None:
    events = (*said("отмена", "intent cancel"), robot("confirm"), *said("нет", "intent no", at=5))
    again = (robot("confirm"), robot(), *said("да", "intent yes", at=9))
    (one,) = found(script, *events, *again)
    assert (one.said.text, one.why, one.later) == ("отмена", "refused", YES)


def test_a_hand_off_that_was_denied_is_one_too(script: Script) -> None:
    asked = (*said("оператор связи", "hand_off sales"), robot("confirm", "operator"))
    assert [one.why for one in found(script, *asked, *said("нет", "intent no", at=5))] == ["refused"]
    assert found(script, *asked, *said("да", "intent yes", at=5)) == []


def test_sounds_without_words_are_no_answers(script: Script) -> None:
    assert found(script, *said("")) == []


def test_what_is_surely_something_else_is_told_apart(script: Script) -> None:
    assert [one.why for one in found(script, *said("кошка залезла", "out_of_scope "))] == ["out_of_scope"]
