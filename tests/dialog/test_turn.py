"""What the reactions do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.moves import Effect, Say, Silent
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
values: {call_back_at: {kind: datetime, future: true}}
reactions: [call_back_later]
nodes:
  first: {say: "Удобно?", on: {yes: done}}
  done: {say: "Спасибо!", hang_up: true}
"""


def test_a_reaction_answers_and_returns_to_the_question(reminded: Talk) -> None:
    reminded.hear("а кто это?")
    assert reminded.said == ["Ирина Петровна, здравствуйте! Это робот клиники «Здоровье».", "Вы придёте?"]
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


def test_the_time_to_call_back_is_asked_where_the_script_declares_it(start_talk: StartTalk) -> None:
    talk = start_talk(CALLS_BACK).hear("перезвоните позже")
    assert talk.said == ["Когда вам перезвонить?"]
    assert expectation(talk.script, talk.state).value == "datetime"
    talk.hear("завтра в десять утра")
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
