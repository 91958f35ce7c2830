"""What the reactions do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.moves import Effect, Gone, Heard, Say, Silent
from voicebot.dialog.walk import expectation

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

NOTE_BETWEEN = """
contact: {note: optional}
nodes:
  first: {say: "Удобно?", on: {yes: note}}
  note: {say: "{{ note }}", then: done}
  done: {say: "Спасибо!", hang_up: true}
"""
CALLS_BACK = """
reactions: [call_back_later]
nodes:
  first: {say: "Удобно?", on: {yes: done}}
  done: {say: "Спасибо!", hang_up: true}
"""
ASKS_WHEN = ("Когда вам перезвонить?", "В какое время вам удобно поговорить?")
TWO_WAYS = """
reactions: [operator, call_back_later, repeat, cannot_hear, are_you_a_robot, swearing, hold_on, hello]
nodes:
  first: {say: ["Это робот. Вы придёте?", "Придёте ли вы?"], on: {yes: done, no: done}}
  done: {say: "Спасибо!", hang_up: true}
"""
ALONE = TWO_WAYS.replace("operator, call_back_later, ", "")


def test_a_reaction_answers_and_returns_to_the_question(reminded: Talk) -> None:
    reminded.hear("а кто это?")
    assert reminded.said == ["Это робот клиники «Здоровье».", "Вы придёте?"]
    assert reminded.roles == ["reaction", "prompt"]
    assert reminded.hear("приду").state.node == "confirmed"


def test_to_repeat_is_to_say_the_whole_prompt(reminded: Talk) -> None:
    assert reminded.hear("повторите, пожалуйста").said[-1].startswith("Напоминаю")


def test_who_asks_to_wait_is_waited_for(reminded: Talk) -> None:
    reminded.hear("подождите минутку")
    assert reminded.roles == ["reaction"]
    assert expectation(reminded.script, reminded.state).silence_ms == 20_000
    reminded.send(Silent())
    assert reminded.roles[0] == "silence"
    assert expectation(reminded.script, reminded.state).silence_ms == 4000


def test_the_stop_list_comes_before_the_goodbye(reminded: Talk) -> None:
    reminded.hear("больше мне не звоните")
    kinds = [type(action) for action in reminded.last]
    assert kinds.index(Effect) < kinds.index(Say)
    assert reminded.outcome == "do_not_call"
    assert reminded.finish().hung_up


def test_an_answering_machine_is_hung_up_on_at_once(visit: Talk) -> None:
    assert visit.hear("оставьте сообщение после сигнала").hung_up
    assert visit.outcome == "answering_machine"


def test_the_time_to_call_back_is_asked_and_confirmed(start_talk: StartTalk) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже")
    assert talk.said[0] in ASKS_WHEN
    asked = expectation(talk.script, talk.state).asked
    assert asked is not None
    assert asked.kind == "datetime"
    talk.hear("завтра в десять утра")
    assert talk.roles == ["confirm"]
    talk.hear("да")
    effects = [action.data["at"] for action in talk.actions if isinstance(action, Effect)]
    assert effects == ["2026-11-24T10:00"]
    assert talk.outcome == "call_back"
    assert talk.finish().hung_up


def test_who_does_not_name_a_time_is_called_back_all_the_same(start_talk: StartTalk) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже")
    for _ in range(3):
        talk.send(Silent())
    assert talk.outcome == "call_back"


def test_a_script_can_have_reactions_of_its_own(start_talk: StartTalk) -> None:
    talk = start_talk("""
    own_reactions: {address: {phrases: [где вы находитесь, какой адрес], say: На улице Мира.}}
    nodes: {first: {say: "Придёте?", on: {yes: done}}, done: {say: Ждём., hang_up: true}}
    """)
    assert talk.hear("а какой у вас адрес").said == ["На улице Мира.", "Придёте?"]


def test_a_node_that_goes_on_by_itself_starts_over_after_a_reaction(start_talk: StartTalk) -> None:
    talk = start_talk("""
    reactions: [repeat]
    nodes: {first: {say: Слушайте внимательно., then: done}, done: {say: Всё., hang_up: true}}
    """)
    assert talk.hear("повторите").said[-1] == "Слушайте внимательно."
    assert talk.finish().said == ["Всё."]


def test_a_prompt_that_comes_to_no_words_is_passed_over(start_talk: StartTalk) -> None:
    talk = start_talk(NOTE_BETWEEN, note="").hear("да")
    assert talk.said == ["Спасибо!"]
    assert start_talk(NOTE_BETWEEN, note="Возьмите паспорт.").hear("да").said == ["Возьмите паспорт."]


def effects(talk: Talk) -> list[tuple[str, str]]:
    return [(action.effect, action.data.get("at", "")) for action in talk.actions if isinstance(action, Effect)]


def test_the_question_is_not_asked_in_the_same_words_twice_running(start_talk: StartTalk) -> None:
    talk = start_talk(TWO_WAYS)
    asked = [talk.hear("вы меня слышите").said[-1] for _ in range(2)]
    assert len({talk.state.prompt.split(". ")[-1], *asked}) == 2
    assert asked[0] != asked[1]


def test_who_is_answered_a_third_time_is_offered_help(start_talk: StartTalk) -> None:
    talk = start_talk(TWO_WAYS)
    firsts = [talk.hear("повторите").said[0] for _ in range(3)]
    assert len(set(firsts)) == 3
    assert talk.said[-1] == "Соединить вас с оператором?"
    assert talk.roles[-1] == "confirm"
    assert talk.hear("да").handed_to == ""


def test_an_offer_that_is_declined_or_not_answered_goes_on(start_talk: StartTalk) -> None:
    for answer in ("нет", None):
        talk = start_talk(TWO_WAYS).hear("вы робот").hear("вы робот")
        for _ in range(2):
            if answer is None:
                talk.send(Silent())
        talk.hear(answer) if answer else None
        assert talk.handed_to is None
        assert talk.said[-1].endswith("?")
        assert talk.hear("да").state.node == "done"


def test_what_a_script_does_not_list_is_not_offered(start_talk: StartTalk) -> None:
    talk = start_talk(ALONE).hear("вы робот").hear("вы робот")
    assert "confirm" not in talk.roles
    assert not {"Соединить вас с оператором?"} & set(talk.said)


def test_swearing_a_second_time_is_the_end_where_there_is_no_operator(start_talk: StartTalk) -> None:
    talk = start_talk(ALONE).hear("отвали").hear("да отстаньте")
    assert talk.outcome == "refused"
    assert talk.finish().hung_up
    offered = start_talk(TWO_WAYS).hear("отвали").hear("да отстаньте")
    assert offered.said[-1] == "Соединить вас с оператором?"


def test_who_does_not_hear_is_spoken_to_slower_and_then_for_good(start_talk: StartTalk) -> None:
    talk = start_talk(TWO_WAYS).hear("вас плохо слышно")
    assert all(say.slower for say in talk.last if isinstance(say, Say))
    assert not any(say.slower for say in talk.hear("вы робот").last if isinstance(say, Say))
    talk.hear("не слышу вас")
    assert all(say.slower for say in talk.hear("да").last if isinstance(say, Say))


def test_a_line_on_which_nothing_is_heard_is_given_up(start_talk: StartTalk) -> None:
    talk = start_talk(ALONE)
    for _ in range(3):
        talk.hear("вас плохо слышно")
    assert talk.outcome == "bad_line"
    assert [effect for effect, _ in effects(talk)] == ["call_back"]


def test_waiting_has_an_end(start_talk: StartTalk) -> None:
    talk = start_talk(ALONE)
    for _ in range(3):
        talk.hear("подождите минутку")
    assert talk.outcome == "call_back"


def test_some_times_are_counted_afresh_at_every_node(start_talk: StartTalk) -> None:
    talk = start_talk(
        TWO_WAYS.replace("on: {yes: done, no: done}", "on: {yes: second}")
        + """
  second: {say: "Точно?", on: {yes: done}}
