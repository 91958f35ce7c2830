from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from voicebot.dialog.expecting import expectation
from voicebot.dialog.reactions import (
    active_reactions,
    intent_phrases,
    offered,
    reaction_named,
    ready_made,
    response_to,
    value_named,
)
from voicebot.dialog.script import Script
from voicebot.dialog.state import State
from voicebot.dialog.templates import INTRODUCTION, variables_of
from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.dialog.script import Response

EVERY_ROBOT_NEEDS = {
    "operator", "never_call_again", "call_back_later", "who_is_calling", "where_did_you_get_my_number",
    "are_you_a_robot", "repeat", "did_not_understand", "hold_on", "cannot_hear", "hello", "wrong_person", "busy_now",
    "swearing", "answering_machine", "another_robot", "send_in_writing", "price", "says_goodbye",
}  # fmt: skip
LEADS_NOWHERE = {"hang_up", "hand_off"}
SAID = YAML(typ="safe", pure=True).load((Path(__file__).parent / "said_to_robots_ru.yaml").read_text("utf-8"))
LANGUAGES = pytest.mark.parametrize("code", ["ru", "en", "ko"])


ORDINARY = {
    "ru": (
        "да удобно", "да, это я", "это я", "нет, спасибо, не нужно", "в среду после обеда", "завтра в десять утра",
        "лучше на следующей неделе", "я подумаю", "надо посоветоваться с женой", "скорее всего приду", "я заболел",
        "у меня температура", "хотелось бы пораньше", "а где это находится", "какой адрес", "во сколько приём",
        "какой врач", "отмените запись", "перенесите запись", "меня зовут Ирина", "меня зовут Ева", "двадцать пять",
        "пять минут есть", "денег нет", "работаю до шести", "приеду позже на десять минут", "спасибо, что напомнили",
        "первый раз слышу", "плохо", "отлично", "запишите меня", "не интересно", "мы переехали в другой город",
    ),
    "en": (
        "that is fine", "i will be there", "no thanks i do not need it", "wednesday afternoon", "tomorrow at ten",
        "next week is better", "i will think about it", "i have to ask my wife", "i do not know yet", "i am ill",
        "i will probably come", "can i have another day", "where is it", "what is the address", "what time is it",
        "which doctor", "do i need my passport", "cancel the appointment", "move the appointment", "twenty five",
        "my name is irene", "one minute is fine", "i have no money", "i work until six", "maybe on saturday",
        "i will be ten minutes late", "thanks for reminding me", "i have a question", "only in the morning", "great",
        "i paid yesterday", "we have moved to another city",
    ),
    "ko": (
        "네 갈게요", "아니요 안 맞아요", "수요일 오후요", "금요일 세 시에 할게요", "내일 오전 열 시요",
        "다음 주가 좋아요", "아침이 더 좋아요", "생각해 볼게요", "아내하고 얘기해 봐야 해요", "아직 몰라요",
        "이미 예약했어요", "네 관심 있어요", "관심 없어요", "네 알겠습니다", "이사했어요", "아파요", "아이가 아파요",
        "다른 날로 바꿔 주세요", "주소가 어디예요", "몇 시예요", "어떤 의사예요", "예약 취소해 주세요",
        "예약 변경해 주세요", "제 이름은 김민수입니다", "스물다섯이요", "어제 냈어요", "오늘은 못 가요",
        "십 분 늦을 것 같아요", "네 기억해요", "질문이 있어요", "아주 좋아요", "그저 그래요",
    ),
}  # fmt: skip


def plain_question(code: str) -> Matcher:
    """Make what reads answers at a plain yes-or-no question of a script that lists every reaction."""
    script = Script.model_validate(
        {"script": "s", "language": code, "kind": "service", "start": "a",
         "reactions": list(ready_made(code).reactions),
         "nodes": {"a": {"say": "?", "on": {"yes": "b", "no": "b"}}, "b": {"say": ".", "hang_up": True}}}
    )  # fmt: skip
    expected = expectation(script, State(contact={}, now=datetime(2026, 11, 23, tzinfo=UTC), seed=0, node="a"))
    return Matcher(expected.phrases, language(code), MatchSettings())


