from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import call, enters, robot, said

from voicebot.learning.said import Place, said_in
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.script import Script


def test_each_utterance_has_the_place_that_it_answers(script: Script) -> None:
    record = call(
        enters("greet"), robot(), *said("чего"), robot("unclear"), *said("да", "intent yes"),
        enters("remind"), robot(node="remind"), *said("отмените", "intent cancel", node="remind"),
        robot("confirm", node="remind"), *said("нет", "intent no", node="remind"),
        robot("confirm", node="remind"), robot(node="remind"), *said("приду", "intent yes", node="remind"),
    )  # fmt: skip
    found = said_in(record, script)
    assert [str(one.place) for one in found] == [
        "greet", "greet", "remind", "remind, asked whether cancel was meant", "remind",
    ]  # fmt: skip
    assert found[3].place == Place("remind", confirming=(Kind.INTENT, "cancel"))
    assert [one.visit for one in found] == [1, 1, 2, 2, 2]


def test_a_reaction_that_asks_for_its_own_value_is_a_place_of_its_own(script: Script) -> None:
    record = call(
        enters("greet"), robot("reaction", "call_back_later"), *said("как-нибудь"), robot("unclear"), *said("э")
    )
    assert [one.place for one in said_in(record, script)] == [Place("greet", "call_back_later")] * 2


def test_a_question_whether_a_reaction_was_meant_names_it(script: Script) -> None:
    record = call(
        enters("greet"), robot(), *said("оператор", "hand_off sales"), robot("confirm", "operator"), *said("а")
    )
    assert said_in(record, script)[-1].place.confirming == (Kind.REACTION, "operator")


def test_free_decoding_gives_the_persons_own_words(script: Script) -> None:
    typed = said_in(call(robot(), *said("да")), script)[0]
    heard = said_in(call(robot(), *said("да"), typed=False), script)[0]
    utterance, meaning = said("да")
    freely = call(robot(), utterance.model_copy(update={"free_text": "дача"}), meaning, typed=False)
    assert (typed.text, typed.in_its_own_words) == ("да", True)
    assert (heard.text, heard.in_its_own_words) == ("да", False)
    assert (said_in(freely, script)[0].text, said_in(freely, script)[0].in_its_own_words) == ("дача", True)


def test_the_run_of_a_case_is_told_from_a_call(script: Script) -> None:
    one = said_in(call(robot(), *said("да")), script, case="agrees.yaml")[0]
    assert (one.source.name, one.source.is_case) == ("agrees.yaml", True)
