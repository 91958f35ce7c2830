from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML
from tests.dialog.conftest import Talk

from voicebot.dialog.moves import Heard, Said
from voicebot.dialog.script import Script
from voicebot.dialog.walk import expectation
from voicebot.understanding.meaning import Candidate, Kind, Meaning

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk


def names(talk: Talk) -> set[str]:
    return {phrase.name for phrase in expectation(talk.script, talk.state).phrases}


def test_answers_of_the_node_and_active_reactions_are_expected(reminded: Talk) -> None:
    assert {"yes", "no", "another_day", "operator", "never_call_again"} <= names(reminded)
    assert not {"price", "send_in_writing"} & names(reminded)


@pytest.mark.parametrize(
    "text",
    [
        "не знаю",
        "ну не знаю",
        "пока не знаю",
        "это я",
        "да ну",
        "да, но",
        "да, но не знаю",
        "наверное",
        "возможно",
        "может быть",
        "может быть приду",
        "не уверен",
        "посмотрим",
        "вряд ли",
        "нет, почему, да",
        "спасибо",
        "наверно",
        "ага, щас",
        "не",
        "пока",
    ],
)
def test_a_doubt_or_a_half_answer_is_unclear(reminded: Talk, text: str) -> None:
    assert reminded.meaning(text).best.kind is Kind.UNCLEAR


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("да, это я", "yes"),
        ("наверное, приду", "yes"),
        ("да, приду, до свидания", "yes"),
        ("нет проблем", "yes"),
        ("не не не", "no"),
        ("ни за что", "no"),
        ("к сожалению, нет", "no"),
        ("да, к сожалению, не смогу", "no"),
        ("не приеду", "no"),
        ("нет, не заказывал", "no"),
        ("отмените запись", "cancel"),
        ("да, отмените запись", "cancel"),
        ("до свидания", "says_goodbye"),
        ("спасибо, до свидания", "says_goodbye"),
        ("всего доброго", "says_goodbye"),
        ("отстаньте", "swearing"),
        ("чёрт возьми", "swearing"),
        ("идите нахуй", "swearing"),
        ("я такого не знаю", "wrong_person"),
        ("не знаю я таких", "wrong_person"),
        ("вы номером ошиблись", "wrong_person"),
        ("перезвоните", "call_back_later"),
        ("можно позже", "call_back_later"),
        ("ну всё, пока", "says_goodbye"),
        ("не я", "wrong_person"),
        ("да, кто это", "who_is_calling"),
    ],
)
def test_what_people_say_to_the_sample(reminded: Talk, text: str, name: str) -> None:
    assert reminded.meaning(text).best.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("yes, I ordered it", "yes"),
        ("yes, this is me", "yes"),
        ("no problem", "yes"),
        ("no, I did not order anything", "no"),
        ("thank you, goodbye", "says_goodbye"),
        ("I don't know", ""),
        ("yes, but", ""),
        ("yes, maybe", ""),
        ("not sure", ""),
    ],
)
def test_what_people_say_in_english(start_talk: StartTalk, text: str, name: str) -> None:
    talk = start_talk("""
    language: en
    reactions: [who_is_calling, wrong_person, says_goodbye]
    nodes: {first: {say: "Are you coming?", on: {yes: done, no: done}}, done: {say: "Fine.", hang_up: true}}
    """)
    assert talk.meaning(text).best.name == name


def test_most_of_a_reactions_phrase_must_be_said(reminded: Talk) -> None:
    phrases = expectation(reminded.script, reminded.state).phrases
    assert {phrase.kind for phrase in phrases if phrase.whole} == {Kind.REACTION}
    assert all(phrase.whole for phrase in phrases if phrase.kind is Kind.REACTION)


def test_what_is_expensive_is_marked(reminded: Talk) -> None:
    costly = {phrase.name for phrase in expectation(reminded.script, reminded.state).phrases if phrase.costly}
    assert costly == {"operator", "never_call_again", "cancel"}


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
    assert expected.asked is not None
    assert (expected.asked.kind, expected.asked.future, expected.asked.now) == ("datetime", True, reminded.state.now)


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


def test_a_question_is_open_for_a_text_a_name_or_where_it_is_said() -> None:
    def is_open(value: str, node: str = "") -> bool:
        script = f"""
        script: sample
        language: ru
        kind: service
        start: ask
        values: {{it: {{{value}}}}}
        nodes: {{ask: {{say: Что?, ask: it, then: end, {node}}}, end: {{say: Всё., hang_up: true}}}}
        """
        talk = Talk(Script.model_validate(YAML(typ="safe").load(script))).send(Said())
        return expectation(talk.script, talk.state).open_question

    assert [is_open(f"kind: {kind}") for kind in ("text", "name", "number", "datetime")] == [True, True, False, False]
    assert is_open("kind: number, open: true")
    assert is_open("kind: date", "open: true")


def test_a_question_back_is_not_open() -> None:
    script = """
    script: sample
    language: ru
    kind: service
    start: ask
    values: {it: {kind: text, confirm: true}}
    nodes: {ask: {say: Что?, ask: it, then: end}, end: {say: Всё., hang_up: true}}
    """
    talk = Talk(Script.model_validate(YAML(typ="safe").load(script))).send(Said()).hear("всё понравилось")
    assert not expectation(talk.script, talk.state).open_question