@LANGUAGES
def test_every_reaction_that_every_robot_needs_is_there_in_every_language(code: str) -> None:
    made = ready_made(code).reactions
    assert set(made) == EVERY_ROBOT_NEEDS
    assert min(len(reaction.phrases) for reaction in made.values()) >= 20


@LANGUAGES
def test_every_phrase_is_its_own_reaction_at_a_plain_question_and_no_exception_is(code: str) -> None:
    matcher = plain_question(code)
    for name, reaction in ready_made(code).reactions.items():
        assert {matcher.meaning(text, typed=True).best.name for text in reaction.phrases} == {name}
        assert name not in {matcher.meaning(text, typed=True).best.name for text in reaction.not_when}


@LANGUAGES
def test_ordinary_answers_are_no_reactions(code: str) -> None:
    matcher = plain_question(code)
    taken = {text: matcher.meaning(text, typed=True).best for text in ORDINARY[code]}
    assert sum(best.kind is Kind.REACTION for best in taken.values()) <= 1


def test_what_people_say_in_words_that_are_not_listed() -> None:
    matcher = plain_question("ru")
    pairs = [(meaning, text) for meaning, said in SAID.items() for text in said]
    taken = {text: matcher.meaning(text, typed=True).best.name for _, text in pairs}
    meant = [taken[text] == meaning for meaning, text in pairs if meaning]
    ordinary = [bool(taken[text]) for meaning, text in pairs if not meaning]
    assert sum(meant) >= 0.95 * len(meant)
    assert sum(ordinary) <= 0.03 * len(ordinary)


@LANGUAGES
def test_yes_no_and_back_channels_are_no_reactions(code: str) -> None:
    lexicon, matcher = language(code).lexicon, plain_question(code)
    answers = (*lexicon.intents["yes"], *lexicon.intents["no"], *lexicon.back_channels)
    assert {text for text in answers if matcher.meaning(text, typed=True).best.kind is Kind.REACTION} == set()
    greets = {matcher.meaning(text, typed=True).best.name for text in lexicon.greetings}
    assert greets <= {"yes", "hello", "who_is_calling", ""}


@LANGUAGES
def test_what_returns_counts_and_escalates(code: str) -> None:
    made = ready_made(code).reactions
    returning = {name for name, reaction in made.items() if reaction.then not in LEADS_NOWHERE}
    assert returning == {name for name, reaction in made.items() if reaction.again}
    offered = {offer for reaction in made.values() for response in reaction.again for offer in response.offer}
    assert offered == {"operator", "call_back_later"}
    assert all(made[name].confirm for name in offered)


@LANGUAGES
def test_the_languages_do_the_same(code: str) -> None:
    def deeds(response: Response) -> tuple[object, ...]:
        return response.then, response.offer, response.outcome, response.effect, response.slower

    here, there = ready_made(code).reactions, ready_made("ru").reactions
    assert list(here) == list(there)
    for name, reaction in here.items():
        assert deeds(reaction) == deeds(there[name])
        assert [*map(deeds, reaction.again)] == [*map(deeds, there[name].again)]
        assert (reaction.counts, reaction.ask, reaction.costly) == (
            there[name].counts, there[name].ask, there[name].costly,
        )  # fmt: skip


@LANGUAGES
def test_what_is_expensive_asks_back(code: str) -> None:
    costly = {name: reaction for name, reaction in ready_made(code).reactions.items() if reaction.costly}
    assert set(costly) == {"operator", "never_call_again"}
    assert all(reaction.confirm and reaction.not_when for reaction in costly.values())


@LANGUAGES
def test_each_phrase_belongs_to_one_reaction(code: str) -> None:
    normal = language(code).normalise
    phrases = [normal(phrase) for reaction in ready_made(code).reactions.values() for phrase in reaction.phrases]
    assert len(phrases) == len(set(phrases))