"""
    )
    talk.hear("повторите").hear("вы робот").hear("да")
    assert talk.state.times == {"are_you_a_robot": 1}


@pytest.mark.parametrize(
    ("said", "at"),
    [
        (["завтра после обеда"], "2026-11-24T14:00"),
        (["через час"], "2026-11-23T13:00"),
        (["вечером"], "2026-11-23T18:00"),
        (["завтра"], "2026-11-24"),
        (["утром"], "2026-11-24T09:00"),
    ],
)
def test_when_to_call_back_as_people_say_it(start_talk: StartTalk, said: list[str], at: str) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже")
    for text in said:
        talk.hear(text)
    talk.hear("да")
    assert effects(talk) == [("call_back", at)]


@pytest.mark.parametrize("text", ["мне всё равно", "не знаю", "когда угодно", "потом"])
def test_who_leaves_the_time_to_us_is_not_asked_again(start_talk: StartTalk, text: str) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже").hear(text)
    assert effects(talk) == [("call_back", "2026-11-24T12:00")]
    assert talk.outcome == "call_back"


def test_who_wants_no_call_back_after_all_gets_none(start_talk: StartTalk) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже").hear("нет, не надо")
    assert effects(talk) == []
    assert talk.outcome == "refused"


def test_what_was_asked_for_is_done_though_the_line_drops_before_it_is_confirmed(visit: Talk) -> None:
    meaning = replace(visit.meaning("больше не звоните"), confirm=True)
    visit.send(Heard(meaning))
    assert visit.roles == ["confirm"]
    visit.send(Gone())
    assert [effect for effect, _ in effects(visit)] == ["stop_list"]
    assert visit.outcome == "do_not_call"


def test_what_was_only_offered_is_not_done_when_the_line_drops(start_talk: StartTalk) -> None:
    talk = start_talk(TWO_WAYS.replace("operator, ", ""))
    for _ in range(3):
        talk.hear("повторите")
    assert talk.said[-1] == "Перезвонить вам в другое время?"
    assert effects(talk.send(Gone())) == []