@LANGUAGES
def test_texts_use_only_what_the_walk_gives(code: str) -> None:
    made = ready_made(code)
    responses = [response for one in made.reactions.values() for response in (one, *one.again)]
    said = [text for response in responses for text in response.say]
    said += [text for one in made.reactions.values() for text in (one.confirm, *one.ask_say)]
    assert set().union(*map(variables_of, said)) == {INTRODUCTION}
    assert variables_of(made.texts.confirm_value) == {"value"}
    assert variables_of(made.texts.confirm_answer) == {"phrase"}


def test_a_scripts_phrases_are_added_to_the_built_in_ones() -> None:
    script = Script.model_validate(
        {"script": "s", "language": "ru", "kind": "survey", "start": "a", "intents": {"yes": ["ещё бы"]},
         "nodes": {"a": {"say": "а", "hang_up": True}}}
    )  # fmt: skip
    assert {"ещё бы", "да"} <= set(intent_phrases(script, "yes"))


def script_with(**more: object) -> Script:
    head = {"script": "s", "language": "ru", "kind": "survey", "start": "a"}
    return Script.model_validate({**head, "nodes": {"a": {"say": "а", "hang_up": True}}, **more})


def test_a_script_may_give_a_reaction_its_own_words() -> None:
    price = reaction_named(script_with(reactions=["operator", {"price": "Это бесплатно."}]), "price")
    assert price is not None
    assert price.say == ("Это бесплатно.",)
    assert price.phrases == ready_made("ru").reactions["price"].phrases
    assert [bool(later.say) for later in price.again] == [True, False], "what offers help keeps its words"


def test_a_script_may_change_a_part_of_a_reaction() -> None:
    own = {"operator": {"phrases": ["человека"], "group": "seniors"}, "price": {"say": "Даром.", "again": []}}
    script = script_with(own_reactions=own)
    operator, price = reaction_named(script, "operator"), reaction_named(script, "price")
    assert operator is not None
    assert (operator.phrases, operator.group, operator.then, operator.costly) == (
        ("человека",),
        "seniors",
        "hand_off",
        True,
    )
    assert price is not None
    assert not price.again
    assert set(active_reactions(script)) == {"operator", "price"}


def test_a_reaction_of_the_scripts_own_is_whole() -> None:
    own = reaction_named(script_with(own_reactions={"address": {"phrases": ["адрес"], "say": "Мира, 1."}}), "address")
    assert own is not None
    assert own.then == "return"
    assert reaction_named(script_with(), "address") is None


def test_what_is_done_each_time() -> None:
    script = script_with(reactions=["swearing", "operator"])
    swearing = ready_made("ru").reactions["swearing"]
    done = [response_to(script, swearing, times) for times in range(4)]
    assert [response.then for response in done] == ["return", "return", "hang_up", "hang_up"]
    assert [offered(script, response) for response in done] == ["", "operator", "", ""]
    assert all(response.say for response in done)
    assert response_to(script_with(), swearing, 1).then == "hang_up", "without an operator that offer is passed over"


def test_the_moment_of_a_call_back_is_known_without_the_script() -> None:
    assert value_named(script_with(), "call_back_at") == ready_made("ru").values["call_back_at"]
    own = script_with(values={"call_back_at": {"kind": "time"}})
    assert value_named(own, "call_back_at") == own.values["call_back_at"]
    assert value_named(own, "other") is None


def test_a_script_adds_phrases_to_those_of_a_ready_made_reaction() -> None:
    usual = ready_made("ru").reactions["repeat"].phrases
    more = script_with(own_reactions={"repeat": {"also": [usual[0], "ась"]}})
    only = script_with(own_reactions={"repeat": {"phrases": ["ещё разок"], "also": ["ась"]}})
    assert active_reactions(more)["repeat"].phrases == (*usual, "ась")
    assert active_reactions(only)["repeat"].phrases == ("ещё разок", "ась")
